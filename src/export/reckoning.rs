//! How a total and a score came about, in sentences: whoever adds up what stands above a total
//! must come to it.

use crate::lang::{Lang, export as words};
use crate::profile::{Criterion, NotApplicable, Points, Rubric};
use crate::review::{Score, ScoreValue};
use crate::stats::{Scaled, Total};

/// What the reader of a total must know of it: criteria without a score, criteria that do not
/// apply and what was made of them, scores to be checked.
#[must_use]
pub fn reckoning(rubric: &Rubric, total: &Total, lang: Lang) -> Vec<String> {
    let names = |ids: &mut dyn Iterator<Item = &String>| {
        let criteria = ids.filter_map(|id| rubric.criterion(id));
        let names: Vec<&str> = criteria.map(|criterion| criterion.name.get(lang)).collect();
        names.join(words::comma(lang))
    };
    let treated = |as_what: NotApplicable| {
        let ids = total.not_applicable.iter();
        names(
            &mut ids
                .filter(|(_, treated)| *treated == as_what)
                .map(|(id, _)| id),
        )
    };
    let mut said = Vec::new();
    if !total.empty.is_empty() {
        let n_scored = total.n_criteria - total.empty.len();
        let empty = names(&mut total.empty.iter());
        said.push(words::empty(lang, n_scored, total.n_criteria, &empty));
    }
    if let Some(scaled) = total.scaled {
        let left_out = treated(NotApplicable::Rescale);
        said.push(scaled_up(&left_out, scaled, total, lang));
    }
    for (as_what, say) in [
        (
            NotApplicable::Full,
            words::in_full as fn(Lang, &str) -> String,
        ),
        (NotApplicable::Zero, words::as_nothing),
    ] {
        let these = treated(as_what);
        if !these.is_empty() {
            said.push(say(lang, &these));
        }
    }
    if !total.doubtful.is_empty() {
        said.push(words::doubtful(lang, &names(&mut total.doubtful.iter())));
    }
    said
}

fn scaled_up(left_out: &str, scaled: Scaled, total: &Total, lang: Lang) -> String {
    let Scaled { from, of, to } = scaled;
    let mut then = String::new();
    if total.bonus > Points(0) {
        then.push_str(&words::and_bonus(lang, total.bonus));
    }
    if total.penalty > Points(0) {
        then.push_str(&words::and_penalty(lang, total.penalty));
    }
    words::scaled(lang, left_out, from, of, total.max, to, &then)
}

/// A total as it is printed: with a star where criteria are still to be scored.
#[must_use]
pub fn marked(total: &Total) -> String {
    let star = if total.empty.is_empty() { "" } else { "*" };
    format!("{}{star}", total.points)
}

/// By how much the points given differ from the maximum minus the deductions counted; `None`
/// where no deduction is counted.
#[must_use]
pub(super) fn by_hand(criterion: &Criterion, score: &Score) -> Option<Points> {
    match score.value {
        ScoreValue::Points(points) if !score.deductions.is_empty() && criterion.kind.counts() => {
            Some(points - criterion.after_deductions(&score.deductions))
        }
        _ => None,
    }
}

/// The same in words, where it is not nothing.
#[must_use]
pub fn by_hand_said(criterion: &Criterion, score: &Score, lang: Lang) -> Option<String> {
    match by_hand(criterion, score)? {
        Points(0) => None,
        less if less < Points(0) => Some(words::further_off(lang, Points(-less.0))),
        more => Some(words::given_back(lang, more)),
    }
}
