//! The terminal itself: output backend, input, signals, hang-up watchdog, clipboard.
//!
//! **All of crossterm and every escape sequence live here; no question is ever
//! put to the terminal.** What is left out: what the screen shows (`tui`), and
//! what is saved when the terminal goes away: that comes in as a closure.

mod abilities;
mod backend;
#[cfg(test)]
mod backend_tests;
mod cell;
pub mod clipboard;
mod encode;
mod grid;
mod guard;
mod input;
mod look;
mod plan;
mod reader;
mod rescue;
mod sheet;
mod signals;
mod strips;
mod watchdog;

pub use abilities::{Abilities, Depth, Unfit};
pub use backend::Backend;
pub use guard::{Guard, Modes, enter, output, restore};
pub use input::{Input, Key, KeyCode, Mouse, MouseKind};
pub use reader::read_inputs;
pub use rescue::{Emergency, hang_up, hook_panics, keep_panics, worker_panics};
pub use sheet::{Ink, Sheet};
pub use signals::{size, survive_size_limit, watch_signals};
pub use strips::StripName;
pub use watchdog::watch_terminal;
