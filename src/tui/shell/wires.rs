//! What connects the terminal with whatever is on it, the start page and then a batch: one
//! channel, one input thread, one way out in an emergency.
//!
//! The input thread cannot be taken back once it reads, so it outlives the start page.

use std::cell::Cell;
use std::fs::File;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};

use ratatui::layout::Size;

use crate::lang::{Lang, tui as words};
use crate::term::{self, Abilities, Backend, Emergency, Guard, Input, Modes};

use super::super::msg::Msg;
use super::ScreenError;
use super::writer::Writer;

/// What reaches the main loop: news of the terminal, answers of workers.
pub(super) enum Event {
    /// What was typed, or happened to the terminal.
    Inputs(Vec<Input>),
    /// A worker's answer.
    Msg(Msg),
}

/// The terminal as it is drawn on.
pub(super) type Screen = Backend<File>;

/// Both ends of the main loop's channel, and who saves when the program must end.
pub(super) struct Wires {
    /// Where news go.
    pub(super) sender: Sender<Event>,
    /// Where the main loop sleeps.
    pub(super) receiver: Receiver<Event>,
    /// The writer of the batch; none as long as the start page shows.
    writer: Arc<OnceLock<Arc<Writer>>>,
    /// Whether somebody listens to the keys.
    listens: Cell<bool>,
}

impl Wires {
    pub(super) fn new() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            sender,
            receiver,
            writer: Arc::default(),
            listens: Cell::new(false),
        }
    }

    /// From now on an emergency saves with this writer.
    pub(super) fn save_with(&self, writer: &Arc<Writer>) {
        // A second batch is never opened by the same process.
        let _ = self.writer.set(Arc::clone(writer));
    }

    /// Saves what would be lost.
    pub(super) fn emergency(&self) -> Emergency {
        let writer = Arc::clone(&self.writer);
        Arc::new(move || {
            if let Some(writer) = writer.get() {
                writer.flush();
            }
        })
    }

    /// Takes the terminal, ready to give it back on a panic or a signal, and to end with it.
    ///
    /// # Errors
    /// The terminal cannot be used.
    pub(super) fn take_terminal(
        &self,
        (cols, rows): (u16, u16),
        abilities: Abilities,
        modes: Modes,
        lang: Lang,
    ) -> Result<(Guard, Screen), ScreenError> {
        term::hook_panics(self.emergency(), words::panicked(lang).to_owned());
        let signals = self.sender.clone();
        term::watch_signals(self.emergency(), move |waiting| {
            signals.send(Event::Inputs(waiting)).is_ok()
        })?;
        let guard = term::enter(modes)?;
        // From here on: what is read before the first key may hang on a dead disk.
        term::watch_terminal(self.emergency())?;
        let backend = Backend::new(term::output()?, Size::new(cols, rows), abilities);
        Ok((guard, backend))
    }

    /// Listens to the keys from the first call on.
    ///
    /// # Errors
    /// The terminal cannot be read, or there can be no thread.
    pub(super) fn listen(&self) -> Result<(), ScreenError> {
        if self.listens.replace(true) {
            return Ok(());
        }
        let inputs = self.sender.clone();
        Ok(term::read_inputs(move |waiting| {
            inputs.send(Event::Inputs(waiting)).is_ok()
        })?)
    }
}
