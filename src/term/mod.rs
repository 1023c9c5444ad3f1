//! The terminal itself: output backend, input, signals, hang-up watchdog, clipboard.
//!
//! **All of crossterm and every escape sequence live here; no question is ever
//! put to the terminal.** What is left out: what the screen shows (`tui`), and
//! what is saved when the terminal goes away: that comes in as a closure.

mod guard;
mod input;
mod reader;

pub use guard::{Guard, Modes, enter, output, restore};
pub use input::{Input, Key, KeyCode, Mouse, MouseKind};
pub use reader::read_inputs;
