//! What an automatic check notices in a report: advice, never a verdict.
//!
//! **A finding never scores, and a check that is unsure is silent.** One file per check,
//! one registry. A check sees the report and the profile, nothing else: comparing reports
//! with each other is `similar`'s business, and what a reviewer said of a finding `review`'s.

mod about;
mod cases_absent;
mod causes_absent;
mod cited;
mod closing;
mod date_impossible;
mod date_late;
mod date_missing;
mod document_number;
mod figures_conflict;
mod figures_magnitude;
mod figures_rate;
mod figures_total;
mod figures_trend;
mod finding;
mod heading_empty;
mod invisible_character;
mod issuer_changes;
mod item_skipped;
mod law_abolished;
mod law_misnamed;
mod level_wrong;
mod mark_doubled;
mod measures_without_figure;
mod names;
mod nothing_own;
mod number_doubled;
mod number_mangled;
mod number_mixed;
mod number_punctuation;
mod number_skipped;
mod pair_broken;
mod part_empty;
mod part_missing;
mod parts_merged;
mod percent_over_100;
mod phrase_misquoted;
mod phrase_share;
mod phrases_only;
mod place_foreign;
mod placeholder;
mod plan_unanswering;
mod plan_years_wrong;
mod proposal;
mod prose;
mod quantity;
mod rank_wrong;
mod reading;
mod residue;
mod run;
mod same;
mod sentence_cut;
mod signature_missing;
mod strays;
mod tables;
#[cfg(test)]
mod tests;
mod typo;
mod width_mixed;
mod word_doubled;
mod year_wrong;
mod years;

pub use crate::profile::Severity;
pub use about::{About, Heading};
pub use finding::Finding;
pub use proposal::proposal;
pub use run::{Switches, run};

use about::{Documented, documented};
use finding::Found;
use reading::Reading;

/// One check.
///
/// Its file holds, top to bottom: its documentation in English and Chinese (`documented!`),
/// `impl Check`, the pure finder, tests of what the documentation's examples leave open.
pub(crate) trait Check: Documented + Sync {
    /// Looks for the fault; work is linear in the length of the report. What is found may
    /// come in any order, but no two findings of a check begin at the same character.
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>);
}

/// Every check, by id.
static CHECKS: &[&dyn Check] = &[
    &cases_absent::CasesAbsent,
    &causes_absent::CausesAbsent,
    &date_impossible::DateImpossible,
    &date_late::DateLate,
    &date_missing::DateMissing,
    &document_number::DocumentNumber,
    &figures_conflict::FiguresConflict,
    &figures_magnitude::FiguresMagnitude,
    &figures_rate::FiguresRate,
    &figures_total::FiguresTotal,
    &figures_trend::FiguresTrend,
    &heading_empty::HeadingEmpty,
    &invisible_character::InvisibleCharacter,
    &issuer_changes::IssuerChanges,
    &item_skipped::ItemSkipped,
    &law_abolished::LawAbolished,
    &law_misnamed::LawMisnamed,
    &level_wrong::LevelWrong,
    &mark_doubled::MarkDoubled,
    &measures_without_figure::MeasuresWithoutFigure,
    &nothing_own::NothingOwn,
    &number_doubled::NumberDoubled,
    &number_mangled::NumberMangled,
    &number_mixed::NumberMixed,
    &number_punctuation::NumberPunctuation,
    &number_skipped::NumberSkipped,
    &pair_broken::PairBroken,
    &part_empty::PartEmpty,
    &part_missing::PartMissing,
    &parts_merged::PartsMerged,
    &percent_over_100::PercentOver100,
    &phrase_misquoted::PhraseMisquoted,
    &phrase_share::PhraseShare,
    &phrases_only::PhrasesOnly,
    &place_foreign::PlaceForeign,
    &placeholder::Placeholder,
    &plan_unanswering::PlanUnanswering,
    &plan_years_wrong::PlanYearsWrong,
    &rank_wrong::RankWrong,
    &residue::Residue,
    &sentence_cut::SentenceCut,
    &signature_missing::SignatureMissing,
    &typo::Typo,
    &width_mixed::WidthMixed,
    &word_doubled::WordDoubled,
    &year_wrong::YearWrong,
];

/// What there is to know of every check, by id.
pub fn abouts() -> impl Iterator<Item = &'static About> {
    CHECKS.iter().map(|check| check.about())
}

/// What there is to know of one check.
#[must_use]
pub fn about(id: &str) -> Option<&'static About> {
    abouts().find(|about| about.id == id)
}
