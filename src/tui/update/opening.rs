//! Opening reports: what is shown, where one arrives, the answers that come back.

use std::sync::Arc;

use crate::batch::Batch;
use crate::lang::{tui as words, waiting};
use crate::profile::Profile;
use crate::review::Status;
use crate::text::CharIdx;

use super::super::advice;
use super::super::blocks::Block;
use super::super::effect::Effect;
use super::super::layout::layout;
use super::super::msg::Opened;
use super::super::order::Order;
use super::super::queue::n_waiting;
use super::super::reader::{Reader, Scroll};
use super::super::search::Search;
use super::super::state::{Arrival, Draft, DraftPlace, Mode, Open, Pane, State};
use super::super::tally::Tally;
use super::{besiding, notes, saving};

/// The batch became known: begin where the last session stopped.
pub(super) fn listed(state: &mut State, batch: Arc<Batch>) -> Vec<Effect> {
    state.rows = vec![None; batch.entries.len()];
    state.listing.order = Order::whole(batch.entries.len());
    state.tally = Tally::new(&batch);
    state.glimpse = Vec::new();
    let remembered = state
        .start
        .report
        .as_ref()
        .and_then(|path| batch.entries.iter().position(|entry| entry.path == *path));
    for (report_idx, entry) in batch.entries.iter().enumerate() {
        if let Some(cursor) = state.start.cursors.get(&entry.path) {
            state.places.insert(report_idx, *cursor);
        }
        if let Some(selection) = state.start.selections.get(&entry.path) {
            state.selections.insert(report_idx, *selection);
        }
    }
    state.batch = Some(batch);
    if let (Some(_), Some(pane)) = (remembered, state.start.pane.as_deref()) {
        let pane = match pane {
            "list" => Pane::List,
            "navigator" => Pane::Navigator,
            "notes" => Pane::Notes,
            "scores" => Pane::Scores,
            _ => Pane::Text,
        };
        super::lists::focus(state, pane);
    } else if state.n_reports() == 1 {
        state.focus = Pane::Text;
    }
    if state.n_reports() == 0 {
        let sentence = words::no_reports_hint(state.settings.lang).to_owned();
        state.open = Some(Err(sentence));
        return Vec::new();
    }
    open(state, remembered.unwrap_or(0), Arrival::Remembered)
}

/// Shows a report, unless it is shown already.
pub(super) fn show(state: &mut State, report_idx: usize) -> Vec<Effect> {
    if state.n_reports() == 0 {
        return Vec::new();
    }
    let wanted = match (&state.opening, state.opened()) {
        (Some((_, opening, _)), _) => *opening,
        (None, Some(open)) => open.report_idx,
        (None, None) => usize::MAX,
    };
    state.list.at = report_idx;
    if wanted == report_idx {
        return Vec::new();
    }
    open(state, report_idx, Arrival::Remembered)
}

/// Asks for a report; what is open stays on screen until it comes.
pub(super) fn open(state: &mut State, report_idx: usize, arrival: Arrival) -> Vec<Effect> {
    leave_place(state);
    if state.listing.stale && report_idx != state.list.at {
        state.arrange();
    }
    state.list.at = report_idx;
    state.generation += 1;
    state.opening = Some((state.generation, report_idx, arrival));
    vec![Effect::Open {
        generation: state.generation,
        report_idx,
    }]
}

/// Takes up the selection that a report was left with.
fn select_again(state: &mut State, open: &Open, arrival: &Arrival) {
    let known = state.selections.get(&open.report_idx).copied();
    if let (Some((anchor, paragraphs)), Arrival::Remembered, Mode::Normal) =
        (known, arrival, &state.mode)
        && anchor < open.report.source.text.len()
    {
        state.mode = Mode::Select { anchor, paragraphs };
    }
}

/// Asks for the open report anew, because its review may be another one; stays where one is.
pub(super) fn again(state: &mut State) -> Vec<Effect> {
    let Some(report_idx) = state.opened().map(|open| open.report_idx) else {
        return Vec::new();
    };
    open(state, report_idx, Arrival::Remembered)
}

/// Remembers where the open report is left.
pub(super) fn leave_place(state: &mut State) {
    if let Some(open) = state.opened() {
        let reader = &state.reader;
        let row = reader.row_of(reader.cursor).saturating_sub(reader.top);
        let report_idx = open.report_idx;
        state.places.insert(report_idx, (reader.cursor, row));
        match state.mode {
            Mode::Select { anchor, paragraphs } => {
                state.selections.insert(report_idx, (anchor, paragraphs));
            }
            Mode::Normal => {
                state.selections.remove(&report_idx);
            }
            // What is written about stays in the draft.
            Mode::Write(_) => {}
        }
    }
}

