//! The search over the batch, on all cores; one at a time, the newest.

#![expect(
    clippy::disallowed_methods,
    reason = "the screen's clock is read in the shell and nowhere else"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::Death;
use crate::session::Session;
use crate::text::find::{Finder, Mode};
use crate::text::{CharIdx, CharSpan, Text};

use super::super::hits::{Hit, MOST_HITS, MoreHits};
use super::super::msg::Msg;
use super::super::search::apart;
use super::super::view::section_label;
use super::Event;
use super::texts::Texts;

/// Hits reach the screen no more often than this, but for the first.
const HITS_EVERY: Duration = Duration::from_millis(60);

/// Characters of a long line kept before a hit, and behind its beginning.
const CONTEXT: (usize, usize) = (40, 160);

/// Searches; a newer search, or none, stops the one before.
pub(super) struct Searcher {
    session: Arc<Session>,
    events: Sender<Event>,
    newest: Arc<AtomicU64>,
    texts: Arc<Texts>,
}

impl Searcher {
    /// Starts nothing yet.
    pub(super) fn new(session: Arc<Session>, events: Sender<Event>) -> Self {
        Self {
            session,
            events,
            newest: Arc::default(),
            texts: Arc::default(),
        }
    }

    /// Stops what is being searched; what was kept for it is given up.
    pub(super) fn stop(&self, generation: u64) {
        self.newest.store(generation, Ordering::Relaxed);
        self.texts.forget();
    }

    /// Searches every report for a phrase, with width, case and spaces between Han folded, and
    /// for the names that it stands for.
    pub(super) fn search(&self, generation: u64, pattern: &str, names: &[String]) {
        self.newest.store(generation, Ordering::Relaxed);
        let phrases = std::iter::once(pattern).chain(names.iter().map(String::as_str));
        let finders = phrases.map(|phrase| Finder::new(phrase, Mode::Folded));
        let Ok(finders) = finders.collect::<Result<Vec<Finder>, _>>() else {
            return;
        };
        let search = Search {
            session: Arc::clone(&self.session),
            newest: Arc::clone(&self.newest),
            texts: Arc::clone(&self.texts),
            generation,
            finders,
            n_kept: AtomicUsize::new(0),
        };
        let events = self.events.clone();
        thread::spawn(move || search.run(&events));
    }
}

struct Search {
    session: Arc<Session>,
    newest: Arc<AtomicU64>,
    texts: Arc<Texts>,
    generation: u64,
    finders: Vec<Finder>,
    n_kept: AtomicUsize,
}

/// What a report holds: the hits that are kept, and how many there are.
enum Found {
    Hits(Vec<Hit>, usize),
    Unread,
}

impl Search {
    fn is_stale(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.generation
    }

    fn run(&self, events: &Sender<Event>) {
        let mut more = self.nothing();
        let mut sent: Option<Instant> = None;
        self.session.for_each(
            |report_idx| {
                if self.is_stale() {
                    return Found::Hits(Vec::new(), 0);
                }
                Death::caught(|| self.look(report_idx)).unwrap_or(Found::Unread)
            },
            |_, found| {
                match found {
                    Found::Unread => more.n_unread += 1,
                    Found::Hits(hits, n_found) => {
                        let n_left = MOST_HITS.saturating_sub(self.n_kept.load(Ordering::Relaxed));
                        let kept = hits.len().min(n_left);
                        self.n_kept.fetch_add(kept, Ordering::Relaxed);
                        more.hits.extend(hits.into_iter().take(kept));
                        more.n_found += n_found;
                        more.n_reports += usize::from(n_found > 0);
                    }
                }
                let is_due = sent.is_none_or(|at| at.elapsed() >= HITS_EVERY);
                if is_due && more.n_found > 0 {
                    sent = Some(Instant::now());
                    let more = std::mem::replace(&mut more, self.nothing());
                    let _ = events.send(Event::Msg(Msg::Hits(more)));
                }
                !self.is_stale()
            },
        );
        if !self.is_stale() {
            more.finished = true;
            let _ = events.send(Event::Msg(Msg::Hits(more)));
        }
    }

    fn nothing(&self) -> MoreHits {
        MoreHits {
            generation: self.generation,
            ..MoreHits::default()
        }
    }

    fn look(&self, report_idx: usize) -> Found {
        let batch = self.session.discover();
        let path = &batch.entries[report_idx].path;
        let Ok(text) = self.texts.get(path, || self.session.text(report_idx)) else {
            return Found::Unread;
        };
        let finders = self.finders.iter();
        let spans = apart(finders.flat_map(|it| it.find_all(text.as_str())).collect());
        // Only a report whose hits are shown needs its sections.
        if spans.is_empty() || self.n_kept.load(Ordering::Relaxed) >= MOST_HITS {
            return Found::Hits(Vec::new(), spans.len());
        }
        let Ok(report) = self.session.read(report_idx) else {
            return Found::Unread;
        };
        let profile = self.session.profile();
        let lang = self.session.lang();
        let hits = spans.iter().map(|&span| {
            let section = &report.sections[report.section_at(span.start)];
            let (line, marked) = line_of(&text, span);
            Hit {
                report_idx,
                section: section_label(section, &profile, lang),
                span,
                line,
                marked,
            }
        });
        Found::Hits(hits.collect(), spans.len())
    }
}

/// The line a hit stands in, or as much of a long one as is shown, and the hit's characters
/// in it.
fn line_of(text: &Text, span: CharSpan) -> (String, (usize, usize)) {
    let line = crate::text::motion::line_at(text, span.start);
    let (before, behind) = CONTEXT;
    let start = line
        .start
        .get()
        .max(span.start.get().saturating_sub(before));
    let end = line.end.get().min(span.start.get() + behind);
    let cut = CharSpan {
        start: CharIdx::new(start),
        end: CharIdx::new(end.max(start)),
    };
    let shown = text.slice(cut).trim_end_matches('\n').to_owned();
    let from = span.start.get() - start;
    (shown, (from, from + (span.end.get() - span.start.get())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, span: CharSpan, expected: &str) {
        let (line, (from, to)) = line_of(&Text::new(text.to_owned()), span);
        let marked: String = line.chars().skip(from).take(to - from).collect();
        assert_eq!(format!("{line}|{marked}"), expected);
    }

    #[test]
    fn a_hit_stands_in_its_line() {
        check(
            "一\n推进法治政府。\n三",
            CharSpan::new(4, 6),
            "推进法治政府。|法治",
        );
        check("法治", CharSpan::new(0, 2), "法治|法治");
    }

    #[test]
    fn of_a_long_line_a_stretch_is_shown() {
        let long = "字".repeat(500);
        let (line, (from, to)) = line_of(&Text::new(long), CharSpan::new(300, 302));
        assert_eq!((line.chars().count(), from, to), (200, 40, 42));
    }
}
