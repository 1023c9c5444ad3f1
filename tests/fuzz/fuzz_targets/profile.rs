//! Any text as a profile: a profile, or faults that each point at a line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhupi::profile::Profile;

fuzz_target!(|source: &str| {
    if let Err(faults) = Profile::parse(source) {
        assert!(!faults.is_empty());
        assert!(faults.iter().all(|fault| fault.line > 0));
    }
});
