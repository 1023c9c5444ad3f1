//! How the totals of several readers, or of several sources, become one.

use super::{Bilingual, Points};

/// The rule by which several reviewers' totals are combined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    /// Mean, median, trimmed mean, or shares.
    pub combine: Combine,
    /// How many readers must raise a flag for it to hold.
    pub flags: FlagRule,
}

/// How totals are combined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Combine {
    /// The arithmetic mean.
    #[default]
    Mean,
    /// The middle one, or the mean of the two in the middle.
    Median,
    /// The mean without so many of the highest and as many of the lowest.
    Trimmed(u8),
    /// Each named reader's total in its share; the shares make 100.
    Weighted(Vec<Share>),
}

/// A reader's share of the combined total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The reviewer's name as in the store.
    pub reader: String,
    /// What the screen calls it: 书面评审, 群众评议; the reviewer's name where not given.
    pub name: Bilingual,
    /// Percent of the combined total.
    pub percent: Points,
}

/// How many readers must raise a flag for it to hold of the combined total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlagRule {
    /// One is enough.
    #[default]
    Any,
    /// More than half.
    Majority,
    /// Every one.
    All,
}

impl Combine {
    /// The word for it in profiles and JSON.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Trimmed(_) => "trimmed",
            Self::Weighted(_) => "weighted",
        }
    }

    /// How many totals it needs at least.
    #[must_use]
    pub fn least(&self) -> usize {
        match self {
            Self::Mean | Self::Median => 1,
            Self::Trimmed(trim) => 2 * usize::from(*trim) + 1,
            Self::Weighted(shares) => shares.len(),
        }
    }
}

impl FlagRule {
    /// Whether a flag that `n_raised` of `n_readers` raised holds.
    #[must_use]
    pub fn holds(self, n_raised: usize, n_readers: usize) -> bool {
        match self {
            Self::Any => n_raised > 0,
            Self::Majority => 2 * n_raised > n_readers,
            Self::All => n_raised > 0 && n_raised == n_readers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_holds_as_the_rule_says() {
        let held = |rule: FlagRule| {
            let cases = [(0, 0), (0, 3), (1, 3), (2, 4), (2, 3), (3, 3)];
            cases.map(|(raised, readers)| rule.holds(raised, readers))
        };
        assert_eq!(held(FlagRule::Any), [false, false, true, true, true, true]);
        assert_eq!(
            held(FlagRule::Majority),
            [false, false, false, false, true, true]
        );
        assert_eq!(
            held(FlagRule::All),
            [false, false, false, false, false, true]
        );
    }
}
