//! What tests of the built program share: a home folder of their own and a
//! terminal of their own.
//!
//! Nothing here knows what the program shows.

#![allow(
    dead_code,
    unused_imports,
    reason = "each test crate uses its own share of this, so no expectation would hold in all"
)]

pub(crate) mod batch;
pub(crate) mod home;
pub(crate) mod json;
pub(crate) mod pty;
pub(crate) mod svg;

pub(crate) use batch::{Batch, REPORT, two_reports};
pub(crate) use home::Home;
