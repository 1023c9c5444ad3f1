//! Everything particular to a kind of report, as data: required parts, rubric,
//! law names, stock phrases.
//!
//! **The code knows only profiles; no other room names a part, a criterion or
//! a law.** The built-in profiles stand beside this code, `generic` serving any
//! report that has headings.
//!
//! # The format
//!
//! A profile is TOML. Points are numbers or decimals in quotes with at most two places
//! and are read from the digits as written, never through a float. Ids are small ASCII
//! letters, digits, `-` and `_`, beginning with a letter, and are never renamed: reviews
//! refer to them. A text is a string, or `{ zh = "…", en = "…" }`. A key that means
//! nothing is a fault, and every fault is told with line, column, key and what would be
//! right ([`ProfileError`]).
//!
//! ```toml
//! format = "zhupi-profile"
//! version = 1
//! id = "harbour"
//! name = { zh = "港口年报", en = "Harbour report" }
//! recognise = ['harbour']        # chosen where one meets in half of the first 20 files
//!
//! [[part]]                       # in the order of the regulation; may be left out
//! id = "plan"
//! name = "Plan"
//! required = true                # a report without it has a fault (default false)
//! topics = false                 # holds the headings that name no part (default false)
//! year = 1                       # speaks of the report's year plus this
//! patterns = ['^(work )?plan']   # a heading that matches names this part
//! hints = ['outlook']            # a heading that matches suggests it
//! except = ['floor plan']        # a heading that matches does not name it after all
//! turns = ['^next year']         # a sentence that matches begins it in running text
//!
//! [rubric]
//! total = 100                    # what award and deduct criteria count for together
//! not_applicable = "rescale"     # or "full", "zero", "never": see below
//! bonus_cap = 5                  # the most that bonus criteria may add together
//! penalty_cap = 10               # the most that penalty criteria may take off together
//!
//! [[rubric.grade]]               # from the highest down, the last from 0
//! id = "good"
//! name = { zh = "良好", en = "good" }
//! min = 80
//! [[rubric.grade]]
//! id = "poor"
//! name = { zh = "较差", en = "poor" }
//! min = 0
//!
//! [[rubric.group]]               # an aspect over its sub-criteria, or a source of points
//! id = "work"
//! name = "Work"
//! weight = 100                   # what its criteria count for together (default: their sum)
//!
//! [[rubric.criterion]]           # in the order of the score sheet
//! id = "plan"
//! name = "Plan"
//! kind = "award"                 # or "deduct", "bonus", "penalty", "flag" (default "award")
//! max = 100                      # not for flags
//! step = 0.5                     # scores are multiples of it (default 0.5)
//! weight = 100                   # what max counts for in total or group (default: max)
//! group = "work"
//! not_applicable = "never"       # for this one, if not as the rubric says
//! deduction_cap = 10             # the most its deductions take off together
//! part = "plan"                  # the part to read for it
//! text = "What to look for."
//! [[rubric.criterion.deduction]] # countable reasons for taking points off
//! id = "no-dates"
//! label = "A measure without a date"
//! points = 0.5                   # each time
//! cap = 2                        # at most in all (default: counts once)
//! [[rubric.criterion.level]]     # as grades: what a range of points means
//! id = "poor"
//! name = "poor"
//! min = 0
//! text = "Repeats last year's plan."
//!
//! [[rubric.criterion]]
//! id = "copied"
//! name = "Copied"
//! kind = "flag"                  # scored 1 when raised; acts on the grade only
//! effect = "lowest"              # or "reject", "return", "down" with grades = N, "at-most" with grade = "ID"
//!
//! [rubric.readers]               # several reviewers' totals as one (default: mean)
//! combine = "weighted"           # or "mean", "median", "trimmed"
//! # trim = 1                     # for trimmed: left out at either end (default 1)
//! flags = "majority"             # who must raise a flag: "any" (default), "majority", "all"
//! [[rubric.readers.share]]       # for weighted; the shares make 100
//! reader = "desk"                # the reviewer's name
//! name = "Desk review"
//! percent = 85
//! [[rubric.readers.share]]
//! reader = "survey"
//! percent = 15
//!
//! [[class]]                      # units scored by a rubric of their own
//! id = "office"
//! name = "Office"
//! words = ["bureau"]             # in the column class of units.csv, beside id and name
//! ranks = ["department"]         # of the issuer: "township", "county", "department"
//! [class.rubric]                 # as [rubric]
//! total = 10
//! [[class.rubric.criterion]]
//! id = "plan"
//! name = "Plan"
//! max = 10
//!
//! [laws]
//! names = ["中华人民共和国行政处罚法"]
//! party_rules = ["信访工作条例"]
//! [[laws.abolished]]
//! name = "信访条例"
//! since = 2022-05-01
//! successor = "信访工作条例"     # may be left out
//!
//! [phrases]
//! stock = ["坚持以习近平新时代中国特色社会主义思想为指导"]
//! fixed = ["执法全过程记录 !执法过程记录"]  # one right wording; what nearly is one is misquoted,
//!                                # but not what stands behind `!`
//! misquoted = ["习近平的法治思想 习近平法治思想"]  # wrong, right
//! typos = ["以经 已经 !以经济"]  # wrong, right, and longer wordings that are right
//! misspelt = "部署 布署 步署"    # a line for each word: right, then how it is misspelt
//!
//! [checks]                       # by id; what is not named is as the check has it
//! phrase-share = "off"           # or "on", "info", "warning", "error"
//!
//! [[proposal]]                   # what a note made from a finding proposes to the score
//! checks = ["year-wrong"]
//! criterion = "plan"             # left out: the one that looks at the part of the finding
//! deduction = "no-dates"         # may be left out
//! ```
//!
//! Patterns are regular expressions (crate `regex`: no look-around) over a heading without
//! its number in [comparing form](comparing_form): full-width ASCII folded, small letters,
//! no quotation marks, no spaces but those between ASCII words.
//!
//! `due = "03-01"` at the top says that a report is due before this day of the year after the
//! one it is about.
//!
//! **Not applicable.** A criterion scored `na` is taken out and the others are scaled up to
//! the total (`rescale`), or counts as its maximum (`full`), or as nothing (`zero`), or
//! cannot be scored so (`never`).
//!
//! **Partly met.** What is met in part is scored by hand between its levels, or, where the
//! sheet says 酌情扣分, by a deduction whose `points` are the step and whose `cap` is the most.
//!
//! **Readers.** Each reviewer's total is computed whole; the totals are combined as exact
//! fractions and rounded once. A weighted total needs every reader named; a trimmed one more
//! than it leaves out. Flags are counted over the readers whose totals are combined.
//!
//! **Classes.** A unit's class is the one chosen by hand, else the one that `units.csv`
//! names, else that of the issuer's rank; without one the rubric at the top holds.

