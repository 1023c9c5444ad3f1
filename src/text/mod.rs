//! Text as the reviewer meets it: positions, widths, line breaking, numerals,
//! the form used for comparing, finding a phrase, and text made safe for a
//! terminal.
//!
//! **Conversions between bytes, characters and columns happen here and
//! nowhere else; nothing here knows what a report is.**

mod body;
mod cells;
pub mod compare;
pub mod drill;
pub mod find;
mod fold;
mod glyphs;
pub mod initials;
mod kinsoku;
mod look;
pub mod motion;
pub mod numerals;
pub mod objects;
pub mod safe;
mod shell;
mod units;
mod width;
mod words;
mod wrap;

pub use body::Text;
pub(crate) use cells::acts;
pub use fold::{fold_width, fold_width_char};
pub use glyphs::{Glyph, Glyphs, glyphs, glyphs_of};
pub use look::look;
pub use safe::Safe;
pub use shell::shell_quoted;
pub use units::{CharIdx, CharSpan, Cols};
pub use width::{Ambiguous, fit, is_han, pad, width};
pub(crate) use words::Words;
pub use wrap::{Row, WrapStyle, wrap};
