//! From an action to the pane that carries it out.

use crate::lang::tui as words;
use crate::term::Key;

use super::super::effect::Effect;
use super::super::help::Help;
use super::super::keymap::{Action, BINDINGS, Group};
use super::super::msg::Now;
use super::super::prompt::{Prompt, PromptFor};
use super::super::state::{Confirm, Confirmed, MarkUse, Mode, Overlay, Pane, Repeat, State};
use super::super::tutor;
use super::{
    advising, besiding, closing, correcting, folding, grounds, listing, lists, notes, numbers,
    opening, picking, prompts, queue, reading, repeating, saving, scoring, searching, setting,
};

/// Narrowest and widest reading column.
pub(super) const MEASURE: (u16, u16) = (30, 120);

/// Carries out an action; `count` is 0 where none was typed.
pub(super) fn act(
    state: &mut State,
    action: Action,
    key: Key,
    count: u32,
    now: &Now,
) -> Vec<Effect> {
    let group = group_of(action);
    let Some(mut effects) = leave_scores(state, action, group, now) else {
        return Vec::new();
    };
    if repeating::is_repeatable(action) {
        state.repeat = Some(Repeat::Action(action));
    }
    effects.extend(match group {
        Group::Move | Group::View => moving(state, action, count, now),
        Group::Go | Group::Find => going(state, action, count, now),
        Group::Select | Group::Note | Group::Score | Group::Outline => {
            reviewing(state, action, key, now)
        }
        Group::Program => program(state, action),
    });
    effects
}

/// Saves the points typed in the score pane before an action that leaves their criterion.
/// `None` where they are refused: the action then does not happen. Backing out and quitting
/// always do; the points stay as a draft.
fn leave_scores(state: &mut State, action: Action, group: Group, now: &Now) -> Option<Vec<Effect>> {
    let stays = match group {
        Group::Go | Group::Find => action == Action::Open,
        Group::Move => false,
        _ => !matches!(action, Action::Done | Action::Quit | Action::QuitNow),
    };
    if state.focus != Pane::Scores || stays {
        return Some(Vec::new());
    }
    match scoring::save(state, now) {
        None if matches!(action, Action::Back | Action::Quit | Action::QuitNow) => Some(Vec::new()),
        saved => saved,
    }
}

/// Under which head the table lists an action.
fn group_of(action: Action) -> Group {
    BINDINGS
        .iter()
        .find(|binding| binding.action == action)
        .map_or(Group::Program, |binding| binding.group)
}

/// Moving within a pane, and how it looks.
fn moving(state: &mut State, action: Action, count: u32, now: &Now) -> Vec<Effect> {
    let times = isize::try_from(count.max(1)).unwrap_or(isize::MAX);
    match action {
        Action::Beside => besiding::toggle(state),
        Action::Zoom => {
            state.zoom = !state.zoom;
            Vec::new()
        }
        Action::Fold | Action::FoldAll | Action::OpenAll | Action::FoldAsides => {
            folding::fold(state, action)
        }
        Action::Narrower | Action::Wider => {
            let measure = state.settings.measure;
            let wanted = match action {
                Action::Wider => measure.saturating_add(4),
                _ => measure.saturating_sub(4),
            };
            setting::measured(state, wanted.clamp(MEASURE.0, MEASURE.1))
        }
        Action::Left | Action::Right if state.focus != Pane::Text => {
            lists::sideways(state, action, now)
        }
        Action::Down
        | Action::Up
        | Action::Top
        | Action::Bottom
        | Action::HalfPageDown
        | Action::HalfPageUp
        | Action::PageDown
        | Action::PageUp => match state.focus {
            Pane::Text => reading::rows(state, action, count),
            Pane::List => lists::list(state, action, count),
            Pane::Navigator => lists::navigator(state, action, count),
            Pane::Notes => notes::step(state, action, times),
            Pane::Scores => scoring::step(state, action, times, now),
        },
        _ => reading::motion(state, action, count),
    }
}

/// Going from thing to thing: panes, reports, sections, notes, marks, hits.
fn going(state: &mut State, action: Action, count: u32, now: &Now) -> Vec<Effect> {
    let times = isize::try_from(count.max(1)).unwrap_or(isize::MAX);
    match action {
        Action::NextPane | Action::PrevPane => {
            lists::next_pane(state, action == Action::NextPane);
            saving::place(state)
        }
        Action::Open => lists::open(state, now),
        Action::NextReport => opening::step(state, times),
        Action::PrevReport => opening::step(state, -times),
        Action::NextUnfinished => opening::next_unfinished(state, true),
        Action::PrevUnfinished => opening::next_unfinished(state, false),
        Action::NextSection => reading::sections(state, times),
        Action::PrevSection => reading::sections(state, -times),
        Action::SamePartNext => opening::same_part(state, 1),
        Action::SamePartPrev => opening::same_part(state, -1),
        Action::NextNote => notes::next(state, true),
        Action::PrevNote => notes::next(state, false),
        Action::NextFinding => advising::next_finding(state, true),
        Action::PrevFinding => advising::next_finding(state, false),
        Action::NextMatch => advising::next_match(state, true),
        Action::PrevMatch => advising::next_match(state, false),
        Action::NextEmpty => scoring::next_empty(state, true, now),
        Action::PrevEmpty => scoring::next_empty(state, false, now),
        Action::Search => ask(state, PromptFor::Search),
        Action::SearchBatch => searching::ask(state),
        Action::ListNotes => picking::ask_notes(state),
        Action::Filter => listing::ask(state),
        Action::Sort => listing::ask_order(state),
        Action::NextHit | Action::PrevHit if searching::leads(state) => {
            searching::next(state, action == Action::NextHit, count)
        }
        Action::NextHit => reading::hit(state, true, count),
        Action::PrevHit => reading::hit(state, false, count),
        Action::SetMark | Action::GoToMark => {
            let mark = if action == Action::SetMark {
                MarkUse::Set
            } else {
                MarkUse::GoTo
            };
            state.typed.mark = Some(mark);
            state.say(words::mark_name(state.settings.lang));
            Vec::new()
        }
        Action::JumpBack => reading::jump_back(state),
        Action::JumpForward => reading::jump_forward(state),
        _ => back(state),
    }
}

