//! Merging other stores into this one: everything is read and judged first, then written.
//!
//! **A reviewer's folder goes into the folder of the same name and nowhere else; a file that
//! speaks for another reviewer or report than its place says, or cannot be read, stops the
//! whole merge before the first write. Private remarks and drafts are never looked at.** What
//! is written is what [`join`](super::join) makes of both files, so that merging again, or in
//! another order, changes nothing.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use super::copies::Joined;
use super::error::StoreError;
use super::file::{Parsed, Shape};
use super::io;
use super::join::join;
use super::names;
use super::open::{Binding, Marks, Store};
use crate::review::{Entry, Item, Review, Value};

/// What a merge would do.
#[derive(Debug, Default)]
pub struct MergePlan {
    /// Why nothing can be merged; empty where it can.
    pub faults: Vec<MergeFault>,
    /// The reviews that change, in order of reviewer and report.
    pub reviews: Vec<Planned>,
    /// Reviews found that change nothing.
    pub n_same: usize,
    /// Reviewers who have no folder here yet.
    pub new_reviewers: Vec<String>,
    /// Names of different reviewers that look alike.
    pub alike: Vec<(String, String)>,
    /// Sources whose scores were given under another profile than this store's.
    pub other_profile: Vec<PathBuf>,
    /// Files changed by hand; they are used as they are.
    pub by_hand: Vec<PathBuf>,
    /// The profile to pin, where this store has none.
    profile: Option<String>,
}

/// Why nothing is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeFault {
    /// A file that cannot be used, or a source of another batch.
    Unusable(StoreError),
    /// A folder that holds no store, and nothing may be made of it.
    NoStore(PathBuf),
}

/// A review that changes.
#[derive(Debug)]
pub struct Planned {
    /// Whose.
    pub reviewer: String,
    /// Of which report.
    pub report: String,
    /// There is no such review here yet.
    pub is_new: bool,
    /// The entries that come to it.
    pub entries: Vec<Entry>,
    /// What stands in it when they are in, where that differs: the item, before and after.
    pub changes: Vec<(Item, Value, Value)>,
    /// Items that have several values when they are in: the one in force first.
    pub settle: Vec<(Item, Vec<Value>)>,
    foreign: Parsed,
}

impl Store {
    /// Works out what merging other stores into this one would do. Writes nothing. `batch` is
    /// what is known of the batch that this store is for, besides its own reviews; forced, it
    /// takes in whatever comes.
    ///
    /// # Errors
    /// A store cannot be listed.
    pub fn plan_merge(&self, from: &[Self], batch: &Binding<'_>) -> Result<MergePlan, StoreError> {
        let mut plan = MergePlan::default();
        let mut found: BTreeMap<(String, String), Parsed> = BTreeMap::new();
        if let Some(sealed) = self.sealed() {
            plan.faults.push(MergeFault::Unusable(sealed.clone()));
        }
        let is_taken = |name: &OsString| !name.as_encoded_bytes().starts_with(b".");
        if !self.is_store() && io::list(&self.dir)?.iter().any(is_taken) {
            plan.faults.push(MergeFault::NoStore(self.dir.clone()));
        }
        for source in from {
            source.collect(&mut found, &mut plan)?;
        }
        self.judge_profiles(from, &mut plan)?;
        self.judge_batches(from, batch, &mut plan)?;
        let own = self.reviewers()?;
        let mut names: Vec<String> = found.keys().map(|(reviewer, _)| reviewer.clone()).collect();
        names.dedup();
        plan.new_reviewers = names
            .iter()
            .filter(|it| !own.contains(it))
            .cloned()
            .collect();
        names.extend(own);
        names.sort();
        names.dedup();
        plan.alike = names::alike(&names);
        for ((reviewer, report), foreign) in found {
            match self.joined(Shape::Review, &reviewer, &report) {
                Ok(own) => plan.add(own.map(|own| own.parsed), foreign),
                Err(error) => plan.faults.push(MergeFault::Unusable(error)),
            }
        }
        Ok(plan)
    }

    /// Takes in what a source holds, and notes what is wrong with it.
    fn collect(
        &self,
        found: &mut BTreeMap<(String, String), Parsed>,
        plan: &mut MergePlan,
    ) -> Result<(), StoreError> {
        if !self.is_store() {
            plan.faults.push(MergeFault::NoStore(self.dir.clone()));
            return Ok(());
        }
        let mut broken = |error| plan.faults.push(MergeFault::Unusable(error));
        if let Some(sealed) = self.sealed() {
            broken(sealed.clone());
        }
        let reviews = self.dir.join("reviews");
        for folder in io::list(&reviews)? {
            let Some(reviewer) = folder.to_str().and_then(names::reviewer_of_folder) else {
                broken(StoreError::damaged(
                    &reviews.join(folder),
                    "no reviewer has a folder of this name",
                ));
                continue;
            };
            for stored in self.stored(&reviewer, Shape::Review)? {
                let parsed = match stored.read() {
                    Ok(parsed) => parsed,
                    Err(error) => {
                        broken(error);
                        continue;
                    }
                };
                if let Some(version) = parsed.newer {
                    let path = stored.path;
                    broken(StoreError::Newer { path, version });
                    continue;
                }
                if parsed.is_by_hand {
                    plan.by_hand.push(stored.path);
                }
                let key = (reviewer.clone(), parsed.review.report.clone());
                let joined = match found.remove(&key) {
                    Some(known) => join(known, parsed),
                    None => parsed,
                };
                found.insert(key, joined);
            }
        }
        Ok(())
    }

