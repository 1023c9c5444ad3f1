//! The only place of the screen that touches the world: it feeds messages to `update`,
//! performs the effects, and draws when something happened.
//!
//! The main loop sleeps in one channel. Reading and analysing, listing, and all writing are
//! threads of their own; nothing here waits for a disk.

#![expect(
    clippy::disallowed_methods,
    reason = "the screen's clock is read in the shell and nowhere else"
)]

mod error;
mod finder;
mod front;
mod glimpse;
mod opener;
mod outside;
mod searcher;
mod spent;
mod start;
mod texts;
mod watch;
mod wires;
mod writer;

pub use error::ScreenError;

use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use ratatui::layout::Size;

use crate::home::Home;
use crate::lang::{Lang, system, tui as words, waiting};
use crate::session::{Session, warm_up};
use crate::term::clipboard::{self, CopyError};
use crate::term::{self, Abilities, Guard, Input, Modes};

use super::effect::Effect;
use super::msg::{Msg, Now};
use super::start::Start;
use super::state::State;
use super::{update_all, view};
use finder::Finder;
use opener::Opener;
use searcher::Searcher;
use spent::Pace;
use wires::{Event, Screen, Wires};
use writer::Writer;

/// How long the glimpse stays for the first report: longer than a parser in a child needs,
/// shorter than a person wonders. After that the screen says what it waits for.
const GLIMPSE: Duration = Duration::from_millis(200);

/// Opens the screen on a session and stays until the reviewer leaves.
///
/// # Errors
/// There is no terminal, it cannot carry a screen, or writing to it fails.
pub fn run(session: Session, abilities: Result<Abilities, term::Unfit>) -> Result<(), ScreenError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(ScreenError::NoTerminal);
    }
    let abilities = abilities?;
    let wires = Wires::new();
    let size = term::size()?;
    let lang = session.lang();
    let modes = Modes {
        mouse: session.settings().mouse,
    };
    let (guard, terminal) = wires.take_terminal(size, abilities, modes, lang)?;
    stay(session, size, abilities, (guard, terminal), &wires)
}

/// Opens the start page, and then the batch that is chosen there; `open` makes a session of a
/// folder, or says why it cannot.
///
/// # Errors
/// There is no terminal, or writing to it fails.
pub fn run_from_start(
    home: &Home,
    lang: Lang,
    abilities: Abilities,
    open: impl FnMut(&Path) -> Result<Session, String>,
) -> Result<(), ScreenError> {
    let wires = Wires::new();
    let size = term::size()?;
    let settings = home.settings().unwrap_or_default();
    let look = start::look(home, &settings, lang, abilities, &mut Vec::new());
    let mut page = Start::new(size, look, home.recent_batches());
    let modes = Modes {
        mouse: settings.mouse,
    };
    let (mut guard, mut terminal) = wires.take_terminal(size, abilities, modes, lang)?;
    wires.listen()?;
    let stayed = front::stay(&mut page, &mut terminal, &mut guard, &wires, home, open);
    let chosen = stayed.unwrap_or_else(|_| term::hang_up(&wires.emergency()));
    match chosen {
        Some(session) => stay(session, page.size, abilities, (guard, terminal), &wires),
        None => Ok(guard.leave()?),
    }
}

/// Shows a batch until the reviewer leaves, and gives the terminal back when all is saved.
fn stay(
    session: Session,
    size: (u16, u16),
    abilities: Abilities,
    (mut guard, mut terminal): (Guard, Screen),
    wires: &Wires,
) -> Result<(), ScreenError> {
    let session = Arc::new(session);
    let mut state = start::state(&session, size, abilities);
    let (sight, effects) = glimpse::first(&session, &mut state, &now(&session));
    let drawn = terminal.draw(|frame| view(&sight, frame)).map(drop);
    drop(sight);
    // What follows is worth no wait for the first frame.
    warm_up();
    wires.listen()?;
    let mut shell = Shell::start(session, state.batch.is_some(), wires);
    wires.save_with(&shell.writer);
    for effect in effects {
        shell.perform(effect);
    }
    let left = drawn
        .map_err(ScreenError::from)
        .and_then(|()| shell.stay(&mut state, &mut terminal, &mut guard, &wires.receiver));
    if left.is_err() {
        // A frame that cannot be written means that the terminal is gone.
        term::hang_up(&wires.emergency());
    }
    let unsaved = shell.writer.flush();
    guard.leave()?;
    left?;
    if unsaved.is_empty() {
        Ok(())
    } else {
        Err(ScreenError::Unsaved(unsaved))
    }
}

