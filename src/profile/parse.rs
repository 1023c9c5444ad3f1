//! TOML becomes a [`Profile`], or the list of its faults.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::checks;
use super::error::{Problem, ProfileError};
use super::parse_rubric;
use super::read::{Faults, Fields, document, unique};
use super::wording::Wording;
use super::{Abolished, Class, Part, Profile};

/// The version of the format that this program reads.
const VERSION: i32 = 1;

/// Reads a profile. `compile` says whether patterns are compiled, and so checked, at once.
pub(super) fn parse(source: &str, compile: bool) -> Result<Profile, Vec<ProfileError>> {
    let mut faults = Faults::new(source, compile);
    let Some(document) = document(source, &mut faults) else {
        return Err(faults.finish());
    };
    let mut root = Fields::new(document.get_ref(), "", 0);
    read_format(&mut faults, &mut root);
    let id = root.id(&mut faults);
    root.require(&mut faults, "name");
    let name = root.bilingual(&mut faults, "name");
    let recognise = root.patterns(&mut faults, "recognise");
    let due = read_due(&mut faults, &mut root);
    let parts = read_parts(&mut faults, &mut root);
    root.require(&mut faults, "rubric");
    let rubric = root
        .table(&mut faults, "rubric")
        .map(|fields| parse_rubric::rubric(&mut faults, fields, &parts))
        .unwrap_or_default();
    let classes = read_classes(&mut faults, &mut root, &parts);
    let (mut law_names, mut party_rule_names, mut abolished) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(mut laws) = root.table(&mut faults, "laws") {
        law_names = laws.texts(&mut faults, "names");
        party_rule_names = laws.texts(&mut faults, "party_rules");
        abolished = read_abolished(&mut faults, &mut laws);
        laws.finish(&mut faults);
    }
    let wording = root
        .table(&mut faults, "phrases")
        .map(|fields| Wording::read(&mut faults, fields))
        .unwrap_or_default();
    let checks = root
        .table(&mut faults, "checks")
        .map(|fields| checks::settings(&mut faults, fields))
        .unwrap_or_default();
    let proposals = checks::proposals(&mut faults, &mut root);
    root.finish(&mut faults);
    let faults = faults.finish();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Profile {
        id,
        name,
        sha256: sha256(source),
        source: source.to_owned(),
        recognise,
        due,
        parts,
        rubric,
        classes,
        class: None,
        law_names,
        party_rule_names,
        abolished,
        stock_phrases: wording.stock,
        fixed_phrases: wording.fixed,
        misquoted: wording.misquoted,
        typos: wording.typos,
        checks,
        proposals,
        lookups: super::wording::Lookups::default(),
    })
}

/// A day of any year, as `03-01`.
fn read_due(faults: &mut Faults, root: &mut Fields) -> Option<(u8, u8)> {
    let given = root.text(faults, "due")?;
    let day = given.split_once('-').and_then(|(month, day)| {
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
    });
    if day.is_none() {
        root.fault(faults, "due", Problem::BadDay);
    }
    day
}

fn read_format(faults: &mut Faults, root: &mut Fields) {
    if root.text(faults, "format") != Some("zhupi-profile") {
        root.fault(faults, "format", Problem::WrongFormat);
    }
    if root.whole(faults, "version") != Some(VERSION) {
        let version = VERSION.unsigned_abs();
        root.fault(faults, "version", Problem::WrongVersion(version));
    }
}

fn read_parts(faults: &mut Faults, root: &mut Fields) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut ids = Vec::new();
    for mut fields in root.tables(faults, "part") {
        let id = fields.id(faults);
        ids.push((fields.at("id"), fields.key("id")));
        fields.require(faults, "name");
        parts.push(Part {
            id,
            name: fields.bilingual(faults, "name"),
            required: fields.flag(faults, "required"),
            topics: fields.flag(faults, "topics"),
            year: fields.whole(faults, "year"),
            patterns: fields.patterns(faults, "patterns"),
            hints: fields.patterns(faults, "hints"),
            except: fields.patterns(faults, "except"),
            turns: fields.patterns(faults, "turns"),
        });
        fields.finish(faults);
    }
    let places = parts.iter().zip(ids);
    unique(
        faults,
        places.map(|(part, (at, key))| (part.id.as_str(), at, key)),
    );
    parts
}

/// Ranks that a class can be chosen by; those of `report`.
const RANKS: [&str; 3] = ["township", "county", "department"];

fn read_classes(faults: &mut Faults, root: &mut Fields, parts: &[Part]) -> Vec<Class> {
    let (mut classes, mut ids) = (Vec::<Class>::new(), Vec::new());
    for mut fields in root.tables(faults, "class") {
        ids.push((fields.at("id"), fields.key("id")));
        let id = fields.id(faults);
        fields.require(faults, "name");
        let name = fields.bilingual(faults, "name");
        let words = fields.texts(faults, "words");
        let ranks = fields.texts(faults, "ranks");
        for rank in ranks.iter().filter(|rank| !RANKS.contains(&rank.as_str())) {
            let known = RANKS.map(str::to_owned).to_vec();
            fields.fault(faults, "ranks", Problem::BadChoice(rank.clone(), known));
        }
        fields.require(faults, "rubric");
        let rubric = fields
            .table(faults, "rubric")
            .map(|fields| parse_rubric::rubric(faults, fields, parts))
            .unwrap_or_default();
        fields.finish(faults);
        classes.push(Class {
            id,
            name,
            words,
            ranks,
            rubric: Arc::new(rubric),
        });
    }
    let places = classes.iter().zip(ids);
    unique(
        faults,
        places.map(|(class, (at, key))| (class.id.as_str(), at, key)),
    );
    classes
}

fn read_abolished(faults: &mut Faults, laws: &mut Fields) -> Vec<Abolished> {
    let mut abolished = Vec::new();
    for mut fields in laws.tables(faults, "abolished") {
        for name in ["name", "since"] {
            fields.require(faults, name);
        }
        abolished.push(Abolished {
            name: fields.text(faults, "name").unwrap_or_default().to_owned(),
            since: fields.date(faults, "since").unwrap_or_default(),
            successor: fields.text(faults, "successor").map(str::to_owned),
        });
        fields.finish(faults);
    }
    abolished
}

fn sha256(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    let mut hex = String::with_capacity(64);
    for byte in digest {
        for digit in [byte >> 4, byte & 15] {
            hex.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    hex
}
