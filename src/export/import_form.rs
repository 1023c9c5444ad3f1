//! Reads a filled-in form back, whatever the editor did to it: line ends, a byte order
//! mark, full-width colons and brackets, tabs, spaces at the ends of lines.
//!
//! A line that is neither a key, nor goes on with a text, nor explains, is a fault with its
//! number; nothing is guessed from it.

use super::form::FIRST;
use super::incoming::{Fault, InNote, InScore, InTarget, Incoming, Origin, Problem, Record};
use super::place::Place;
use crate::lang::{Lang, common, form as words};
use crate::review::{NoteKind, Status};
use crate::text::fold_width;

/// Whether a text is a form.
pub(super) fn is_form(text: &str) -> bool {
    let name = FIRST.split(' ').next().unwrap_or(FIRST);
    text.lines().take(20).any(|line| line.contains(name))
        || text.lines().any(|line| report_of(line).is_some())
}

/// Reads a form.
pub(super) fn read(text: &str) -> Incoming {
    let mut reading = Reading::default();
    let version = version(text);
    if version > 1 {
        return super::incoming::refused(Problem::Newer(version));
    }
    // Some editors end lines with a carriage return alone.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (nth, line) in text.lines().enumerate() {
        reading.line(nth + 1, line);
    }
    reading.end_text();
    reading.incoming
}

fn version(text: &str) -> u64 {
    let name = FIRST.split(' ').next().unwrap_or(FIRST);
    let line = text.lines().take(20).find_map(|line| line.split_once(name));
    let digits = line.map(|(_, rest)| rest.trim());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// Into what the lines that follow go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Into {
    #[default]
    Nothing,
    Comment,
    Body,
    Summary,
}

#[derive(Default)]
struct Reading {
    incoming: Incoming,
    /// The section whose heading was met last; `None` for the whole report.
    section: Option<String>,
    into: Into,
    text: Vec<String>,
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) {
        let line = line.trim_end_matches(['\r', ' ', '\t', '\u{3000}']);
        if line.trim().is_empty() {
            if self.into != Into::Nothing {
                self.text.push(String::new());
            }
            return;
        }
        if line.starts_with([' ', '\t', '\u{3000}']) && self.into != Into::Nothing {
            let four = line.strip_prefix("    ");
            let goes_on = four.or(line.strip_prefix('\t'));
            let goes_on = goes_on.unwrap_or_else(|| line.trim_start());
            self.text.push(goes_on.to_owned());
            return;
        }
        let line = line.trim_start();
        if line.starts_with(['#', '＃']) || fold_width(line).starts_with("---") {
            return self.end_text();
        }
        if let Some(origin) = batch_of(line) {
            self.end_text();
            return self.incoming.comes_from(origin);
        }
        if let Some(path) = report_of(line) {
            self.end_text();
            self.section = None;
            self.incoming.records.push(Record {
                place: Place::line(number),
                report: path,
                is_form: true,
                ..Record::default()
            });
            return;
        }
        if self.incoming.records.is_empty() || !self.key_line(number, line) {
            self.other(number, line);
        }
    }

    /// A line at the margin that is no key: the text goes on, unless it looks like a key
    /// that was mistyped.
    fn other(&mut self, number: usize, line: &str) {
        let folded = fold_width(line);
        let looks_like_a_key = folded
            .find(':')
            .is_some_and(|at| folded.get(..at).is_some_and(|key| key.chars().count() <= 4));
        if self.into == Into::Nothing || looks_like_a_key {
            let problem = Problem::Line(line.to_owned());
            self.incoming
                .faults
                .push(Fault::new(Place::line(number), problem));
        } else {
            self.text.push(line.to_owned());
        }
    }

    /// Takes a section head or a line with a key; false where it is neither.
    fn key_line(&mut self, number: usize, line: &str) -> bool {
        let (key, id, value) = split(line);
        if let Some(rest) = line.strip_prefix('§') {
            self.end_text();
            let id = bracketed(rest).map_or_else(|| rest.trim().to_owned(), |(_, id)| id);
            let is = |word: fn(Lang) -> &'static str| either(&id, word);
            self.section = (!is(words::whole) && !is(words::lost)).then_some(id);
            return true;
        }
        let Some(value) = value else {
            return false;
        };
        let is = |word: fn(Lang) -> &'static str| either(&key, word);
        if let Some(kind) = kind_of(&key) {
            self.end_text();
            self.note(number, kind, id.unwrap_or_default(), value);
        } else if let Some(criterion) = id {
            self.end_text();
            self.score(number, criterion, &value);
        } else if is(words::comment) {
            self.begin(Into::Comment, value);
        } else if is(words::summary) {
            self.begin(Into::Summary, value);
        } else if is(words::quote) {
            self.end_text();
            return self.quote(value);
        } else if is(words::reviewer) || is(words::status) || is(words::text) {
            self.end_text();
            let status = status_of(&value);
            let Some(record) = self.incoming.records.last_mut() else {
                return false;
            };
            if is(words::reviewer) {
                record.reviewer = value;
            } else if is(words::text) {
                record.text_sha256 = Some(value).filter(|value| !value.is_empty());
            } else if value.is_empty() || status.is_some() {
                // Whether it is read or not follows from the edits.
                record.status =
                    status.filter(|status| matches!(status, Status::Done | Status::Hold));
            } else {
                return false;
            }
        } else {
            return false;
        }
        true
    }

    fn score(&mut self, number: usize, criterion: String, value: &str) {
        // People write `18 分` and end a line with a full stop.
        let typed = value.trim_end_matches(['。', '；', ';', ' ']);
        let typed = typed.strip_suffix('分').unwrap_or(typed).trim_end();
        let value = Some(typed.to_owned()).filter(|value| !value.is_empty() && value != "—");
        if let Some(record) = self.incoming.records.last_mut() {
            record.scores.push(InScore {
                place: Place::line(number),
                criterion,
                value,
                ..InScore::default()
            });
        }
    }

    fn note(&mut self, number: usize, kind: NoteKind, id: String, value: String) {
        let target = match &self.section {
            None => InTarget::Whole,
            Some(section) => InTarget::Passage {
                section: Some(section.clone()),
                exact: String::new(),
                prefix: String::new(),
                suffix: String::new(),
                span: None,
                text_sha256: String::new(),
            },
        };
        if let Some(record) = self.incoming.records.last_mut() {
            record.notes.push(InNote {
                place: Place::line(number),
                id,
                kind,
                target,
                body: String::new(),
                criterion: None,
                check: None,
                created: String::new(),
                modified: None,
            });
        }
        self.begin(Into::Body, value);
    }

    /// The passage of the note just read.
    fn quote(&mut self, value: String) -> bool {
        let section = self.section.clone();
        let note = self
            .incoming
            .records
            .last_mut()
            .and_then(|record| record.notes.last_mut());
        let Some(note) = note else {
            return false;
        };
        if !value.is_empty() {
            note.target = InTarget::Passage {
                section,
                exact: value,
                prefix: String::new(),
                suffix: String::new(),
                span: None,
                text_sha256: String::new(),
            };
        }
        true
    }

    fn begin(&mut self, into: Into, first: String) {
        self.end_text();
        self.into = into;
        self.text.push(first);
    }

    /// Puts the lines gathered where they belong; an empty text is one left alone.
    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text).join("\n");
        let text = text.trim_matches('\n').trim_end().to_owned();
        let into = std::mem::take(&mut self.into);
        let Some(record) = self.incoming.records.last_mut() else {
            return;
        };
        let said = Some(text).filter(|text| !text.is_empty());
        match into {
            Into::Nothing => {}
            Into::Summary => record.summary = said.map(taken_back),
            Into::Comment => {
                if let Some(score) = record.scores.last_mut() {
                    score.comment = said.map(taken_back);
                    if score.value.is_none() && score.comment.is_none() {
                        record.scores.pop();
                    }
                }
            }
            Into::Body => match (said, record.notes.last_mut()) {
                (Some(body), Some(note)) => note.body = body,
                (None, Some(_)) => {
                    record.notes.pop();
                }
                _ => {}
            },
        }
    }
}

