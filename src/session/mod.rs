//! A batch opened with its store; what `cli` and `tui` both call.
//!
//! **Opening reads no report and walks no folder; everything else is `&self`
//! and may be called from any thread.** The clock and randomness enter the
//! program here. What an edit means is none of this room's business (`review`),
//! nor how it reaches the disk (`store`).

mod classes;
mod clock;
mod error;
mod findings;
mod fresh;
mod infile;
mod init;
mod matches;
mod newly;
mod notes;
mod numbers;
mod open;
mod orphans;
mod outfile;
mod peers;
mod pinning;
mod profiles;
mod reports;
mod resolve;
mod reviews;
mod row;
mod switches;
mod units;

pub use clock::now;
pub use error::{ProfileFault, ResolveError, SessionError};
pub use findings::{FindingCounts, accept, dismiss, verdicts};
pub use fresh::Fresh;
pub use infile::read_file;
pub use init::{InitError, Made, init};
pub use matches::Matches;
pub use newly::FindingKey;
pub use numbers::{CriterionNumbers, Numbers, Outlier, Reviewed, SheetNumbers, Standing};
pub use open::{Options, Session, StorePlace};
pub use orphans::Offer;
pub use outfile::{Outfile, OutfileError, is_folder};
pub use peers::Peer;
pub use pinning::{Affected, Outcome};
pub use profiles::{named_profile, new_profile, own_profiles, read_profile, warm_up};
pub use reviews::CommitError;
pub use row::Row;
pub use switches::{CheckState, SwitchError};
