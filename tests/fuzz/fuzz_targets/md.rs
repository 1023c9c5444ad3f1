//! Any bytes under the name of a .md file: text and marks in order, or an error, never a panic.

#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| common::ingest("a.md", bytes));
