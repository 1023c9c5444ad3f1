//! Moving and selecting in the reading pane, jumps, hits of a search, copying.

use crate::lang::{manners, tui as words};
use crate::term::clipboard;
use crate::text::{CharIdx, CharSpan, motion as moves};

use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::grasp;
use super::super::keymap::Action;
use super::super::reader::Scroll;
use super::super::state::{Arrival, Mode, Open, Pane, Spot, State};
use super::{opening, saving};

/// Places the jump list remembers.
const MAX_JUMPS: usize = 100;

/// Bytes of a Han character in UTF-8.
const HAN_BYTES: usize = 3;

/// Moves by rows.
pub(super) fn rows(state: &mut State, action: Action, count: u32) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let text = &report.source.text;
    let times = isize::try_from(count.max(1)).unwrap_or(isize::MAX);
    let height = isize::try_from(state.reader.height).unwrap_or(1);
    match action {
        Action::Down => state.reader.step(text, times),
        Action::Up => state.reader.step(text, times.saturating_neg()),
        Action::HalfPageDown => state.reader.page(text, (height / 2).max(1)),
        Action::HalfPageUp => state.reader.page(text, -(height / 2).max(1)),
        Action::PageDown => state
            .reader
            .page(text, (height - 2).max(1).saturating_mul(times)),
        Action::PageUp => state
            .reader
            .page(text, -(height - 2).max(1).saturating_mul(times)),
        Action::Top | Action::Bottom if count > 0 => {
            remember(state);
            let row = usize::try_from(count - 1).unwrap_or(usize::MAX);
            let row = row.min(state.reader.rows.len().saturating_sub(1));
            let at = state.reader.char_at(text, row, 0);
            state.reader.go(text, at, Scroll::Least);
        }
        Action::Top => {
            remember(state);
            state.reader.go(text, CharIdx(0), Scroll::Top);
        }
        _ => {
            remember(state);
            state.reader.go(text, text.len(), Scroll::Bottom);
        }
    }
    saving::place(state)
}

/// Moves by characters, clauses, sentences, paragraphs; scrolls around the cursor.
pub(super) fn motion(state: &mut State, action: Action, count: u32) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let text = &report.source.text;
    let mut at = state.reader.cursor;
    let row = state.reader.row_of(at);
    let scroll = match action {
        Action::ScrollCentre => Some(Scroll::Centre),
        Action::ScrollTop => Some(Scroll::Top),
        Action::ScrollBottom => Some(Scroll::Bottom),
        _ => None,
    };
    if let Some(scroll) = scroll {
        state.reader.scroll(row, scroll);
        return Vec::new();
    }
    for _ in 0..count.max(1) {
        let next = match action {
            Action::Left => CharIdx(at.0.saturating_sub(1)),
            Action::Right => (at + 1).min(text.len()),
            Action::NextClause => moves::next_clause(text, at),
            Action::PrevClause => moves::prev_clause(text, at),
            Action::NextSentence => moves::next_sentence(text, at),
            Action::PrevSentence => moves::prev_sentence(text, at),
            Action::NextParagraph => moves::next_paragraph(text, at),
            Action::PrevParagraph => moves::prev_paragraph(text, at),
            Action::LineStart => moves::line_start(text, at),
            _ => moves::line_end(text, at),
        };
        if next == at {
            break;
        }
        at = next;
    }
    // A line's end cannot be stood on: to the right of it lies the next line.
    if action == Action::Right && text.char_at(at) == Some('\n') && at + 1 < text.len() {
        at = at + 1;
    }
    state.reader.go(text, at, Scroll::Least);
    saving::place(state)
}

/// Goes to a position and remembers where it came from.
pub(super) fn go(state: &mut State, at: CharIdx, scroll: Scroll) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    remember(state);
    state.reader.go(&report.source.text, at, scroll);
    saving::place(state)
}

/// Goes `delta` sections on from the one at the cursor.
pub(super) fn sections(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let sections = &open.report.sections;
    let here = open.report.section_at(state.reader.cursor);
    // Going back from within a section first goes to its own heading.
    let within = sections[here].span.start < state.reader.cursor && delta < 0;
    // Sections within a fold are passed over.
    let folded = |nth: usize| state.reader.fold_at(sections[nth].span.start).is_some();
    let mut wanted = here;
    let mut left = delta.unsigned_abs() - usize::from(within);
    while left > 0 {
        let next = wanted.checked_add_signed(delta.signum());
        let Some(next) = next.filter(|next| *next < sections.len()) else {
            break;
        };
        wanted = next;
        left -= usize::from(!folded(next));
    }
    match sections.get(wanted) {
        Some(section) if wanted != here || within => {
            let at = section.span.start;
            go(state, at, Scroll::Heading)
        }
        _ => {
            state.say(words::no_more_sections(state.settings.lang));
            Vec::new()
        }
    }
}

/// Begins a selection, changes its kind, or ends it.
pub(super) fn select(state: &mut State, paragraphs: bool) -> Vec<Effect> {
    if state.opened().is_none() {
        return Vec::new();
    }
    state.mode = match state.mode {
        Mode::Select {
            paragraphs: was, ..
        } if was == paragraphs => Mode::Normal,
        Mode::Select { anchor, .. } => Mode::Select { anchor, paragraphs },
        _ => Mode::Select {
            anchor: state.reader.cursor,
            paragraphs,
        },
    };
    Vec::new()
}

