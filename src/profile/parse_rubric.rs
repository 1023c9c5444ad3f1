//! The rubric's half of the profile format, and the arithmetic that must hold in it.
//!
//! What a single criterion holds is `parse_criterion`'s.

use super::error::Problem;
use super::parse_criterion::{bands, choice, criterion, name, positive, unique_ids};
use super::read::{Faults, Fields};
use super::readers::{Combine, FlagRule, Readers, Share};
use super::rubric::{Criterion, Group, NotApplicable, Rubric};
use super::{Part, Points};

/// All of a whole, in percent.
const WHOLE: Points = Points(10_000);

/// Reads a table `rubric`.
pub(super) fn rubric(faults: &mut Faults, mut fields: Fields, parts: &[Part]) -> Rubric {
    fields.require(faults, "total");
    let total = fields.points(faults, "total");
    let not_applicable = not_applicable(faults, &mut fields).unwrap_or_default();
    let bonus_cap = positive(faults, &mut fields, "bonus_cap");
    let penalty_cap = positive(faults, &mut fields, "penalty_cap");
    let grades = bands(faults, &mut fields, "grade", total);
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    for mut group in fields.tables(faults, "group") {
        let weight_at = (group.at("weight"), group.key("weight"));
        places.push((group.at("id"), group.key("id"), weight_at));
        groups.push(Group {
            id: group.id(faults),
            name: name(faults, &mut group),
            weight: positive(faults, &mut group, "weight"),
        });
        group.finish(faults);
    }
    let ids = places.iter().map(|(at, key, _)| (*at, key.clone()));
    let ids = ids.collect();
    unique_ids(faults, groups.iter().map(|group| group.id.as_str()), ids);
    let (mut criteria, mut ids) = (Vec::new(), Vec::new());
    for mut table in fields.tables(faults, "criterion") {
        ids.push((table.at("id"), table.key("id")));
        criteria.push(criterion(faults, &mut table, parts, &groups, &grades));
        table.finish(faults);
    }
    let known = criteria.iter().map(|criterion| criterion.id.as_str());
    unique_ids(faults, known, ids);
    if criteria.is_empty() {
        fields.fault(faults, "criterion", Problem::Empty);
    }
    let readers = readers(faults, &mut fields);
    let rubric = Rubric {
        total: total.unwrap_or_default(),
        criteria,
        groups,
        grades,
        not_applicable,
        bonus_cap,
        penalty_cap,
        readers,
    };
    for (group, (_, _, (at, key))) in rubric.groups.iter().zip(places) {
        if group.weight.is_some() && rubric.sum_of_group(&group.id) == Points(0) {
            faults.add(at, key, Problem::EmptyGroup);
        }
    }
    let sum = sum(&rubric);
    if total.is_some() && !rubric.criteria.is_empty() && sum != rubric.total {
        fields.fault(faults, "total", Problem::SumOff(sum, rubric.total));
    }
    fields.finish(faults);
    rubric
}

/// What all criteria count for: groups with a weight by that, all others by themselves.
fn sum(rubric: &Rubric) -> Points {
    let weighed = rubric.groups.iter().filter_map(|group| group.weight);
    let alone = rubric.criteria.iter().filter(|criterion| {
        let group = rubric.group_of(criterion);
        group.is_none_or(|group| group.weight.is_none())
    });
    weighed.chain(alone.map(Criterion::counts_for)).sum()
}

/// What happens to the total where a criterion does not apply.
pub(super) fn not_applicable(faults: &mut Faults, fields: &mut Fields) -> Option<NotApplicable> {
    let words = ["rescale", "full", "zero", "never"];
    choice(faults, fields, "not_applicable", &words).map(|word| match word {
        "full" => NotApplicable::Full,
        "zero" => NotApplicable::Zero,
        "never" => NotApplicable::Never,
        _ => NotApplicable::Rescale,
    })
}

/// How several reviewers' totals become one.
fn readers(faults: &mut Faults, rubric: &mut Fields) -> Readers {
    let Some(mut fields) = rubric.table(faults, "readers") else {
        return Readers::default();
    };
    let words = ["mean", "median", "trimmed", "weighted"];
    let combine = choice(faults, &mut fields, "combine", &words).unwrap_or("mean");
    let trim = fields.whole(faults, "trim");
    if trim.is_some_and(|trim| !(1..=100).contains(&trim)) {
        fields.fault(faults, "trim", Problem::NotPositive);
    }
    let (mut shares, mut places) = (Vec::new(), Vec::new());
    for mut table in fields.tables(faults, "share") {
        table.require(faults, "reader");
        table.require(faults, "percent");
        places.push((table.at("reader"), table.key("reader")));
        let reader = table.text(faults, "reader").unwrap_or_default().to_owned();
        let mut called = table.bilingual(faults, "name");
        if called.zh.is_empty() {
            (called.zh, called.en) = (reader.clone(), reader.clone());
        }
        shares.push(Share {
            percent: positive(faults, &mut table, "percent").unwrap_or_default(),
            name: called,
            reader,
        });
        table.finish(faults);
    }
    unique_ids(
        faults,
        shares.iter().map(|share| share.reader.as_str()),
        places,
    );
    for (key, only) in [("trim", "trimmed"), ("share", "weighted")] {
        if fields.has(key) && combine != only {
            fields.fault(faults, key, Problem::WrongCombine(only));
        }
    }
    let flags = choice(faults, &mut fields, "flags", &["any", "majority", "all"]);
    let sum: Points = shares.iter().map(|share| share.percent).sum();
    let combine = match combine {
        "median" => Combine::Median,
        "trimmed" => Combine::Trimmed(u8::try_from(trim.unwrap_or(1)).unwrap_or(1)),
        "weighted" => {
            if sum != WHOLE {
                fields.fault(faults, "share", Problem::SharesOff(sum));
            }
            Combine::Weighted(shares)
        }
        _ => Combine::Mean,
    };
    fields.finish(faults);
    Readers {
        combine,
        flags: match flags {
            Some("majority") => FlagRule::Majority,
            Some("all") => FlagRule::All,
            _ => FlagRule::Any,
        },
    }
}
