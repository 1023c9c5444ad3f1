//! A batch opened with its store; what `cli` and `tui` both call.