/// Selects the object at the cursor.
pub(super) fn object(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let report = open.report.clone();
    let text = &report.source.text;
    match grasp::object(&report, action, state.reader.cursor) {
        Some(CharSpan { start, end }) => {
            state.mode = Mode::Select {
                anchor: start,
                paragraphs: false,
            };
            let last = CharIdx(end.0.saturating_sub(1));
            state.reader.go(text, last, Scroll::Least);
        }
        None => state.say(words::nothing_to_select(state.settings.lang)),
    }
    Vec::new()
}

/// Copies the selection, or the passage of the selected note.
pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open) = state.opened() else {
        return Vec::new();
    };
    let copied = match state.selection() {
        Some(span) => Some(open.report.source.text.slice(span).to_owned()),
        None if state.focus == Pane::Notes => {
            state.block().and_then(|block| copied_from(open, block))
        }
        None => None,
    };
    match copied {
        Some(text) => {
            let n_chars = text.chars().count();
            let n_bytes = clipboard::n_bytes(&text);
            if n_bytes > clipboard::MAX_BYTES {
                // What was selected stays so: it may be made shorter.
                state.complain(manners::too_long_to_copy(
                    lang,
                    n_chars,
                    n_bytes.div_ceil(1024),
                    clipboard::MAX_BYTES / 1024,
                    clipboard::MAX_BYTES / HAN_BYTES / 100 * 100,
                ));
                return Vec::new();
            }
            state.say(words::copied(lang, n_chars));
            state.mode = Mode::Normal;
            vec![Effect::Copy(text)]
        }
        None => {
            state.complain(words::nothing_to_copy(lang));
            Vec::new()
        }
    }
}

/// The text of an entry of the annotation pane.
fn copied_from(open: &Open, block: Block) -> Option<String> {
    match block {
        Block::Note(nth) => open.review.notes.get(nth).map(|note| note.body.clone()),
        Block::Remark(nth) => open.remarks.notes.get(nth).map(|note| note.body.clone()),
        Block::Summary => Some(open.review.summary.clone()),
        Block::Finding(nth) => Some(open.advice.findings.as_ref()?.get(nth)?.quote.clone()),
        Block::Match(nth) => {
            let span = open.matches().get(nth)?.a.span;
            Some(open.report.source.text.slice(span).to_owned())
        }
        Block::Draft(_) => None,
    }
}

/// Goes to the `count`-th hit from here.
pub(super) fn hit(state: &mut State, forward: bool, count: u32) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(search) = &state.search else {
        state.complain(words::no_search(lang));
        return Vec::new();
    };
    let n = usize::try_from(count.max(1)).unwrap_or(1);
    let at = state.reader.cursor;
    let found = if forward {
        search.after(at, n)
    } else {
        search.before(at, n)
    };
    match found {
        Some(hit) => {
            let pattern = search.pattern.clone();
            let effects = go(state, hit.start, Scroll::Least);
            state.say(format!("/{pattern}  {}", state.search_count()));
            effects
        }
        None => {
            let sentence = words::not_found(lang, &search.pattern);
            state.complain(sentence);
            Vec::new()
        }
    }
}

/// Puts where the cursor stands on the jump list.
pub(super) fn remember(state: &mut State) {
    let Some(open) = state.opened() else {
        return;
    };
    let spot = Spot {
        report_idx: open.report_idx,
        at: state.reader.cursor,
    };
    if state.jumps.back.last() != Some(&spot) {
        state.jumps.back.push(spot);
    }
    if state.jumps.back.len() > MAX_JUMPS {
        state.jumps.back.remove(0);
    }
    state.jumps.forward.clear();
}

/// Goes to a spot, in whatever report, and remembers where it came from.
pub(super) fn jump(state: &mut State, spot: Spot) -> Vec<Effect> {
    remember(state);
    arrive(state, spot)
}

/// Back to before the last jump.
pub(super) fn jump_back(state: &mut State) -> Vec<Effect> {
    let Some(spot) = state.jumps.back.pop() else {
        state.say(words::no_jump(state.settings.lang));
        return Vec::new();
    };
    if let Some(open) = state.opened() {
        state.jumps.forward.push(Spot {
            report_idx: open.report_idx,
            at: state.reader.cursor,
        });
    }
    arrive(state, spot)
}

/// Forward again.
pub(super) fn jump_forward(state: &mut State) -> Vec<Effect> {
    let Some(spot) = state.jumps.forward.pop() else {
        state.say(words::no_jump(state.settings.lang));
        return Vec::new();
    };
    if let Some(open) = state.opened() {
        state.jumps.back.push(Spot {
            report_idx: open.report_idx,
            at: state.reader.cursor,
        });
    }
    arrive(state, spot)
}

/// Shows a spot without touching the jump list.
fn arrive(state: &mut State, spot: Spot) -> Vec<Effect> {
    state.focus = Pane::Text;
    match state.opened() {
        Some(open) if open.report_idx == spot.report_idx => {
            let report = open.report.clone();
            state
                .reader
                .go(&report.source.text, spot.at, Scroll::Centre);
            saving::place(state)
        }
        _ => opening::open(state, spot.report_idx, Arrival::At(spot.at)),
    }
}