fn now(session: &Session) -> Now {
    Now {
        at: session.stamp().at,
    }
}

/// The time that messages come at, worked out once a second: keys come more often.
#[derive(Default)]
struct Clock {
    second: Option<u64>,
    now: Now,
}

impl Clock {
    fn now(&mut self, session: &Session) -> &Now {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let second = since.ok().map(|since| since.as_secs());
        if second.is_none() || second != self.second {
            self.second = second;
            self.now = now(session);
        }
        &self.now
    }
}

struct Shell {
    session: Arc<Session>,
    writer: Arc<Writer>,
    opener: Opener,
    finder: Finder,
    searcher: Searcher,
    sender: Sender<Event>,
    /// How often the rows were begun to be worked out.
    rounds: Arc<AtomicU64>,
}

impl Shell {
    /// Starts what works beside the screen, which knows the list already if `is_listed`.
    fn start(session: Arc<Session>, is_listed: bool, wires: &Wires) -> Self {
        let sender = wires.sender.clone();
        let (first, opened) = mpsc::channel();
        let opener = Opener::start(Arc::clone(&session), sender.clone(), first);
        let rounds = Arc::default();
        opener::list(
            Arc::clone(&session),
            sender.clone(),
            is_listed,
            opened,
            Arc::clone(&rounds),
        );
        watch::start(Arc::clone(&session), sender.clone());
        Self {
            writer: Writer::start(Arc::clone(&session), sender.clone()),
            finder: Finder::start(&session, &sender),
            searcher: Searcher::new(Arc::clone(&session), sender.clone()),
            opener,
            rounds,
            sender,
            session,
        }
    }

