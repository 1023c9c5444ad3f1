//! One criterion of the profile format: kinds, deductions, levels, what a flag does.

use super::error::Problem;
use super::parse_rubric::not_applicable;
use super::read::{Faults, Fields, unique};
use super::rubric::{Band, Criterion, CriterionKind, Deduction, FlagEffect, Group};
use super::{Part, Points};

/// Reads a table `criterion`.
pub(super) fn criterion(
    faults: &mut Faults,
    fields: &mut Fields,
    parts: &[Part],
    groups: &[Group],
    grades: &[Band],
) -> Criterion {
    let id = fields.id(faults);
    let name = name(faults, fields);
    let kinds = CriterionKind::ALL.map(CriterionKind::id);
    let chosen = choice(faults, fields, "kind", &kinds);
    let kind = CriterionKind::ALL
        .into_iter()
        .find(|kind| Some(kind.id()) == chosen)
        .unwrap_or(CriterionKind::Award);
    let is_flag = kind == CriterionKind::Flag;
    if is_flag {
        only_for(
            faults,
            fields,
            &["max", "step", "deduction", "level"],
            "award / deduct / bonus / penalty",
        );
    } else {
        fields.require(faults, "max");
        only_for(faults, fields, &["effect"], "flag");
    }
    if !kind.counts() {
        let keys = ["weight", "deduction_cap", "not_applicable"];
        only_for(faults, fields, &keys, "award / deduct");
    }
    let max = positive(faults, fields, "max");
    let step = positive(faults, fields, "step").unwrap_or(Points(if is_flag { 100 } else { 50 }));
    if let Some(max) = max {
        on_step(faults, fields, "max", max, step);
    }
    let part = fields.text(faults, "part");
    let known = parts.iter().map(|part| part.id.as_str());
    known_id(faults, fields, "part", part, known);
    let group = fields.text(faults, "group");
    let known = groups.iter().map(|group| group.id.as_str());
    known_id(faults, fields, "group", group, known);
    let deduction_cap = positive(faults, fields, "deduction_cap");
    if let Some(cap) = deduction_cap {
        on_step(faults, fields, "deduction_cap", cap, step);
        if let Some(max) = max.filter(|&max| cap > max) {
            fields.fault(faults, "deduction_cap", Problem::AboveMax(max));
        }
    }
    Criterion {
        id,
        name,
        kind,
        max: max.unwrap_or_default(),
        step,
        weight: positive(faults, fields, "weight"),
        group: group.map(str::to_owned),
        not_applicable: not_applicable(faults, fields),
        effect: is_flag.then(|| effect(faults, fields, grades)),
        part: part.map(str::to_owned),
        text: fields.bilingual(faults, "text"),
        deductions: deductions(faults, fields, max, step),
        deduction_cap,
        levels: bands(faults, fields, "level", max),
    }
}

/// What a flag does: a word, or a table with one of two keys.
fn effect(faults: &mut Faults, fields: &mut Fields, grades: &[Band]) -> FlagEffect {
    let words = ["reject", "return", "lowest", "down", "at-most"];
    let effect = match choice(faults, fields, "effect", &words) {
        Some("return") => FlagEffect::Return,
        Some("lowest") => FlagEffect::Lowest,
        Some("down") => {
            fields.require(faults, "grades");
            let grades = fields.whole(faults, "grades").unwrap_or(1);
            if grades < 1 {
                fields.fault(faults, "grades", Problem::NotPositive);
            }
            FlagEffect::Down(u8::try_from(grades).unwrap_or(u8::MAX))
        }
        Some("at-most") => {
            fields.require(faults, "grade");
            let grade = fields.text(faults, "grade");
            let known = grades.iter().map(|grade| grade.id.as_str());
            known_id(faults, fields, "grade", grade, known);
            FlagEffect::AtMost(grade.unwrap_or_default().to_owned())
        }
        _ => FlagEffect::Reject,
    };
    fields.require(faults, "effect");
    effect
}

