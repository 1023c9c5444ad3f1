//! The only writer of reviews: layout, versions, locks, atomic writes, recovery.
//!
//! **Whoever looks at a store, at whatever moment a writer, the program or the machine
//! stopped, finds each file as it was before a save or as it is after it. What cannot be
//! read is never overwritten. Opening and reading write nothing.**
//!
//! One file per reviewer and report, so that the work of several people merges by copying
//! files. A save: under the reviewer's lock read the file, take its entries and one's own
//! together, write a new file, fsync, rename, fsync of the folder. The lock is held for that
//! only; reading takes none.
//!
//! The layout is `DESIGN.md` section 5's. What is left out: finding the store of a batch
//! (`session`), and what a review means (`review`).

mod atomic;
mod commit;
mod conflict;
mod copies;
mod decode;
mod draft;
mod dump;
mod encode;
mod error;
mod extra;
mod file;
pub mod format;
mod halfdone;
mod io;
mod join;
mod json;
mod lock;
mod merge;
mod names;
mod open;
mod read;
mod repair;
mod salvage;
mod survey;
mod watch;

#[cfg(test)]
mod fault;
#[cfg(test)]
mod tests;

pub use commit::{Commit, PinnedProfile};
pub use draft::{Draft, DraftPlace};
pub use dump::{document, history_line};
pub use error::{Doing, StoreError, repair_said};
pub use file::Shape;
pub use halfdone::{Begun, HalfDone};
pub use join::join_files;
pub use merge::{MergeFault, MergePlan, Planned};
pub use names::{
    file_stem, reviewer_folder, reviewer_name, reviewer_of_folder, sha256_hex, stem_of,
};
pub use open::{Binding, Store};
pub use read::{Loaded, Stored};
pub use repair::{Repaired, is_replaced_profile};
pub use survey::Problem;
pub use watch::Watch;