/// Selecting, writing, scoring.
fn reviewing(state: &mut State, action: Action, key: Key, now: &Now) -> Vec<Effect> {
    let asked =
        |state: &mut State, edit: Edit| prompts::with_reviewer(state, (action, key), now, edit);
    match action {
        Action::Select => reading::select(state, false),
        Action::SelectParagraphs => reading::select(state, true),
        Action::ObjectSentence
        | Action::ObjectParagraph
        | Action::ObjectClause
        | Action::ObjectItem
        | Action::ObjectQuoted
        | Action::ObjectFigure => reading::object(state, action),
        Action::Copy => reading::copy(state),
        Action::Note => asked(state, notes::write),
        Action::NoteWhole => asked(state, notes::write_whole),
        Action::Remark => asked(state, notes::write_remark),
        Action::AcceptFinding => asked(state, advising::accept),
        Action::DismissFinding => asked(state, advising::dismiss),
        Action::Phrase => asked(state, picking::phrases_for),
        Action::KeepPhrase => picking::keep_phrase(state),
        Action::EditNote => asked(state, notes::edit),
        Action::DeleteNote => asked(state, notes::delete),
        Action::Summary => asked(state, closing::summary),
        Action::ScoreComment => asked(state, scoring::comment),
        Action::ToggleHeading => asked(state, correcting::heading),
        Action::Deeper => asked(state, correcting::deeper),
        Action::Higher => asked(state, correcting::higher),
        Action::Hold => asked(state, closing::hold),
        Action::Queue => queue::open(state),
        Action::Checks => vec![Effect::ListChecks],
        Action::Stats => numbers::ask(state),
        Action::Nearest => numbers::ask_nearest(state),
        Action::Undo => asked(state, saving::undo),
        Action::Redo => asked(state, saving::redo),
        Action::Repeat => asked(state, repeating::again),
        Action::Done => asked(state, closing::done),
        Action::Scores => scoring::open(state),
        Action::Deduct => prompts::with_reviewer(state, (action, key), now, |state, now| {
            scoring::deduct(state, key, now)
        }),
        Action::Confidence => asked(state, scoring::confidence),
        Action::Cite => asked(state, grounds::cite),
        Action::ClearScore => asked(state, scoring::clear),
        _ => scoring::typed(state, action, key, now),
    }
}

/// What an action does once the reviewer is known.
type Edit = fn(&mut State, &Now) -> Vec<Effect>;

/// The program itself.
fn program(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Command => ask(state, PromptFor::Command),
        Action::Help => {
            state.overlays.push(Overlay::Help(Help::new(state.place())));
            Vec::new()
        }
        Action::Quit => quit(state, false),
        Action::QuitNow => quit(state, true),
        Action::Suspend => vec![Effect::Suspend],
        Action::Tutor => tutor::toggle(state),
        _ => vec![Effect::Repaint],
    }
}

/// Asks for a line at the foot.
fn ask(state: &mut State, purpose: PromptFor) -> Vec<Effect> {
    let prompt = Prompt::new(purpose, String::new());
    state.overlays.push(Overlay::Prompt(prompt));
    Vec::new()
}

/// Backs out of one thing: the selection, the zoom, the search, the pane. Never leaves the
/// program, never throws anything away.
fn back(state: &mut State) -> Vec<Effect> {
    if matches!(state.mode, Mode::Select { .. }) {
        state.mode = Mode::Normal;
    } else if state.beside.take().is_some() {
    } else if state.zoom {
        state.zoom = false;
    } else if state.search.take().is_some()
        || state.focus == Pane::List && listing::drop_filter(state)
    {
    } else if matches!(state.focus, Pane::Notes | Pane::Scores) {
        state.focus = Pane::Text;
    }
    Vec::new()
}

/// Up one level, or out; asks where something could not be saved.
pub(super) fn quit(state: &mut State, at_once: bool) -> Vec<Effect> {
    if matches!(state.mode, Mode::Select { .. }) && !at_once {
        state.mode = Mode::Normal;
        return Vec::new();
    }
    let mut effects = Vec::new();
    if !at_once {
        match state.focus {
            Pane::Notes | Pane::Scores => {
                state.focus = Pane::Text;
                return effects;
            }
            Pane::Text | Pane::Navigator if state.n_reports() > 1 => {
                state.focus = Pane::List;
                effects.extend(saving::place(state));
                return effects;
            }
            _ => {}
        }
    }
    if state.trouble().is_some() && state.n_unsaved() > 0 {
        let lang = state.settings.lang;
        let reason = state.trouble().unwrap_or_default().to_owned();
        state.overlays.push(Overlay::Confirm(Confirm {
            lines: vec![
                words::quit_unsaved(lang, state.n_unsaved()),
                reason,
                match state.draft_trouble {
                    Some(_) => words::quit_without_drafts(lang).to_owned(),
                    None => words::quit_anyway(lang).to_owned(),
                },
            ],
            then: Confirmed::Quit,
        }));
        return effects;
    }
    effects.extend(saving::place(state));
    effects.push(Effect::Quit);
    effects
}
