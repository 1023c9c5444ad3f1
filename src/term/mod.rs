//! The terminal itself: output backend, input, signals, hang-up watchdog, clipboard.
