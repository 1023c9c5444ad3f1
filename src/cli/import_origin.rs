//! Whether a file that is imported is of this batch, and its scores of this rubric.
//!
//! A batch is known by the id its store gave it, and elsewhere by the texts of its reports:
//! a path alone says nothing, because each year's folder has the same names.

use super::error::CliError;
use super::out::say;
use crate::export::{Incoming, Origin};
use crate::lang::{Lang, import as words};
use crate::session::Session;

/// Refuses a file of another batch unless forced; says so where the batch is known by its
/// texts only, and where scores were given under another rubric.
pub(super) fn check(session: &Session, incoming: &Incoming, force: bool) -> Result<(), CliError> {
    let lang = session.lang();
    let (id, name) = session.batch_name();
    let other = |from: &&Origin| id.is_none() || from.batch_id != id;
    if let Some(from) = incoming.origins.iter().find(other) {
        let theirs = named(lang, &from.batch, from.batch_id.as_deref());
        let ours = named(lang, &name, id.as_deref());
        let has_both_ids = from.batch_id.is_some() && id.is_some();
        let is_foreign = match knows_a_text(session, incoming) {
            Some(knows) => !knows,
            None => has_both_ids,
        };
        if is_foreign && !force {
            let root = session.root().to_string_lossy();
            return Err(CliError::Said(words::foreign(lang, &theirs, &ours, &root)));
        }
        if !is_foreign && has_both_ids {
            say(&words::other_store(lang, &theirs, &ours));
        }
    }
    other_rubric(session, incoming);
    Ok(())
}

fn named(lang: Lang, name: &str, id: Option<&str>) -> String {
    match id {
        Some(id) => words::batch(lang, name, id),
        None => words::batch_without_id(lang, name),
    }
}

/// Whether the batch has one of the texts that the file speaks of where the file says;
/// `None` where it names none.
fn knows_a_text(session: &Session, incoming: &Incoming) -> Option<bool> {
    let told = || {
        let records = incoming.records.iter();
        records.filter_map(|record| Some((&record.report, record.text_sha256.as_deref()?)))
    };
    told().next()?;
    let has = |report_idx: usize, text: &str| {
        session.row(report_idx).text_sha256.as_deref() == Some(text)
    };
    let batch = session.discover();
    // Equal texts at other paths are no sign: a folder above the batch has them all.
    Some(told().any(|(path, text)| {
        let report_idx = batch.position(path);
        report_idx.is_some_and(|report_idx| has(report_idx, text))
    }))
}

fn other_rubric(session: &Session, incoming: &Incoming) {
    if incoming
        .records
        .iter()
        .all(|record| record.scores.is_empty())
    {
        return;
    }
    let own = session.profile();
    let profiles = incoming
        .origins
        .iter()
        .filter_map(|from| from.profile.as_ref());
    for (id, sha256) in profiles.filter(|(_, sha256)| *sha256 != own.sha256) {
        let theirs = fingerprint(id, sha256);
        let ours = fingerprint(&own.id, &own.sha256);
        say(&words::other_rubric(session.lang(), &theirs, &ours));
    }
}

/// A profile by its id and the beginning of its hash: two of the same id may differ.
fn fingerprint(id: &str, sha256: &str) -> String {
    format!("{id}:{}", sha256.get(..8).unwrap_or(sha256))
}