/// A report came, or a sentence why not.
pub(super) fn opened(
    state: &mut State,
    generation: u64,
    report_idx: usize,
    result: Result<Opened, String>,
) -> Vec<Effect> {
    let Some((wanted, _, _)) = state.opening else {
        return Vec::new();
    };
    if wanted != generation {
        return Vec::new();
    }
    let arrival = state
        .opening
        .take()
        .map_or(Arrival::Remembered, |(_, _, arrival)| arrival);
    if !matches!(state.mode, Mode::Write(_)) {
        state.mode = Mode::Normal;
    }
    let again = state
        .opened()
        .is_some_and(|open| open.report_idx == report_idx);
    if !again {
        besiding::turned_to(state, report_idx);
        state.note = None;
        state.scores.pending.clear();
        state.scores.passage = None;
        state.scores.jumped = 0;
        state.scores.entered = None;
        state.scores.top = 0;
        state.scores.taken_up = None;
    }
    let opened = match result {
        Ok(opened) => opened,
        Err(sentence) => {
            state.open = Some(Err(sentence));
            state.search = None;
            leave_drafts(state);
            state.reader = Reader::default();
            return saving::place(state);
        }
    };
    let mut open = Open::new(
        report_idx,
        opened.report,
        opened.sheet,
        opened.review,
        opened.read_only,
    );
    open.remarks = opened.remarks;
    open.troubles = opened.troubles;
    if let Some(waiting) = state.unsaved_remarks.get(&report_idx) {
        open.remarks.absorb(&waiting.entries);
    }
    // What was noticed in this very text stays while it is looked into anew.
    if let Some(before) = state.opened()
        && before.report.text_sha256 == open.report.text_sha256
    {
        open.advice = before.advice.clone();
    }
    let report = Arc::clone(&open.report);
    if let Some(latest) = state.latest.get(&report_idx) {
        open.absorb(&latest.history);
    }
    if let Some(unsaved) = state.unsaved.get(&report_idx) {
        open.absorb(&unsaved.entries);
    }
    // A note whose draft is still there was saved right before the program was killed.
    let (noted, drafts): (Vec<Draft>, Vec<Draft>) = opened.drafts.into_iter().partition(|draft| {
        let mut known = open.review.notes.iter().chain(&open.remarks.notes);
        known.any(|note| note.id == draft.id)
    });
    let drafts = if again {
        drafts
    } else {
        leave_drafts(state);
        let path = &open.review.report;
        let left = state
            .drafts_left
            .extract_if(.., |draft| draft.report == *path);
        left.chain(drafts).collect()
    };
    let is_new = take_drafts(state, &open.sheet, drafts);
    stand(state, &open, &arrival);
    select_again(state, &open, &arrival);
    state.search = state
        .search
        .take()
        .map(|search| Search::named(&open.folded, &search.pattern, &search.names, CharIdx(0)));
    let n_waiting = n_waiting(&open);
    state.open = Some(Ok(open));
    if is_new && state.note.is_none() {
        state.side = Pane::Notes;
        state.select_block(Block::Draft(state.drafts.len() - 1));
    }
    if let Arrival::Draft(id) = &arrival {
        notes::go_to_draft(state, id);
    }
    if n_waiting > 0 && state.message.is_none() {
        state.say(waiting::waits(state.settings.lang, n_waiting));
    }
    let mut effects: Vec<Effect> = noted.into_iter().map(Effect::DropDraft).collect();
    effects.extend(saving::place(state));
    effects.push(Effect::LookInto { report_idx, report });
    effects
}

/// Leaves the drafts of the open report behind: on disk, or else in memory.
fn leave_drafts(state: &mut State) {
    let left = std::mem::take(&mut state.drafts);
    if state.draft_trouble.is_some() {
        state.drafts_left.extend(left);
    }
}

/// Takes over the drafts of the report: pending points go back to their criterion, the
/// text being written now is none of them, all others wait in the annotation pane. A draft
/// that is there already is known better than the disk has it. Gives whether there are some
/// to be told of.
fn take_drafts(state: &mut State, sheet: &Arc<Profile>, drafts: Vec<Draft>) -> bool {
    let writing = match &state.mode {
        Mode::Write(editor) => Some(editor.draft().id),
        _ => None,
    };
    let n_known = state.drafts.len();
    for draft in drafts {
        if state.drafts.iter().any(|known| known.id == draft.id) {
            continue;
        }
        match &draft.place {
            DraftPlace::Score { criterion } => {
                let criteria = &sheet.rubric.criteria;
                let at = criteria.iter().position(|known| known.id == *criterion);
                match at {
                    Some(at) if state.scores.pending.is_empty() => {
                        state.scores.at = at;
                        state.scores.pending.clone_from(&draft.text);
                        state.scores.taken_up = Some(draft);
                    }
                    _ => state.drafts.push(draft),
                }
            }
            _ if Some(&draft.id) == writing.as_ref() => {}
            _ => state.drafts.push(draft),
        }
    }
    let is_new = state.drafts.len() > n_known && writing.is_none();
    if is_new {
        state.say(words::drafts_found(state.settings.lang, state.drafts.len()));
    }
    is_new
}