/// A lone `-` takes a text back.
fn taken_back(text: String) -> String {
    if text == "-" { String::new() } else { text }
}

/// The path of a line that begins a report.
fn report_of(line: &str) -> Option<String> {
    let rest = line.trim_start_matches(['=', '＝']);
    if line.len() - rest.len() < 3 {
        return None;
    }
    let (key, _, value) = split(rest.trim());
    let value = value?;
    either(&key, words::report).then_some(value)
}

/// The batch of a line that names it.
fn batch_of(line: &str) -> Option<Origin> {
    let (key, batch_id, value) = split(line);
    let is_batch = either(&key, words::batch);
    value.filter(|_| is_batch).map(|batch| Origin {
        batch,
        batch_id,
        profile: None,
    })
}

/// Key, what stands in brackets after it, and what stands behind the colon.
fn split(line: &str) -> (String, Option<String>, Option<String>) {
    let folded: Vec<char> = line.chars().map(crate::text::fold_width_char).collect();
    let (from, id) = match bracketed(line) {
        // Brackets behind the colon belong to the value.
        Some((end, id)) if !folded.iter().take(end).any(|&ch| ch == ':') => (end, Some(id)),
        _ => (0, None),
    };
    let colon = folded.iter().skip(from).position(|&ch| ch == ':');
    let key: String = folded
        .iter()
        .take_while(|&&ch| ch != ':' && ch != '[')
        .collect();
    let value = colon.map(|at| line.chars().skip(from + at + 1).collect::<String>());
    (
        key.trim().to_owned(),
        id,
        value.map(|value| value.trim().to_owned()),
    )
}

/// What stands in the first brackets, and the index of the character behind them.
fn bracketed(line: &str) -> Option<(usize, String)> {
    let is_open = |ch: char| matches!(ch, '[' | '［' | '【');
    let is_close = |ch: char| matches!(ch, ']' | '］' | '】');
    let chars: Vec<char> = line.chars().collect();
    let open = chars.iter().position(|&ch| is_open(ch))?;
    let close = open + chars.iter().skip(open).position(|&ch| is_close(ch))?;
    let inside: String = chars.get(open + 1..close)?.iter().collect();
    Some((close + 1, fold_width(inside.trim())))
}

/// Whether a key is a word in either language.
fn either(key: &str, word: fn(Lang) -> &'static str) -> bool {
    let key = key.trim();
    key == word(Lang::Zh) || key.eq_ignore_ascii_case(word(Lang::En))
}

fn kind_of(key: &str) -> Option<NoteKind> {
    NoteKind::ALL.into_iter().find(|kind| {
        let word = match kind {
            NoteKind::Problem => common::kind_problem,
            NoteKind::Question => common::kind_question,
            NoteKind::Praise => common::kind_praise,
            NoteKind::Suggestion => common::kind_suggestion,
        };
        either(key, word)
    })
}

fn status_of(value: &str) -> Option<Status> {
    let all = [
        (Status::New, common::status_new as fn(Lang) -> &'static str),
        (Status::Reading, common::status_reading),
        (Status::Done, common::status_done),
        (Status::Hold, common::status_hold),
    ];
    let found = all.into_iter().find(|(_, word)| either(value, *word));
    found
        .map(|(status, _)| status)
        .or_else(|| Status::of_id(value))
}