fn deductions(
    faults: &mut Faults,
    fields: &mut Fields,
    max: Option<Points>,
    step: Points,
) -> Vec<Deduction> {
    let (mut deductions, mut places) = (Vec::new(), Vec::new());
    for mut table in fields.tables(faults, "deduction") {
        places.push((table.at("id"), table.key("id")));
        let id = table.id(faults);
        table.require(faults, "label");
        let label = table.bilingual(faults, "label");
        table.require(faults, "points");
        let points = positive(faults, &mut table, "points").unwrap_or(step);
        let cap = positive(faults, &mut table, "cap");
        for (name, value) in [("points", Some(points)), ("cap", cap)] {
            let Some(value) = value else { continue };
            on_step(faults, &table, name, value, step);
            if let Some(max) = max.filter(|&max| value > max) {
                table.fault(faults, name, Problem::AboveMax(max));
            }
        }
        if cap.is_some_and(|cap| cap < points) {
            table.fault(faults, "cap", Problem::CapBelow(points));
        }
        table.finish(faults);
        deductions.push(Deduction {
            id,
            label,
            points,
            cap,
        });
    }
    let ids = deductions.iter().map(|deduction| deduction.id.as_str());
    unique_ids(faults, ids, places);
    deductions
}

/// Bands from the highest down, none above `max`, the last at 0.
pub(super) fn bands(
    faults: &mut Faults,
    fields: &mut Fields,
    name_of_list: &'static str,
    max: Option<Points>,
) -> Vec<Band> {
    let (mut bands, mut places) = (Vec::<Band>::new(), Vec::new());
    let tables = fields.tables(faults, name_of_list);
    let n_bands = tables.len();
    for (nth, mut table) in tables.into_iter().enumerate() {
        places.push((table.at("id"), table.key("id")));
        let id = table.id(faults);
        let name = name(faults, &mut table);
        table.require(faults, "min");
        let min = table.points(faults, "min");
        let text = table.bilingual(faults, "text");
        if let Some(min) = min {
            if let Some(max) = max.filter(|&max| min > max) {
                table.fault(faults, "min", Problem::AboveMax(max));
            }
            if let Some(before) = bands.last().filter(|before| min >= before.min) {
                table.fault(faults, "min", Problem::NotDescending(before.min));
            }
            if nth + 1 == n_bands && min != Points(0) {
                table.fault(faults, "min", Problem::LastNotZero);
            }
        }
        table.finish(faults);
        bands.push(Band {
            id,
            name,
            min: min.unwrap_or_default(),
            text,
        });
    }
    unique_ids(faults, bands.iter().map(|band| band.id.as_str()), places);
    bands
}

pub(super) fn name(faults: &mut Faults, fields: &mut Fields) -> super::Bilingual {
    fields.require(faults, "name");
    fields.bilingual(faults, "name")
}

/// Points above 0, where the key stands there.
pub(super) fn positive(
    faults: &mut Faults,
    fields: &mut Fields,
    name: &'static str,
) -> Option<Points> {
    let points = fields.points(faults, name)?;
    if points <= Points(0) {
        fields.fault(faults, name, Problem::NotPositive);
        return None;
    }
    Some(points)
}

fn on_step(faults: &mut Faults, fields: &Fields, name: &str, value: Points, step: Points) {
    let rest = value.0 % step.0;
    if rest != 0 {
        let below = Points(value.0 - rest);
        fields.fault(faults, name, Problem::OffStep(step, below, below + step));
    }
}

/// One of a few words, where the key stands there.
pub(super) fn choice<'t>(
    faults: &mut Faults,
    fields: &mut Fields<'t>,
    name: &'static str,
    words: &[&str],
) -> Option<&'t str> {
    let given = fields.text(faults, name)?;
    known_id(faults, fields, name, Some(given), words.iter().copied());
    words.contains(&given).then_some(given)
}

fn known_id<'i>(
    faults: &mut Faults,
    fields: &Fields,
    name: &str,
    given: Option<&str>,
    known: impl Iterator<Item = &'i str>,
) {
    let Some(given) = given else { return };
    let known: Vec<String> = known.map(str::to_owned).collect();
    if !known.iter().any(|id| id == given) {
        fields.fault(faults, name, Problem::BadChoice(given.to_owned(), known));
    }
}

/// Keys that only criteria of other kinds can have.
fn only_for(faults: &mut Faults, fields: &Fields, names: &[&str], kinds: &'static str) {
    for name in names.iter().filter(|name| fields.has(name)) {
        fields.fault(faults, name, Problem::WrongKind(kinds));
    }
}

pub(super) fn unique_ids<'i>(
    faults: &mut Faults,
    ids: impl Iterator<Item = &'i str>,
    places: Vec<(usize, String)>,
) {
    unique(faults, ids.zip(places).map(|(id, (at, key))| (id, at, key)));
}
