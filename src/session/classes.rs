//! Which rubric a report is scored by: the class of its unit.

use std::sync::Arc;

use super::open::Session;
use crate::batch::Unit;
use crate::profile::Profile;
use crate::report::{Issuer, Rank};

impl Session {
    /// The profile with the rubric that a report is scored by: that of the class chosen by
    /// hand, else named in `units.csv`, else of the issuer's rank.
    ///
    /// Reads the report only where the profile has classes.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn profile_of(&self, report_idx: usize) -> Arc<Profile> {
        let profile = self.profile();
        if profile.classes.is_empty() {
            return profile;
        }
        let by_hand = self.corrections(report_idx).class;
        let report = self.read(report_idx).ok();
        let issuer = report.as_ref().and_then(|report| report.issuer.as_ref());
        let path = &self.discover().entries[report_idx].path;
        self.profile_for(path, issuer.map(|issuer| &issuer.value), by_hand.as_deref())
    }

    /// The same by a report's printed path; the usual one where the report is gone.
    pub fn profile_of_path(&self, path: &str) -> Arc<Profile> {
        let report_idx = self.discover().position(path);
        report_idx.map_or_else(|| self.profile(), |report_idx| self.profile_of(report_idx))
    }

    /// The same, of what is known of a report.
    pub(super) fn profile_for(
        &self,
        path: &str,
        issuer: Option<&Issuer>,
        by_hand: Option<&str>,
    ) -> Arc<Profile> {
        let usual = self.profile();
        if usual.classes.is_empty() {
            return usual;
        }
        let in_units = self.unit_of(path, issuer).map(|unit| unit.class.as_str());
        let rank = issuer.and_then(|issuer| issuer.rank).map(Rank::id);
        let Some(class) = usual.class_of(by_hand, in_units, rank) else {
            return usual;
        };
        let profiles = self.class_profiles.get_or_init(|| {
            let classes = usual.classes.iter();
            classes
                .map(|class| Arc::new(usual.with_rubric_of(class)))
                .collect()
        });
        let of_class = |profile: &&Arc<Profile>| profile.class.as_ref() == Some(&class.id);
        profiles.iter().find(of_class).cloned().unwrap_or(usual)
    }

    /// The class that `units.csv` gives the unit of a report, or that of its rubric.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn unit_class(&self, report_idx: usize) -> Option<String> {
        let path = &self.discover().entries[report_idx].path;
        let unit = self.unit_of(path, self.issuer(report_idx).as_ref());
        let class = unit.map(|unit| unit.class.clone());
        class
            .filter(|class| !class.is_empty())
            .or_else(|| self.profile_of(report_idx).class.clone())
    }

    /// Who sent a report, where it can be read and says so.
    ///
    /// # Panics
    ///
    /// `report_idx` is no index of [`Session::discover`]'s entries.
    pub fn issuer(&self, report_idx: usize) -> Option<Issuer> {
        let report = self.read(report_idx).ok()?;
        report.issuer.as_ref().map(|issuer| issuer.value.clone())
    }

    /// The line of `units.csv` that speaks of a report: the one that names its path, else the
    /// one whose unit the issuer or the path names.
    pub(super) fn unit_of(&self, path: &str, issuer: Option<&Issuer>) -> Option<&Unit> {
        let units = &self.discover().units;
        units.iter().find(|unit| unit.report == path).or_else(|| {
            let names = |unit: &&Unit| {
                let name = unit.unit.as_str();
                let issued = |issuer: &Issuer| issuer.short == name || issuer.name.contains(name);
                unit.report.is_empty() && (path.contains(name) || issuer.is_some_and(issued))
            };
            units.iter().find(names)
        })
    }
}
