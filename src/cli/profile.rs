//! `profile list|show|check|new`.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::args::Args;
use super::command::{ProfileArgs, ProfileCommand};
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use super::shape::points;
use super::table::{self, Align, Column};
use crate::home::Home;
use crate::lang::{Lang, cli as words};
use crate::profile::{Profile, builtin};
use crate::session::{self, ProfileFault};

#[derive(Serialize)]
struct ListDocument {
    profiles: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    id: String,
    name: Option<String>,
    file: Option<String>,
    error: Option<String>,
}

#[derive(Serialize)]
struct ShowDocument<'a> {
    id: &'a str,
    name: &'a str,
    sha256: &'a str,
    total: serde_json::Number,
    parts: Vec<ShownPart<'a>>,
    criteria: Vec<ShownCriterion<'a>>,
    grades: Vec<ShownGrade<'a>>,
    source: &'a str,
}

#[derive(Serialize)]
struct ShownPart<'a> {
    id: &'a str,
    name: &'a str,
    required: bool,
}

#[derive(Serialize)]
struct ShownCriterion<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    max: serde_json::Number,
    step: serde_json::Number,
    part: Option<&'a str>,
}

#[derive(Serialize)]
struct ShownGrade<'a> {
    id: &'a str,
    name: &'a str,
    min: serde_json::Number,
}

pub(super) fn run(profile: &ProfileArgs, args: &Args, out: Out) -> Result<Exit, CliError> {
    let home = Home::find();
    let lang = args.lang();
    match &profile.command {
        ProfileCommand::List => list(&home, lang, out),
        ProfileCommand::Show { name } => show(&home, name, lang, out),
        ProfileCommand::Check { name } => check(&home, name, lang, out),
        ProfileCommand::Take { name, yes } => super::pinning::take(name, *yes, args, out),
        ProfileCommand::New { name, from } => new(&home, name, from, lang, out),
    }
}

fn list(home: &Home, lang: Lang, mut out: Out) -> Result<Exit, CliError> {
    let mut exit = Exit::Success;
    let mut listed: Vec<Listed> = builtin()
        .iter()
        .map(|profile| Listed {
            id: profile.id.clone(),
            name: Some(profile.name.get(lang).to_owned()),
            file: None,
            error: None,
        })
        .collect();
    for (id, file) in session::own_profiles(home) {
        let read = session::read_profile(&file);
        let error = read.as_ref().err().map(|fault| fault.message(lang));
        if error.is_some() {
            exit = Exit::Failure;
        }
        listed.push(Listed {
            id,
            name: read.ok().map(|profile| profile.name.get(lang).to_owned()),
            file: Some(file.to_string_lossy().into_owned()),
            error,
        });
    }
    if out.json {
        out.document(&ListDocument { profiles: listed })?;
        return out.end(exit);
    }
    let column = |name| Column {
        name,
        align: Align::Left,
        most: 60,
    };
    let columns = [
        column(words::col_id(lang)),
        column(words::col_name(lang)),
        column(words::col_file(lang)),
    ];
    let rows: Vec<Vec<String>> = listed
        .iter()
        .map(|row| {
            let file = row.file.as_deref().unwrap_or(words::built_in(lang));
            let name = row.name.as_deref().unwrap_or(words::unreadable(lang));
            vec![row.id.clone(), name.to_owned(), file.to_owned()]
        })
        .collect();
    out.table(&table::lines(&columns, &rows))?;
    let exit = out.end(exit)?;
    for error in listed.iter().filter_map(|row| row.error.as_ref()) {
        say(error);
    }
    Ok(exit)
}

fn show(home: &Home, name: &str, lang: Lang, mut out: Out) -> Result<Exit, CliError> {
    let profile = named(home, name, lang)?;
    if out.json {
        out.document(&shown(&profile, lang))?;
    } else {
        out.lines(profile.source.trim_end())?;
    }
    out.end(Exit::Success)
}

fn shown(profile: &Profile, lang: Lang) -> ShowDocument<'_> {
    let rubric = &profile.rubric;
    ShowDocument {
        id: &profile.id,
        name: profile.name.get(lang),
        sha256: &profile.sha256,
        total: points(rubric.total),
        parts: profile
            .parts
            .iter()
            .map(|part| ShownPart {
                id: &part.id,
                name: part.name.get(lang),
                required: part.required,
            })
            .collect(),
        criteria: rubric
            .criteria
            .iter()
            .map(|criterion| ShownCriterion {
                id: &criterion.id,
                name: criterion.name.get(lang),
                kind: criterion.kind.id(),
                max: points(criterion.max),
                step: points(criterion.step),
                part: criterion.part.as_deref(),
            })
            .collect(),
        grades: rubric
            .grades
            .iter()
            .map(|grade| ShownGrade {
                id: &grade.id,
                name: grade.name.get(lang),
                min: points(grade.min),
            })
            .collect(),
        source: &profile.source,
    }
}

fn check(home: &Home, name: &str, lang: Lang, mut out: Out) -> Result<Exit, CliError> {
    let file = Path::new(name);
    let profile = if file.is_file() {
        session::read_profile(file).map_err(|fault| said(&fault, lang))?
    } else {
        named(home, name, lang)?
    };
    let n_criteria = profile.rubric.criteria.len();
    out.line(&words::profile_sound(
        lang,
        name,
        profile.parts.len(),
        n_criteria,
    ))?;
    out.end(Exit::Success)
}

fn new(home: &Home, name: &str, from: &str, lang: Lang, mut out: Out) -> Result<Exit, CliError> {
    let base = named(home, from, lang)?;
    let file = session::new_profile(home, name, &base).map_err(|fault| said(&fault, lang))?;
    out.line(&file.to_string_lossy())?;
    out.end(Exit::Success)
}

fn named(home: &Home, name: &str, lang: Lang) -> Result<Arc<Profile>, CliError> {
    session::named_profile(home, name).map_err(|fault| said(&fault, lang))
}

fn said(fault: &ProfileFault, lang: Lang) -> CliError {
    CliError::Said(fault.message(lang))
}
