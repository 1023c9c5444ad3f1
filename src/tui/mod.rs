//! The screen: a batch in the hand of a reviewer.
//!
//! **[`update()`] is a pure function from state and message to state and effects, [`view()`] only
//! reads, and `shell` alone touches the world.** What a key means stands in one table
//! ([`keymap`]); what an edit means, in `review`.

pub mod advice;
pub mod available;
pub mod beside;
pub mod blocks;
pub mod dashboard;
pub mod derived;
pub mod editor;
pub mod effect;
pub mod filter;
pub mod grasp;
pub mod help;
pub mod history;
pub mod hits;
pub mod keymap;
pub mod layout;
pub mod listing;
pub mod msg;
pub mod open;
pub mod order;
pub mod page;
pub mod picker;
pub mod prompt;
mod queue;
pub mod reader;
pub mod repeat;
pub mod scores;
pub mod search;
mod shell;
pub mod sort;
pub mod start;
pub mod state;
pub mod switchboard;
pub mod tally;
pub mod theme;
pub mod tutor;
mod update;
mod view;

pub use shell::{ScreenError, run, run_from_start};
pub use update::{update, update_all};
pub use view::view;

#[cfg(test)]
mod tests;