    /// Whether the sources' scores were given under this store's profile.
    fn judge_profiles(&self, from: &[Self], plan: &mut MergePlan) -> Result<(), StoreError> {
        let own = self.profile()?;
        for source in from {
            let Some(theirs) = source.profile()? else {
                continue;
            };
            match own.as_ref().or(plan.profile.as_ref()) {
                Some(pinned) if *pinned != theirs => plan.other_profile.push(source.dir.clone()),
                Some(_) => {}
                None => plan.profile = Some(theirs),
            }
        }
        Ok(())
    }

    /// Whether the sources are of this batch: of the same id, or with a report in common with
    /// the reviews here or with the batch itself. Where neither is known, the name decides; a
    /// store that is made now becomes one of the first source's batch.
    fn judge_batches(
        &self,
        from: &[Self],
        batch: &Binding<'_>,
        plan: &mut MergePlan,
    ) -> Result<(), StoreError> {
        if batch.force {
            return Ok(());
        }
        let of_all = |store: &Self| Ok(store.marks(|_| false)?.unwrap_or_default());
        let own: Marks = of_all(self)?;
        for source in from {
            let theirs: Marks = of_all(source)?;
            let is_kin = theirs.paths.is_empty()
                || source.batch_id == self.batch_id && !self.batch_id.is_empty()
                || !own.paths.is_disjoint(&theirs.paths)
                || !own.texts.is_disjoint(&theirs.texts)
                || own.paths.is_empty() && source.batch_name == self.batch_name
                || theirs.paths.iter().any(|path| (batch.knows_path)(path))
                || (batch.knows_text)(&theirs.texts);
            if !is_kin {
                plan.faults.push(MergeFault::Unusable(StoreError::Foreign {
                    path: source.dir.clone(),
                    belongs_to: source.batch_name.clone(),
                    batch: self.batch_name.clone(),
                }));
            }
        }
        Ok(())
    }

    /// Carries out a plan: every file by itself, all of them under a mark that `check` shows
    /// until the last is written. `at` is now, RFC 3339; `command` is for people; `written` is
    /// called after each file.
    ///
    /// # Errors
    /// Something could not be written; the same merge again goes on where this one stopped.
    pub fn merge(
        &self,
        plan: &MergePlan,
        from: &[Self],
        command: &str,
        at: &str,
        written: &dyn Fn(),
    ) -> Result<(), StoreError> {
        let mut sources: Vec<String> = from
            .iter()
            .map(|source| source.dir.to_string_lossy().into_owned())
            .collect();
        sources.sort();
        let input = format!("merge\n{}", sources.join("\n"));
        let n_files = plan.reviews.len() + usize::from(plan.profile.is_some());
        let begun = self.begin(command, input.as_bytes(), n_files, at)?;
        if let Some(source) = &plan.profile {
            self.make(Some(&super::PinnedProfile {
                source: source.clone(),
                ..super::PinnedProfile::default()
            }))?;
        }
        for planned in &plan.reviews {
            self.take_over(planned)?;
            written();
        }
        begun.end()
    }

    fn take_over(&self, planned: &Planned) -> Result<(), StoreError> {
        let (reviewer, report) = (&planned.reviewer, &planned.report);
        let path = self.path_of(Shape::Review, reviewer, report)?;
        let _lock = self.lock(reviewer)?;
        self.ready(&self.folder(Shape::Review, reviewer)?)?;
        // Another session may have written since the plan was made.
        let own = self.joined(Shape::Review, reviewer, report)?;
        let foreign = Parsed {
            is_by_hand: false,
            ..planned.foreign.clone()
        };
        let joined = match own {
            Some(own) => Joined {
                parsed: join(own.parsed, foreign),
                ..own
            },
            None => Joined {
                parsed: foreign,
                bytes: None,
                copies: Vec::new(),
            },
        };
        self.write_as_is(&path, Shape::Review, joined)?;
        Ok(())
    }
}

impl MergePlan {
    fn add(&mut self, own: Option<Parsed>, foreign: Parsed) {
        let reviewer = foreign.review.reviewer.clone();
        let report = foreign.review.report.clone();
        let is_new = own.is_none();
        let before = own.unwrap_or_else(|| Parsed::empty(&report, &reviewer));
        let after = join(before.clone(), foreign.clone());
        let is_same = !is_new && after.review == before.review && after.kept == before.kept;
        if is_same {
            self.n_same += 1;
            return;
        }
        let entries: Vec<Entry> = after
            .review
            .history
            .iter()
            .filter(|entry| !before.review.history.contains(entry))
            .cloned()
            .collect();
        self.reviews.push(Planned {
            changes: changes(&before.review, &after.review, &entries),
            settle: settle(&after.review),
            reviewer,
            report,
            is_new,
            entries,
            foreign,
        });
    }

    /// Whether carrying it out would change anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reviews.is_empty() && self.profile.is_none()
    }
}

/// The items that have several values, with all of them.
fn settle(review: &Review) -> Vec<(Item, Vec<Value>)> {
    let items = review.others.iter();
    items
        .map(|(item, others)| {
            let mut values = vec![review.value(item)];
            values.extend(others.iter().cloned());
            (item.clone(), values)
        })
        .collect()
}

/// The items that entries speak of and that change by them.
fn changes(before: &Review, after: &Review, entries: &[Entry]) -> Vec<(Item, Value, Value)> {
    let items: std::collections::BTreeSet<&Item> =
        entries.iter().map(|entry| &entry.item).collect();
    items
        .into_iter()
        .map(|item| (item.clone(), before.value(item), after.value(item)))
        .filter(|(_, old, new)| !old.same(new))
        .collect()
}
