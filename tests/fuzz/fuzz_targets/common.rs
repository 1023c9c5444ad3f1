//! What holds for whatever the fuzzer makes up.

use zhupi::ingest::{self, Ingested, Options};

/// Reads the bytes; where that works, marks lie in the text.
pub fn ingest(name: &str, bytes: &[u8]) {
    if let Ok(ingested) = ingest::ingest(name, bytes, &Options::default()) {
        check(&ingested);
    }
}

fn check(ingested: &Ingested) {
    let end = ingested.text.len();
    for mark in &ingested.marks {
        assert!(
            mark.span.start <= mark.span.end && mark.span.end.0 <= end.0,
            "{mark:?}"
        );
    }
}