mod builtin;
mod checks;
mod class;
mod error;
mod heading;
mod letters;
mod parse;
mod parse_criterion;
mod parse_rubric;
mod pattern;
mod points;
mod read;
mod readers;
mod rubric;
mod short;
mod wording;

pub use builtin::{builtin, choose, find, is_builtin};
pub use checks::{CHECK_IDS, CheckSetting, Proposal, Severity, read_checks, write_checks};
pub use class::Class;
pub use error::{Expected, Problem, ProfileError};
pub use heading::PartHit;
pub use pattern::{Pattern, comparing_form};
pub use points::{Points, PointsError};
pub use readers::{Combine, FlagRule, Readers, Share};
pub use rubric::{
    Band, Criterion, CriterionKind, Deduction, FlagEffect, Group, NotApplicable, Rubric, ValueError,
};
pub use wording::{Phrase, Slip};

use std::collections::BTreeMap;

use crate::lang::Lang;

/// A text in both languages; profiles that give one language show it in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A part that the profile requires (or allows) a report to contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// ASCII id, the same in both languages (`measures`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// Whether a report without it has a fault.
    pub required: bool,
    /// Whether it holds the headings that name no part (加强组织领导…).
    pub topics: bool,
    /// The year it speaks of, relative to the report's: 0 the same, 1 the next.
    pub year: Option<i32>,
    /// A heading that matches one names this part; see [`Profile::parts_of_heading`].
    pub patterns: Vec<Pattern>,
    /// A heading that matches one suggests this part.
    pub hints: Vec<Pattern>,
    /// A heading that matches one does not name this part after all.
    pub except: Vec<Pattern>,
    /// A sentence that matches one turns running text to this part; see [`Profile::turn`].
    pub turns: Vec<Pattern>,
}

/// A law or rule that is no longer in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abolished {
    /// Its official name.
    pub name: String,
    /// The day from which it is not in force, `YYYY-MM-DD`.
    pub since: String,
    /// What took its place.
    pub successor: Option<String>,
}

/// One profile, validated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// ASCII id (`fazhi`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// SHA-256 of the TOML it was read from, in lower-case hex.
    pub sha256: String,
    /// The TOML it was read from, kept so that a store can pin it.
    pub source: String,
    /// A profile is chosen where one of these meets in at least half of the first 20 files.
    pub recognise: Vec<Pattern>,
    /// Month and day before which a report is due, in the year after the one it is about.
    pub due: Option<(u8, u8)>,
    /// Parts in the order of the regulation.
    pub parts: Vec<Part>,
    /// What is scored, where no class says otherwise.
    pub rubric: Rubric,
    /// Classes of units with a rubric of their own.
    pub classes: Vec<Class>,
    /// The class whose rubric `rubric` is; `None` for the usual one.
    pub class: Option<String>,
    /// Official names of laws and administrative regulations in force.
    pub law_names: Vec<String>,
    /// Official names of rules and documents of the party and of policy.
    pub party_rule_names: Vec<String>,
    /// Laws and rules no longer in force.
    pub abolished: Vec<Abolished>,
    /// Set phrases that say nothing of their own.
    pub stock_phrases: Vec<String>,
    /// Phrases that have one right wording.
    pub fixed_phrases: Vec<Phrase>,
    /// Wrong wordings of such phrases.
    pub misquoted: Vec<Slip>,
    /// Typing mistakes that no right text contains.
    pub typos: Vec<Slip>,
    /// Checks that are switched, by id.
    pub checks: BTreeMap<String, CheckSetting>,
    /// What notes made from findings propose to the score; the first that names a check holds.
    pub proposals: Vec<Proposal>,
    /// What the checks look for, derived from the above.
    lookups: wording::Lookups,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// Every fault of the profile, in order of place.
    pub fn parse(source: &str) -> Result<Self, Vec<ProfileError>> {
        parse::parse(source, true)
    }
}

#[cfg(test)]
mod tests;
