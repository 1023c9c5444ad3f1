//! Now, and numbers nobody can guess.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use jiff::Zoned;

/// Now in RFC 3339 with the machine's own offset, to the second.
#[must_use]
pub fn now() -> String {
    let now = Zoned::now();
    now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A random number; the standard library seeds each `RandomState` from the system.
pub(super) fn random() -> u64 {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_carry_their_offset_and_numbers_differ() {
        let at = now();
        assert_eq!(at.len(), "2026-01-31T08:00:00+08:00".len(), "{at}");
        assert_ne!(random(), random());
    }
}
