//! Settings, key file, the user's profiles, memory of place; the only use of
//! `directories`.
//!
//! **Nothing here is needed to read a report: without a writable home every
//! look-up comes back empty, and [`Home::keeps`] says that nothing will be
//! kept.** Reviews are not kept here, only where they go when a batch has no
//! store of its own.

mod file;
mod folders;
mod history;
mod locale;
mod phrases;
mod place;
mod practice;
mod seen;
mod settings;

pub use file::write_whole;
pub use folders::Home;
pub use locale::{locale_lang, login_name};
pub use place::{Place, RecentBatch};
pub use seen::{Found, Seen};
pub use settings::{Settings, SettingsError, Theme};
