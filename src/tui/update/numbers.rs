//! `gt` the batch as numbers, `g=` the reports nearest in score: asking, keys, going there.

use std::sync::Arc;

use crate::lang::dashboard as words;
use crate::session::{Numbers, Peer};
use crate::term::{Key, KeyCode};

use super::super::dashboard::{Dashboard, Nearest, n_lines, n_peers};
use super::super::effect::Effect;
use super::super::reader::Scroll;
use super::super::state::{Arrival, ListCursor, Overlay, Pane, State};
use super::super::view::dashboard_lines;
use super::super::view::value_word;
use super::{besiding, opening, reading};

/// Opens the dashboard.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let over = Overlay::Dashboard(Dashboard::default());
    state.overlays.push(over);
    vec![Effect::Count]
}

/// The numbers came, or a sentence why not.
pub(super) fn came(state: &mut State, result: Result<Arc<Numbers>, String>) -> Vec<Effect> {
    match result {
        Ok(numbers) => {
            if let Some(Overlay::Dashboard(over)) = state.overlays.last_mut() {
                over.numbers = Some(numbers);
            }
        }
        Err(sentence) => {
            if matches!(state.overlays.last(), Some(Overlay::Dashboard(_))) {
                state.overlays.pop();
            }
            state.complain(sentence);
        }
    }
    Vec::new()
}

/// Something was saved: what the dashboard shows is worked out anew.
pub(super) fn again(state: &State) -> Option<Effect> {
    matches!(state.overlays.last(), Some(Overlay::Dashboard(_))).then_some(Effect::Count)
}

/// A key in the dashboard.
pub(super) fn key(state: &mut State, key: Key) -> Vec<Effect> {
    let lines = dashboard_lines(state);
    let height = n_lines(state.size.1);
    let Some(Overlay::Dashboard(over)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let at = over.list.at;
    match key.folded().code {
        KeyCode::Enter => {
            let Some(report_idx) = lines.get(at).and_then(|line| line.report) else {
                return Vec::new();
            };
            state.overlays.pop();
            reading::remember(state);
            return opening::open(state, report_idx, Arrival::Remembered);
        }
        KeyCode::Tab => {
            let heads = lines.iter().enumerate().filter(|(_, line)| line.is_head);
            let mut heads = heads.map(|(nth, _)| nth);
            let next = heads.find(|nth| *nth > at).unwrap_or(0);
            over.list.go(next, lines.len(), height);
            over.list.top = next.min(lines.len().saturating_sub(height));
        }
        _ if !moved(&mut over.list, key, lines.len(), height) => drop(state.overlays.pop()),
        _ => {}
    }
    Vec::new()
}

/// Moves a cursor; `false` for a key that closes the list.
fn moved(list: &mut ListCursor, key: Key, len: usize, height: usize) -> bool {
    let page = isize::try_from(height).unwrap_or(1);
    match key.folded().code {
        KeyCode::Char('c') if key.ctrl => return false,
        KeyCode::Char('q') | KeyCode::Esc => return false,
        KeyCode::Char('j') | KeyCode::Down => list.step(1, len, height),
        KeyCode::Char('k') | KeyCode::Up => list.step(-1, len, height),
        KeyCode::Char('g') | KeyCode::Home => list.go(0, len, height),
        KeyCode::Char('G') | KeyCode::End => list.go(len, len, height),
        KeyCode::Char(' ') | KeyCode::PageDown => list.step(page, len, height),
        KeyCode::PageUp => list.step(-page, len, height),
        _ => {}
    }
    true
}

/// Looks up the reports nearest in score on the criterion at hand.
pub(super) fn ask_nearest(state: &mut State) -> Vec<Effect> {
    let lang = state.settings.lang;
    let sheet = state.sheet();
    let Some(criterion) = sheet.rubric.criteria.get(state.scores.at) else {
        return Vec::new();
    };
    let Some(report_idx) = state.opened().map(|open| open.report_idx) else {
        state.complain(crate::lang::tui::no_open_report(lang));
        return Vec::new();
    };
    let criterion = criterion.id.clone();
    state.overlays.push(Overlay::Nearest(Nearest {
        criterion: criterion.clone(),
        peers: None,
        list: ListCursor::default(),
    }));
    vec![Effect::Nearest {
        report_idx,
        criterion,
    }]
}

/// They came, or a sentence why not.
pub(super) fn nearest_came(state: &mut State, result: Result<Vec<Peer>, String>) -> Vec<Effect> {
    let lang = state.settings.lang;
    let Some(Overlay::Nearest(over)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    match result {
        Ok(peers) if peers.is_empty() => {
            state.overlays.pop();
            state.say(words::no_peers(lang));
        }
        Ok(peers) => over.peers = Some(peers),
        Err(sentence) => {
            state.overlays.pop();
            state.complain(sentence);
        }
    }
    Vec::new()
}

/// A key in the list of the nearest.
pub(super) fn nearest_key(state: &mut State, key: Key) -> Vec<Effect> {
    let height = n_peers(state.size.1);
    let Some(Overlay::Nearest(over)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let len = over.peers.as_ref().map_or(0, Vec::len);
    if key.code == KeyCode::Enter {
        let peers = over.peers.as_ref();
        let chosen = peers.and_then(|peers| peers.get(over.list.at)).cloned();
        let criterion = over.criterion.clone();
        return match chosen {
            Some(peer) => compare(state, &peer, &criterion),
            None => Vec::new(),
        };
    }
    if !moved(&mut over.list, key, len, height) {
        state.overlays.pop();
    }
    Vec::new()
}

/// Puts a report beside the open one, both at the part that the criterion looks at.
fn compare(state: &mut State, peer: &Peer, criterion: &str) -> Vec<Effect> {
    state.overlays.pop();
    let lang = state.settings.lang;
    let sheet = state.sheet();
    let criterion = sheet.rubric.criterion(criterion);
    let part = criterion.and_then(|criterion| criterion.part.as_deref());
    let start = state.opened().and_then(|open| {
        let mut spans = open.report.sections.iter().flat_map(|it| &it.parts);
        let span = spans.find(|span| Some(span.part.as_str()) == part)?;
        Some(span.span.start)
    });
    let mut effects = Vec::new();
    if let Some(start) = start {
        effects.extend(reading::go(state, start, Scroll::Heading));
    }
    state.focus = Pane::Text;
    effects.extend(besiding::ask_for(state, peer.report_idx, None));
    if let (Some(beside), Some(criterion), Some(value)) = (&mut state.beside, criterion, peer.value)
    {
        let given = value_word(criterion, value, lang);
        beside.name = format!("{} · {} {given}", beside.name, criterion.name.get(lang));
    }
    effects
}
