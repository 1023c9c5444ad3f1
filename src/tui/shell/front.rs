//! The start page on the terminal, until a batch is chosen there.

use std::path::Path;

use ratatui::layout::Size;

use crate::home::Home;
use crate::lang::{system, tutor};
use crate::session::Session;
use crate::term::{Guard, Input};

use super::super::start::{Answer, Start};
use super::super::view::start as view;
use super::ScreenError;
use super::wires::{Event, Screen, Wires};

/// Shows the page until it is left; the session opened from it.
///
/// # Errors
/// Writing to the terminal fails.
pub(super) fn stay(
    page: &mut Start,
    terminal: &mut Screen,
    guard: &mut Guard,
    wires: &Wires,
    home: &Home,
    mut open: impl FnMut(&Path) -> Result<Session, String>,
) -> Result<Option<Session>, ScreenError> {
    loop {
        terminal.draw(|sheet| view::draw(page, sheet))?;
        let Ok(event) = wires.receiver.recv() else {
            return Ok(None);
        };
        let Event::Inputs(inputs) = event else {
            continue;
        };
        let mut inputs = inputs.into_iter();
        while let Some(input) = inputs.next() {
            let answer = match input {
                Input::Key(key) => page.press(key),
                Input::Resize(cols, rows) => {
                    terminal.resize(Size::new(cols, rows));
                    page.resize((cols, rows));
                    Answer::Stay
                }
                Input::Stop => Answer::Suspend,
                Input::Continued => Answer::Redraw,
                Input::Paste(_) | Input::Mouse(_) | Input::Focus(_) => Answer::Stay,
            };
            match answer {
                Answer::Stay => {}
                Answer::Leave => return Ok(None),
                Answer::Suspend => {
                    guard.suspend()?;
                    terminal.reset();
                }
                Answer::Redraw => terminal.reset(),
                Answer::Practise => match home.make_practice() {
                    Ok(folder) => match open(&folder) {
                        Ok(session) => return Ok(Some(session)),
                        Err(sentence) => page.trouble = Some(sentence),
                    },
                    Err(error) => {
                        let lang = page.settings.lang;
                        page.trouble =
                            Some(tutor::no_practice(lang, &system::reason(lang, &error)));
                    }
                },
                Answer::Open(root) => match open(&root) {
                    Ok(session) => {
                        // What was typed ahead is meant for the batch.
                        let rest: Vec<Input> = inputs.collect();
                        if !rest.is_empty() {
                            let _ = wires.sender.send(Event::Inputs(rest));
                        }
                        return Ok(Some(session));
                    }
                    Err(sentence) => page.trouble = Some(sentence),
                },
            }
        }
    }
}