/// Lays out the page and puts the cursor where one arrives.
fn stand(state: &mut State, open: &Open, arrival: &Arrival) {
    let lang = state.settings.lang;
    let text = &open.report.source.text;
    let page = layout(state).page(state.settings.measure);
    let (cols, height) = page.map_or((state.settings.measure, 20), |page| {
        (page.width, usize::from(page.height))
    });
    state.reader = Reader::default();
    state.reader.folds.asides = state.settings.fold_asides;
    let ambiguous = state.settings.ambiguous;
    state
        .reader
        .lay_out(&open.report, cols.max(2), height, ambiguous);
    match arrival {
        Arrival::Remembered | Arrival::Draft(_) => match state.places.get(&open.report_idx) {
            Some(&(at, row)) => {
                state.reader.go(text, at, Scroll::Top);
                let top = state.reader.row_of(state.reader.cursor).saturating_sub(row);
                let last_top = state.reader.rows.len().saturating_sub(height);
                state.reader.top = top.min(last_top);
            }
            None => state.reader.go(text, CharIdx(0), Scroll::Top),
        },
        Arrival::Note(id) => {
            let nth = open.review.notes.iter().position(|note| note.id == *id);
            let passage = open.note_spans().find(|(at, _)| Some(*at) == nth);
            let start = passage.map_or(CharIdx(0), |(_, span)| span.start);
            state.note = nth;
            state.reader.go(text, start, Scroll::Centre);
        }
        Arrival::At(at) => state.reader.go(text, *at, Scroll::Centre),
        Arrival::Part(part) => {
            let start = open
                .report
                .sections
                .iter()
                .flat_map(|section| &section.parts)
                .find(|span| span.part == *part)
                .map(|span| span.span.start);
            match start {
                Some(start) => state.reader.go(text, start, Scroll::Heading),
                None => state.say(words::part_not_there(lang)),
            }
        }
    }
    let here = open.report.section_at(state.reader.cursor);
    state.navigator.at = here;
}

/// The report `delta` places further on in the list.
pub(super) fn step(state: &mut State, delta: isize) -> Vec<Effect> {
    match neighbour(state, delta) {
        Some(report_idx) => open(state, report_idx, Arrival::Remembered),
        None => {
            state.say(words::no_more_reports(state.settings.lang));
            Vec::new()
        }
    }
}

/// The report `delta` rows further on in the list as it is shown.
fn neighbour(state: &State, delta: isize) -> Option<usize> {
    let order = &state.listing.order;
    let place = state.list_place().checked_add_signed(delta)?;
    order
        .report_at(place)
        .filter(|report_idx| *report_idx != state.list.at)
}

/// The `nth` report of the list, counted from 1.
pub(super) fn row(state: &mut State, nth: u32) -> Vec<Effect> {
    let wanted = usize::try_from(nth).unwrap_or(usize::MAX).saturating_sub(1);
    match state.listing.order.report_at(wanted) {
        Some(report_idx) => open(state, report_idx, Arrival::Remembered),
        None => {
            state.say(words::no_more_reports(state.settings.lang));
            Vec::new()
        }
    }
}

/// The nearest report on that side that is not done, around the end of the list.
pub(super) fn next_unfinished(state: &mut State, forward: bool) -> Vec<Effect> {
    let len = state.listing.order.len();
    let here = state.list_place();
    let unfinished = |report_idx: &usize| {
        let row = state.rows.get(*report_idx).and_then(Option::as_ref);
        row.is_none_or(|row| row.status != Status::Done && row.error.is_none())
    };
    let found = (1..len)
        .map(|step| {
            if forward {
                (here + step) % len
            } else {
                (here + len - step) % len
            }
        })
        .filter_map(|place| state.listing.order.report_at(place))
        .find(unfinished);
    match found {
        Some(report_idx) => open(state, report_idx, Arrival::Remembered),
        None => {
            state.say(words::all_done(state.settings.lang));
            Vec::new()
        }
    }
}

/// The part at the cursor, in the next or previous report.
pub(super) fn same_part(state: &mut State, delta: isize) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(open_report) = state.opened() else {
        return Vec::new();
    };
    let Some(part) = advice::part_at(open_report, state.reader.cursor) else {
        state.say(words::in_no_part(lang));
        return Vec::new();
    };
    match neighbour(state, delta) {
        Some(report_idx) => open(state, report_idx, Arrival::Part(part)),
        None => {
            state.say(words::no_more_reports(lang));
            Vec::new()
        }
    }
}