    /// The main loop.
    fn stay(
        &mut self,
        state: &mut State,
        terminal: &mut Screen,
        guard: &mut Guard,
        receiver: &Receiver<Event>,
    ) -> Result<(), ScreenError> {
        let patience = Instant::now() + GLIMPSE;
        let mut first = true;
        let mut pace = Pace::default();
        let mut clock = Clock::default();
        loop {
            let event = if first && state.open.is_none() {
                let left = patience.saturating_duration_since(Instant::now());
                receiver.recv_timeout(left).ok()
            } else if first {
                None
            } else {
                match receiver.recv() {
                    Ok(event) => Some(event),
                    Err(_) => return Ok(()),
                }
            };
            let timed_out = event.is_none();
            let waiting: Vec<Event> = event.into_iter().chain(receiver.try_iter()).collect();
            let is_touched = waiting.iter().any(|it| matches!(it, Event::Inputs(_)));
            let msgs = Self::messages(waiting, terminal);
            let is_input = |msg: &Msg| matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_));
            if msgs.iter().any(is_input) {
                let time = pace.key(Instant::now());
                // It was spent on what was open before the key.
                if let Some(open) = state.opened() {
                    self.writer.spend(open.report_idx, time);
                }
            }
            let now = clock.now(&self.session);
            let mut effects: VecDeque<Effect> = update_all(state, msgs, now).into();
            while let Some(effect) = effects.pop_front() {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Repaint => terminal.reset(),
                    Effect::SetMouse(mouse) => guard.set_mouse(mouse)?,
                    Effect::Suspend => {
                        guard.suspend()?;
                        terminal.reset();
                    }
                    Effect::EditOutside(draft) => {
                        guard.leave()?;
                        let edited = outside::edit(&self.session, &draft, &outside::editor());
                        guard.enter_again()?;
                        terminal.reset();
                        self.tell(Msg::EditedOutside {
                            id: draft.id,
                            text: edited.text,
                            trouble: edited.trouble,
                        });
                    }
                    Effect::Practise => {
                        guard.leave()?;
                        let trouble = outside::practise(&self.session);
                        guard.enter_again()?;
                        terminal.reset();
                        if let Some(trouble) = trouble {
                            self.tell(Msg::Told(trouble));
                        }
                    }
                    effect => self.perform(effect),
                }
            }
            if !first || timed_out || is_touched || state.open.is_some() {
                first = false;
                terminal.draw(|sheet| view(state, sheet))?;
            }
        }
    }

    /// News as messages; the terminal's own news are settled here.
    fn messages(waiting: Vec<Event>, terminal: &mut Screen) -> Vec<Msg> {
        let mut msgs = Vec::with_capacity(waiting.len());
        for event in waiting {
            match event {
                Event::Msg(msg) => msgs.push(msg),
                Event::Inputs(inputs) => {
                    for input in inputs {
                        match input {
                            Input::Key(key) => msgs.push(Msg::Key(key)),
                            Input::Paste(text) => msgs.push(Msg::Paste(text)),
                            Input::Mouse(mouse) => msgs.push(Msg::Mouse(mouse)),
                            Input::Resize(cols, rows) => {
                                terminal.resize(Size::new(cols, rows));
                                msgs.push(Msg::Resized(cols, rows));
                            }
                            Input::Focus(_) => {}
                            Input::Stop => msgs.push(Msg::Stop),
                            // Another program may have had the screen.
                            Input::Continued => {
                                terminal.reset();
                            }
                        }
                    }
                }
            }
        }
        msgs
    }

    /// Hands an effect to the thread it belongs to.
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Open {
                generation,
                report_idx,
            } => self.opener.open(generation, report_idx),
            Effect::Commit {
                report_idx,
                entries,
            } => self.writer.commit(report_idx, entries),
            Effect::OpenBeside {
                generation,
                report_idx,
                reviewer,
            } => self.aside(move |session| {
                opener::beside(session, generation, report_idx, reviewer.as_deref())
            }),
            Effect::CommitRemarks {
                report_idx,
                entries,
            } => self.writer.commit_remarks(report_idx, entries),
            Effect::LookInto { report_idx, report } => {
                self.finder.look_into(report_idx, report, false);
            }
            Effect::Compare { report_idx, report } => {
                self.finder.look_into(report_idx, report, true);
            }
            Effect::Repair { report_idx } => self.repair(report_idx),
            Effect::SaveDraft(draft) => self.writer.save_draft(draft),
            Effect::DropDraft(draft) => self.writer.drop_draft(draft),
            Effect::SavePlace(place) => self.writer.save_place(place),
            Effect::SetReviewer(name) => self.set_reviewer(name),
            Effect::SearchBatch {
                generation,
                pattern,
                names,
            } => self.searcher.search(generation, &pattern, &names),
            Effect::StopSearch { generation } => self.searcher.stop(generation),
            Effect::SaveHistory(lines) => {
                let session = Arc::clone(&self.session);
                // A line that cannot be kept is no message.
                thread::spawn(move || session.home().save_history(&lines));
            }
            Effect::KeepSetting(key, value) => {
                self.aside(move |session| Msg::SettingKept(session.keep_setting(key, &value)));
            }
            Effect::SetLang(lang) => self.session.set_lang(lang),
            Effect::Count => self.aside(|session| {
                let readers: Vec<String> = session.reviewer().into_iter().collect();
                let reviewed = session.reviewed(&readers, |_, _, _| {});
                let numbers = reviewed.map(|reviewed| session.numbers(&reviewed, true));
                let lang = session.lang();
                Msg::Numbers(numbers.map(Arc::new).map_err(|error| error.message(lang)))
            }),
            Effect::Nearest {
                report_idx,
                criterion,
            } => self.aside(move |session| {
                let peers = session.peers(report_idx, &criterion);
                Msg::Nearest(peers.map_err(|error| error.message(session.lang())))
            }),
            Effect::ListChecks => self.aside(|session| Msg::Checks {
                states: session.check_states(),
                switched: None,
            }),
            Effect::SwitchCheck { about, on } => self.aside(move |session| {
                let switched = session.switch_check(about, on);
                let lang = session.lang();
                Msg::Checks {
                    states: session.check_states(),
                    switched: Some(switched.map_err(|error| error.message(lang))),
                }
            }),
            Effect::Mute(muted) => {
                self.session.set_muted(muted);
                self.recount();
            }
            Effect::Recount => self.recount(),
            Effect::ListNotes => self.aside(|session| {
                let notes = session.notes();
                let came = notes.and_then(|notes| Ok(Msg::Notes(notes, session.half_typed()?)));
                came.unwrap_or_else(|error| Msg::Told(error.message(session.lang())))
            }),
            Effect::ReadPhrases => self.aside(|session| {
                let (phrases, trouble) = session.phrases();
                Msg::Phrases(phrases, trouble)
            }),
            Effect::AddPhrase(phrase) => {
                self.aside(move |session| Msg::PhraseKept(session.add_phrase(&phrase)));
            }
            Effect::Copy(text) => self.copy(&text),
            Effect::EditOutside(_)
            | Effect::Practise
            | Effect::Repaint
            | Effect::SetMouse(_)
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    fn copy(&self, text: &str) {
        if let Err(error) = clipboard::copy(text) {
            let lang = self.session.lang();
            let why = match error {
                CopyError::TooLong { n_bytes } => words::copy_too_long(lang, n_bytes),
                CopyError::Io(error) => system::reason(lang, &error),
            };
            let sentence = words::copy_failed(lang, &why);
            self.tell(Msg::Told(sentence));
        }
    }

    /// Does something small with the disk on a thread of its own, and tells what came of it.
    fn aside(&self, work: impl FnOnce(&Session) -> Msg + Send + 'static) {
        let session = Arc::clone(&self.session);
        let sender = self.sender.clone();
        thread::spawn(move || {
            let _ = sender.send(Event::Msg(work(&session)));
        });
    }

    /// Works out all rows anew, in the background; an earlier round that still goes on stops.
    fn recount(&self) {
        let (session, sender) = (Arc::clone(&self.session), self.sender.clone());
        opener::recount(session, sender, &self.rounds);
    }

    /// Takes a reviewer's name over; writing the settings must not hold up the screen.
    fn set_reviewer(&self, name: String) {
        let session = Arc::clone(&self.session);
        let sender = self.sender.clone();
        thread::spawn(move || {
            let result = match session.set_reviewer(&name) {
                Ok(()) => {
                    watch::start(Arc::clone(&session), sender.clone());
                    Ok(name)
                }
                Err(error) => Err(error.message(session.lang())),
            };
            let _ = sender.send(Event::Msg(Msg::ReviewerSet(result)));
        });
    }

    /// Repairs a review; others keep reading meanwhile.
    fn repair(&self, report_idx: usize) {
        self.aside(move |session| {
            let lang = session.lang();
            let result = match session.repair(report_idx) {
                Ok(Some(repaired)) => {
                    let n_kept = repaired.n_entries.unwrap_or(0);
                    Ok(waiting::repaired(lang, n_kept, repaired.n_lost))
                }
                Ok(None) => Err(waiting::not_repaired(lang).to_owned()),
                Err(error) => Err(error.message(lang)),
            };
            Msg::Repaired { report_idx, result }
        });
    }

    fn tell(&self, msg: Msg) {
        let _ = self.sender.send(Event::Msg(msg));
    }
}
