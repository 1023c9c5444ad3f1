//! `profile take`: another profile for a store whose scores are given already.

use serde::Serialize;
use serde_json::Number;

use super::args::Args;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::shape::points;
use crate::lang::{Lang, cli, pinning as words};
use crate::profile::{Profile, Rubric};
use crate::session::{Affected, Options, Outcome, Session};

#[derive(Serialize)]
struct Document<'a> {
    profile: &'a str,
    sha256: &'a str,
    taken: bool,
    affected: Vec<JsonAffected<'a>>,
}

#[derive(Serialize)]
struct JsonAffected<'a> {
    report: &'a str,
    reviewer: &'a str,
    before: JsonOutcome<'a>,
    after: JsonOutcome<'a>,
}

#[derive(Serialize)]
struct JsonOutcome<'a> {
    score: Number,
    max: Number,
    grade: Option<&'a str>,
    empty: &'a [String],
    out_of_range: &'a [String],
    unknown: &'a [String],
}

pub(super) fn take(name: &str, yes: bool, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let open = |profile: Option<String>| {
        let paths = args.batch.iter().cloned().collect::<Vec<_>>();
        Session::open(Options {
            profile,
            ..args.options(&paths)
        })
    };
    let (before, after) = (open(None)?, open(Some(name.to_owned()))?);
    let (old, new) = (before.profile(), after.profile());
    let is_pinned = before
        .store()?
        .profile()
        .is_ok_and(|pinned| pinned.is_some());
    if is_pinned && old.source == new.source {
        say(&words::same(lang, name));
        return out.end(Exit::Success);
    }
    let affected = after.affected(&before)?;
    if !out.json {
        for one in &affected {
            show(&mut out, one, (&old, &new), lang)?;
        }
        if affected.is_empty() {
            out.line(words::nobody(lang))?;
        }
        // What changes is shown before anything is written.
        out.flush()?;
    }
    // Where nobody's scores change there is nothing to ask.
    let is_meant = yes || affected.is_empty();
    let kept = if is_meant { after.pin_profile()? } else { None };
    if out.json {
        out.document(&Document {
            profile: &new.id,
            sha256: &new.sha256,
            taken: is_meant,
            affected: affected.iter().map(json).collect(),
        })?;
        out.flush()?;
    }
    if !is_meant {
        return Err(CliError::Said(words::ask(lang, affected.len(), name)));
    }
    say(&words::taken(lang, name, affected.len()));
    if let Some(kept) = kept {
        say(&words::kept(lang, &kept.to_string_lossy()));
    }
    out.end(Exit::Success)
}

fn show(
    out: &mut Out,
    one: &Affected,
    (old, new): (&Profile, &Profile),
    lang: Lang,
) -> Result<(), CliError> {
    let (before, after) = (&one.before, &one.after);
    let came = |outcome: &Outcome, profile| came_to(outcome, profile, lang);
    out.line(&words::affected(
        lang,
        &one.report,
        &one.reviewer,
        &came(before, old),
        &came(after, new),
    ))?;
    let named = |ids: &[String], profile| {
        let names: Vec<&str> = ids.iter().map(|id| criterion(profile, id, lang)).collect();
        names.join(cli::between(lang))
    };
    if !after.out_of_range.is_empty() {
        out.line(&words::out_of_range(lang, &named(&after.out_of_range, new)))?;
    }
    if !after.unknown.is_empty() {
        out.line(&words::unknown(lang, &named(&after.unknown, old)))?;
    }
    let came_empty: Vec<String> = after
        .empty
        .iter()
        .filter(|id| !before.empty.contains(id))
        .cloned()
        .collect();
    if !came_empty.is_empty() {
        out.line(&words::empty(lang, &named(&came_empty, new)))?;
    }
    Ok(())
}

fn rubrics(profile: &Profile) -> impl Iterator<Item = &Rubric> {
    let of_classes = profile.classes.iter().map(|class| &*class.rubric);
    std::iter::once(&profile.rubric).chain(of_classes)
}

fn came_to(outcome: &Outcome, profile: &Profile, lang: Lang) -> String {
    let mut came = format!("{}/{}", outcome.points, outcome.max);
    let bands = rubrics(profile).flat_map(|rubric| &rubric.grades);
    let grade = outcome.grade.as_ref();
    if let Some(band) = bands.into_iter().find(|band| Some(&band.id) == grade) {
        came.push(' ');
        came.push_str(band.name.get(lang));
    }
    came
}

fn criterion<'a>(profile: &'a Profile, id: &'a str, lang: Lang) -> &'a str {
    let known = rubrics(profile).find_map(|rubric| rubric.criterion(id));
    known.map_or(id, |criterion| criterion.name.get(lang))
}

fn json(one: &Affected) -> JsonAffected<'_> {
    JsonAffected {
        report: &one.report,
        reviewer: &one.reviewer,
        before: came_to_json(&one.before),
        after: came_to_json(&one.after),
    }
}

fn came_to_json(outcome: &Outcome) -> JsonOutcome<'_> {
    JsonOutcome {
        score: points(outcome.points),
        max: points(outcome.max),
        grade: outcome.grade.as_deref(),
        empty: &outcome.empty,
        out_of_range: &outcome.out_of_range,
        unknown: &outcome.unknown,
    }
}
