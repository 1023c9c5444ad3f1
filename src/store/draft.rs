//! Half-typed text: on the disk while it is typed, gone only when what it became is saved.
//!
//! Drafts are written without the lock, one file each, named by an id that no other session
//! uses. A full disk gives up the reserve for them.

use std::path::PathBuf;

use super::atomic::{self, Durable};
use super::decode::{self, Object, Wrong};
use super::encode;
use super::error::StoreError;
use super::io;
use super::json::Json;
use super::names;
use super::open::Store;
use crate::review::{Note, NoteKind, Target};

/// What a draft will become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPlace {
    /// A note, or private remark.
    Note {
        /// What it speaks of.
        target: Target,
        /// Its kind.
        kind: NoteKind,
        /// The criterion it bears on.
        criterion: Option<String>,
        /// The note being changed; `None` for a new one.
        edits: Option<String>,
        /// A remark.
        private: bool,
    },
    /// The points of a criterion, typed and not confirmed.
    Score {
        /// The criterion.
        criterion: String,
    },
    /// The comment of a score.
    Comment {
        /// The criterion.
        criterion: String,
    },
    /// The summary.
    Summary,
}

/// Text that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// 16 hex digits, the same while the same text is typed.
    pub id: String,
    /// Who types.
    pub reviewer: String,
    /// On which report.
    pub report: String,
    /// What it will become.
    pub place: DraftPlace,
    /// What is typed so far.
    pub text: String,
    /// Characters before the caret.
    pub caret: u32,
    /// When it was last changed, RFC 3339.
    pub at: String,
}

const FORMAT: &str = "zhupi-draft";

impl Store {
    pub(super) fn draft_dir(&self, reviewer: &str) -> Result<PathBuf, StoreError> {
        let folder = names::reviewer_folder(reviewer)?;
        Ok(self.dir.join("drafts").join(folder))
    }

    fn draft_path(&self, reviewer: &str, report: &str, id: &str) -> Result<PathBuf, StoreError> {
        let id: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = format!("{}-{id}.json", names::file_stem(report));
        Ok(self.draft_dir(reviewer)?.join(name))
    }

    /// Writes a draft in the place of its earlier state.
    ///
    /// # Errors
    /// It could not be written, even into the room that the reserve gave up.
    pub fn save_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        match self.write_draft(draft) {
            Err(error) if error.is_full() && self.release_reserve() => self.write_draft(draft),
            result => result,
        }
    }

    fn write_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        crate::text::drill::point("store");
        let path = self.draft_path(&draft.reviewer, &draft.report, &draft.id)?;
        let is_new = !io::exists(&path);
        if is_new {
            self.make(None)?;
            io::make_dirs(&self.draft_dir(&draft.reviewer)?, self.modes())?;
        }
        let text = format!("{}\n", to_json(draft).pretty());
        atomic::replace(&path, text.as_bytes(), self.modes(), Durable::Content)?;
        if is_new {
            // Before the first save there is nothing else that would keep room.
            self.lay_reserve();
        }
        Ok(())
    }

    /// The drafts of a reviewer in order of time, and what could not be read as one.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn drafts(&self, reviewer: &str) -> Result<(Vec<Draft>, Vec<StoreError>), StoreError> {
        let dir = self.draft_dir(reviewer)?;
        let (mut drafts, mut problems) = (Vec::new(), Vec::new());
        for name in io::list(&dir)? {
            if name.to_str().is_some_and(atomic::is_temporary) {
                continue;
            }
            let path = dir.join(name);
            let read = match io::read(&path) {
                Ok(Some(bytes)) => {
                    from_bytes(&bytes).map_err(|why| StoreError::damaged(&path, why))
                }
                // Dropped meanwhile.
                Ok(None) => continue,
                Err(error) => Err(error),
            };
            match read {
                Ok(draft) => drafts.push(draft),
                Err(error) => problems.push(error),
            }
        }
        drafts.sort_by(|a: &Draft, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
        Ok((drafts, problems))
    }

    /// Removes a draft: only after what it became is saved, or when the person says so.
    ///
    /// # Errors
    /// It could not be removed; it will be offered again.
    pub fn drop_draft(&self, reviewer: &str, report: &str, id: &str) -> Result<(), StoreError> {
        io::remove(&self.draft_path(reviewer, report, id)?)
    }
}

fn to_json(draft: &Draft) -> Json {
    let place = match &draft.place {
        DraftPlace::Note {
            target,
            kind,
            criterion,
            edits,
            private,
        } => {
            // As the annotation it will be, so that its passage needs no second notation.
            let note = Note {
                id: edits.clone().unwrap_or_default(),
                kind: *kind,
                target: target.clone(),
                body: String::new(),
                criterion: criterion.clone(),
                check: None,
                created: String::new(),
                modified: None,
            };
            Json::object([
                ("item", Json::text("note")),
                ("private", Json::Bool(*private)),
                ("note", encode::note(&note, &draft.report)),
            ])
        }
        DraftPlace::Score { criterion } => {
            Json::object([("item", Json::text("score")), ("id", Json::text(criterion))])
        }
        DraftPlace::Comment { criterion } => Json::object([
            ("item", Json::text("comment")),
            ("id", Json::text(criterion)),
        ]),
        DraftPlace::Summary => Json::object([("item", Json::text("summary"))]),
    };
    Json::object([
        ("format", Json::text(FORMAT)),
        ("version", Json::number(super::file::VERSION)),
        ("id", Json::text(&draft.id)),
        ("reviewer", Json::text(&draft.reviewer)),
        ("report", Json::text(&draft.report)),
        ("at", Json::text(&draft.at)),
        ("caret", Json::number(draft.caret)),
        ("text", Json::text(&draft.text)),
        ("place", place),
    ])
}

fn from_bytes(bytes: &[u8]) -> Result<Draft, Wrong> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    let mut fields = Object::new(Json::parse(text)?, "")?;
    if fields.text_or_empty("format")? != FORMAT {
        return Err(format!("`format` is not `{FORMAT}`"));
    }
    let Some(mut place) = fields.object("place")? else {
        return Err("`place` is missing".to_owned());
    };
    let place = match place.text_or_empty("item")?.as_str() {
        "note" => {
            let json = place.take("note").unwrap_or(Json::Null);
            let (note, _) = decode::note(json, "place.note")?;
            DraftPlace::Note {
                target: note.target,
                kind: note.kind,
                criterion: note.criterion,
                edits: Some(note.id).filter(|id| !id.is_empty()),
                private: place.take("private") == Some(Json::Bool(true)),
            }
        }
        "score" => DraftPlace::Score {
            criterion: place.needed("id")?,
        },
        "comment" => DraftPlace::Comment {
            criterion: place.needed("id")?,
        },
        "summary" => DraftPlace::Summary,
        other => return Err(format!("`place.item` is `{other}`, which is not known")),
    };
    Ok(Draft {
        id: fields.needed("id")?,
        reviewer: fields.needed("reviewer")?,
        report: fields.needed("report")?,
        place,
        text: fields.text_or_empty("text")?,
        caret: fields.number_or_zero("caret")?,
        at: fields.text_or_empty("at")?,
    })
}
