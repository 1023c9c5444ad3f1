//! Parts, items and notes.
