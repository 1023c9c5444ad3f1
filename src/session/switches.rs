//! Which checks run: as the profile says, as was switched for this batch, and as a command
//! asks.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use super::error::ProfileFault;
use super::open::Session;
use super::reviews::CommitError;
use crate::checks::{self, About, Finding, Switches};
use crate::lang::Lang;
use crate::profile::{self, CheckSetting};

/// A check, and whether it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckState {
    /// The check.
    pub about: &'static About,
    /// It runs.
    pub on: bool,
    /// This was switched for this batch; else the profile or the check itself says so.
    pub switched: bool,
}

/// Why a check could not be switched.
#[derive(Debug, thiserror::Error)]
pub enum SwitchError {
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] CommitError),
    /// What was switched before cannot be read, so that it is not overwritten.
    #[error(transparent)]
    File(#[from] ProfileFault),
}

impl SwitchError {
    /// What happened, and on further lines what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Store(error) => error.message(lang),
            Self::File(fault) => fault.message(lang),
        }
    }
}

impl Session {
    /// Which checks run in this session, beyond what the profile says.
    #[must_use]
    pub fn switches(&self) -> Arc<Switches> {
        let chosen = self.switches.read();
        let chosen = Option::clone(&chosen.unwrap_or_else(PoisonError::into_inner));
        chosen.unwrap_or_else(|| {
            let switches = Switches {
                batch: self.batch_checks().unwrap_or_default(),
                ..Switches::default()
            };
            self.choose(switches)
        })
    }

    /// Chooses which checks run in this session; what was switched for the batch stays so.
    pub fn set_switches(&self, switches: Switches) {
        self.choose(Switches {
            batch: self.batch_checks().unwrap_or_default(),
            ..switches
        });
        self.forget_findings();
    }

    fn choose(&self, switches: Switches) -> Arc<Switches> {
        let switches = Arc::new(switches);
        let mut chosen = self
            .switches
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *chosen = Some(Arc::clone(&switches));
        switches
    }

    /// Every check, in order of id, and whether it runs in this batch.
    #[must_use]
    pub fn check_states(&self) -> Vec<CheckState> {
        let (profile, switches) = (self.profile(), self.switches());
        let state = |about: &'static About| CheckState {
            about,
            on: switches.runs(about, &profile),
            switched: switches.batch.contains_key(about.id),
        };
        checks::abouts().map(state).collect()
    }

    /// Switches a check on or off for this batch, for everybody who reviews it, and keeps that
    /// in the store.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written, or what was switched before cannot be read.
    pub fn switch_check(&self, about: &About, on: bool) -> Result<(), SwitchError> {
        let store = self.store()?;
        // What another session switched meanwhile stays.
        let mut batch = self.batch_checks()?;
        batch.remove(about.id);
        let without = Switches {
            batch,
            ..Switches::clone(&self.switches())
        };
        let usual = without.runs(about, &self.profile());
        let mut batch = without.batch;
        if usual != on {
            let setting = if on {
                CheckSetting::On
            } else {
                CheckSetting::Off
            };
            batch.insert(about.id.to_owned(), setting);
        }
        let written = store.set_checks(&profile::write_checks(&batch));
        written.map_err(CommitError::Store)?;
        self.set_switches(Switches::clone(&self.switches()));
        Ok(())
    }

    /// What was switched for this batch.
    fn batch_checks(&self) -> Result<BTreeMap<String, CheckSetting>, SwitchError> {
        let store = match self.store() {
            Ok(store) => store,
            Err(CommitError::Nowhere) => return Ok(BTreeMap::new()),
            Err(error) => return Err(error.into()),
        };
        let Some(source) = store.checks().map_err(CommitError::Store)? else {
            return Ok(BTreeMap::new());
        };
        let faults = |faults| ProfileFault::Faults {
            file: store.dir().join("checks.toml"),
            faults,
        };
        Ok(profile::read_checks(&source).map_err(faults)?)
    }

    /// Why what was switched for this batch is not used, if it is not.
    pub(super) fn switches_fault(&self) -> Option<SwitchError> {
        self.batch_checks().err()
    }

    /// Whether the person wants to see a finding no more in this batch.
    pub(super) fn is_muted(&self, finding: &Finding) -> bool {
        let muted = self.muted.read().unwrap_or_else(PoisonError::into_inner);
        muted
            .iter()
            .any(|(check, quote)| check == finding.check() && *quote == finding.quote)
    }

    /// Says which findings the person wants to see no more in this batch, by check and quote:
    /// the list counts them no more.
    pub fn set_muted(&self, wanted: Vec<(String, String)>) {
        let mut muted = self.muted.write().unwrap_or_else(PoisonError::into_inner);
        *muted = wanted;
        drop(muted);
        self.forget_findings();
    }

    /// Forgets what was found and counted, and what is being counted now.
    fn forget_findings(&self) {
        let mut kept = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clear();
        drop(kept);
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.clear();
        self.rows_epoch
            .fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}
