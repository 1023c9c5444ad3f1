//! A list over the panes, narrowed by what is typed: hits in the batch, notes, phrases.
//!
//! What is left out: where its entries come from (`update::picking`) and what picking one
//! does there.

use ratatui::layout::Rect;

use crate::review::NoteKind;
use crate::text::initials::Word;

use super::prompt::{Prompt, PromptFor};
use super::state::ListCursor;

/// What a picker shows.
#[derive(Clone, Debug)]
pub enum Picking {
    /// Hits of the search over the batch, which the state holds: what is typed is the pattern.
    Hits,
    /// Notes of the open report, or of the batch.
    Notes {
        /// Of the whole batch.
        whole_batch: bool,
        /// In the order of the batch and of the text; `None` while they are being read.
        notes: Option<Vec<Noted>>,
    },
    /// The commands of the command line.
    Commands(Vec<Listed>),
    /// The phrase bank.
    Phrases {
        /// The person's own first, then what was written in this batch, the latest first.
        phrases: Option<Vec<Phrase>>,
    },
}

/// A note in a list of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which report.
    pub report_idx: usize,
    /// How the report is called.
    pub report: String,
    /// The note's id, or the draft's.
    pub id: String,
    /// Its kind; `None` for a draft.
    pub kind: Option<NoteKind>,
    /// The passage or section it speaks of; empty for the whole report.
    pub passage: String,
    /// The comment.
    pub body: String,
}

/// A command in the list of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// How it is typed.
    pub name: String,
    /// What it does.
    pub about: String,
    /// The keys that do the same.
    pub keys: String,
    /// Whether something is typed behind it.
    pub takes: bool,
}

/// A comment to be used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// From the person's own file, not from this batch.
    pub own: bool,
}

/// The overlay.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What it shows.
    pub what: Picking,
    /// What was typed.
    pub line: Prompt,
    /// Which entries fit, by their place; not used for hits.
    pub fitting: Vec<usize>,
    /// The cursor among those.
    pub list: ListCursor,
}

impl Picker {
    /// A picker that nothing was typed into yet.
    #[must_use]
    pub fn new(what: Picking, typed: String) -> Self {
        let mut picker = Self {
            what,
            line: Prompt::new(PromptFor::Pick, typed),
            fitting: Vec::new(),
            list: ListCursor::default(),
        };
        picker.narrow();
        picker
    }

    /// Works out which entries fit what was typed: each word in one of their texts, as it is
    /// or by the initials of its pinyin.
    pub fn narrow(&mut self) {
        let words = Word::all(&self.line.text);
        let fits = |texts: &[&str]| {
            words
                .iter()
                .all(|word| texts.iter().any(|text| word.is_in(text)))
        };
        self.fitting = match &self.what {
            Picking::Notes {
                notes: Some(notes), ..
            } => places(notes, |note| {
                fits(&[&note.body, &note.report, &note.passage])
            }),
            Picking::Phrases {
                phrases: Some(phrases),
            } => places(phrases, |phrase| fits(&[&phrase.text])),
            Picking::Commands(commands) => places(commands, |command| {
                fits(&[&command.name, &command.about, &command.keys])
            }),
            _ => Vec::new(),
        };
        self.list = ListCursor::default();
    }

    /// The note under the cursor.
    #[must_use]
    pub fn note(&self) -> Option<&Noted> {
        match &self.what {
            Picking::Notes {
                notes: Some(notes), ..
            } => notes.get(*self.fitting.get(self.list.at)?),
            _ => None,
        }
    }

    /// The command under the cursor.
    #[must_use]
    pub fn command(&self) -> Option<&Listed> {
        match &self.what {
            Picking::Commands(commands) => commands.get(*self.fitting.get(self.list.at)?),
            _ => None,
        }
    }

    /// The phrase under the cursor.
    #[must_use]
    pub fn phrase(&self) -> Option<&Phrase> {
        match &self.what {
            Picking::Phrases {
                phrases: Some(phrases),
            } => phrases.get(*self.fitting.get(self.list.at)?),
            _ => None,
        }
    }
}

fn places<T>(entries: &[T], fits: impl Fn(&T) -> bool) -> Vec<usize> {
    let fitting = entries.iter().enumerate().filter(|(_, entry)| fits(entry));
    fitting.map(|(nth, _)| nth).collect()
}

/// Where a picker lies on a screen of this size.
#[must_use]
pub fn area(size: (u16, u16)) -> Rect {
    let (cols, rows) = size;
    // Nothing of what lies below is left to be seen at its sides, unless there is much.
    let width = if cols <= 124 { cols } else { 120 };
    // From the first row to the last one above the foot, for the same reason.
    Rect {
        x: (cols - width) / 2,
        y: 0,
        width,
        height: rows.saturating_sub(1),
    }
}

/// Number of entries shown: the head, the line typed and the foot take a row each, and one
/// parts the line from the entries.
#[must_use]
pub fn n_entries(size: (u16, u16)) -> usize {
    usize::from(area(size).height.saturating_sub(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_by_characters_and_initials() {
        let phrase = |text: &str| Phrase {
            text: text.to_owned(),
            own: true,
        };
        let phrases = vec![phrase("数字与前文不符，请核实"), phrase("请补充责任分工")];
        let fitting = |typed: &str| {
            let what = Picking::Phrases {
                phrases: Some(phrases.clone()),
            };
            Picker::new(what, typed.to_owned()).fitting
        };
        assert_eq!(fitting(""), [0, 1]);
        assert_eq!(fitting("核实"), [0]);
        assert_eq!(fitting("qbc"), [1]);
        assert_eq!(fitting("请 sz"), [0]);
        assert_eq!(fitting("无关"), Vec::<usize>::new());
    }

    #[test]
    fn a_picker_lies_within_every_screen() {
        for size in [(0, 0), (1, 1), (60, 15), (80, 24), (400, 150)] {
            let area = area(size);
            assert!(area.x + area.width <= size.0 && area.y + area.height <= size.1.max(1));
        }
    }
}
