//! Finds and reads report files, runs the analysis on worker threads and
//! parsers in child processes.
//!
//! **Nothing here writes, and nothing outside the batch is read: a link that
//! leaves it, a pipe, a device is refused by name, and a parser that dies is a
//! line in the list.** What a report says is none of this room's business:
//! it hands bytes to `ingest` and order to whoever asks.

mod child;
mod entry;
mod first;
mod message;
mod open;
mod order;
mod read;
mod root;
mod units;
mod walk;
mod whose;

pub use child::{Death, serve as serve_child};
pub use entry::{Entry, printed, printed_name, unprinted};
pub use first::first_paths;
pub use open::{FileKind, MAX_FILE_BYTES, Opened};
pub use order::natural;
pub use read::{ReadError, Reader};
pub use root::{Root, RootError, STORE_FOLDER, find_root, is_marked};
pub use units::{Unit, UnitsError};
pub use walk::{Batch, Problem, Select, discover, discover_few, is_report_name};
