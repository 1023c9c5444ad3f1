//! Ids that no two notes and no two sessions share, from a seed that the caller brings.

/// A source of ids of 16 hex digits. The seed comes from outside, because this room
/// knows no randomness.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// Starts from a seed; different seeds give different ids.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id. The source runs through all 2^64 ids before one comes again
    /// (`SplitMix64`, <https://doi.org/10.1145/2714064.2660195>).
    pub fn next_id(&mut self) -> String {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        format!("{:016x}", mixed ^ (mixed >> 31))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_sixteen_hex_digits_and_differ() {
        let mut ids = IdSource::from_seed(7);
        let many: BTreeSet<String> = (0..10_000).map(|_| ids.next_id()).collect();
        assert_eq!(many.len(), 10_000);
        assert!(many.iter().all(|id| id.len() == 16));
        assert_ne!(
            IdSource::from_seed(1).next_id(),
            IdSource::from_seed(2).next_id()
        );
    }
}
