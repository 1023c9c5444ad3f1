//! The built-in profiles, and which of them a batch is read under.

use std::sync::{Arc, LazyLock};

use super::pattern::comparing_form;
use super::{Profile, parse};

/// How many files are looked at to choose a profile.
const N_LOOKED_AT: usize = 20;
/// How many characters of each file are looked at: title, preamble and first headings.
const OPENING: usize = 2_000;

/// The built-in profiles, `generic` last.
///
/// Their patterns compile when first used; a test holds that each of them is valid.
#[must_use]
pub fn builtin() -> &'static [Arc<Profile>] {
    static BUILTIN: LazyLock<Vec<Arc<Profile>>> = LazyLock::new(|| {
        SOURCES
            .iter()
            .filter_map(|source| parse::parse(source, false).ok())
            .map(Arc::new)
            .collect()
    });
    &BUILTIN
}

/// The TOML of the built-in profiles, in the order in which they are tried.
const SOURCES: [&str; 2] = [include_str!("fazhi.toml"), include_str!("generic.toml")];

/// Whether this is the TOML of a built-in profile, word for word.
#[must_use]
pub fn is_builtin(source: &str) -> bool {
    SOURCES.contains(&source)
}

/// The built-in profile of an id.
#[must_use]
pub fn find(id: &str) -> Option<Arc<Profile>> {
    builtin().iter().find(|profile| profile.id == id).cloned()
}

/// The profile for a batch: the first built-in whose patterns meet in at least half
/// of the first 20 files, else `generic`.
///
/// `files` yields name and text in the order of the batch; texts that could not be read
/// are left out by the caller. The opening of a text and the name count.
#[must_use]
pub fn choose<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Arc<Profile> {
    let openings: Vec<[String; 2]> = files
        .into_iter()
        .take(N_LOOKED_AT)
        .map(|(name, text)| {
            let opening: String = text.chars().take(OPENING).collect();
            [comparing_form(name), comparing_form(&opening)]
        })
        .collect();
    let meets = |profile: &Profile, file: &[String; 2]| {
        let mut patterns = profile.recognise.iter();
        patterns.any(|pattern| file.iter().any(|text| pattern.is_match(text)))
    };
    let profiles = builtin();
    let chosen = profiles.iter().find(|profile| {
        let n_met = openings.iter().filter(|file| meets(profile, file)).count();
        n_met > 0 && n_met * 2 >= openings.len()
    });
    chosen.or(profiles.last()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{CriterionKind, Points};

    #[test]
    fn every_built_in_profile_is_valid_with_its_patterns() {
        for source in SOURCES {
            let faults = match Profile::parse(source) {
                Ok(_) => String::new(),
                Err(faults) => faults
                    .iter()
                    .map(|fault| fault.message(crate::lang::Lang::En) + "\n")
                    .collect(),
            };
            assert_eq!(faults, "");
        }
        let ids: Vec<&str> = builtin()
            .iter()
            .map(|profile| profile.id.as_str())
            .collect();
        assert_eq!(ids, ["fazhi", "generic"]);
    }

    #[test]
    fn the_ids_that_scripts_depend_on_stand() {
        let fazhi = find("fazhi").unwrap();
        let parts: Vec<&str> = fazhi.parts.iter().map(|part| part.id.as_str()).collect();
        assert_eq!(
            parts,
            ["measures", "shortcomings", "leaders", "plan", "other"]
        );
        let criteria: Vec<(&str, i32)> = fazhi
            .rubric
            .criteria
            .iter()
            .map(|criterion| (criterion.id.as_str(), criterion.max.0 / 100))
            .collect();
        assert_eq!(
            criteria,
            [
                ("measures", 35),
                ("shortcomings", 20),
                ("leaders", 20),
                ("plan", 15),
                ("form", 10),
                ("bonus", 5),
                ("reject", 0)
            ]
        );
        assert_eq!(fazhi.rubric.total, Points(10_000));
        assert_eq!(
            fazhi.rubric.criterion("reject").map(|flag| flag.kind),
            Some(CriterionKind::Flag)
        );
    }

    #[test]
    fn a_part_missing_keeps_a_report_from_the_highest_grade() {
        let rubric = &find("fazhi").unwrap().rubric;
        let best = rubric.grades.first().unwrap().min;
        for part in ["shortcomings", "leaders"] {
            let max = rubric.criterion(part).unwrap().max;
            assert!(rubric.total - max < best, "{part}");
        }
    }

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &str) {
        assert_eq!(choose(files.iter().copied()).id, expected);
    }

    #[test]
    fn half_of_the_first_twenty_files_choose_the_profile() {
        let fazhi = ("a.txt", "青石镇 2023 年法治 政府建设情况报告\n");
        let other = ("b.txt", "Annual report of the harbour office");
        check(&[], "generic");
        check(&[fazhi], "fazhi");
        check(&[fazhi, other], "fazhi");
        check(&[fazhi, other, other], "generic");
        check(&[("青石镇法治政府建设年度报告.pdf", "")], "fazhi");
        let mut many = vec![other; 11];
        many.extend([fazhi; 200]);
        check(&many, "generic");
    }
}
