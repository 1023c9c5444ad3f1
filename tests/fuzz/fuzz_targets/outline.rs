//! Any text as a report: sections are ordered, nest and cover the text; figures lie in it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhupi::ingest::{self, Options};
use zhupi::profile;
use zhupi::report::{self, Corrections};

fuzz_target!(|text: &str| {
    let Ok(ingested) = ingest::ingest("a.txt", text.as_bytes(), &Options::default()) else {
        return;
    };
    for profile in profile::builtin() {
        let report = report::analyse(ingested.clone(), "a.txt", profile, &Corrections::default());
        let end = report.source.text.len().0;
        let mut top_end = 0;
        for section in &report.sections {
            assert!(section.span.start <= section.span.end && section.span.end.0 <= end);
            match section.parent {
                Some(parent) => {
                    let parent = report.sections[parent].span;
                    assert!(parent.start <= section.span.start && section.span.end <= parent.end);
                }
                None => {
                    assert_eq!(section.span.start.0, top_end, "sections cover the text");
                    top_end = section.span.end.0;
                }
            }
        }
        assert_eq!(top_end, end, "sections cover the text");
        for figure in report::figures(&report) {
            assert!(figure.span.start < figure.span.end && figure.span.end.0 <= end);
        }
    }
});
