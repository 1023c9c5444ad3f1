//! Text, profile and corrections become a [`Report`]: metadata, outline,
//! parts, items, figures.
//!
//! **Analysing never fails: whatever the text, section spans are ordered,
//! nest, and cover it, and every irregularity comes out as a [`ParseNote`].**

mod model;

pub use model::{
    Correction, Corrections, Date, Figure, Issuer, Item, Located, ParseNote, ParseNoteKind,
    PartSpan, Rank, Report, Section,
};
