//! The order of reports: by path, numbers by value.

use std::cmp::Ordering;

/// Compares two printed paths folder by folder, runs of ASCII digits by their
/// value (`2.txt` before `10.txt`); paths that differ only in leading zeros
/// are ordered by their bytes, so the order is total.
#[must_use]
pub fn natural(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left.as_bytes(), right.as_bytes());
    loop {
        let (Some(&x), Some(&y)) = (a.first(), b.first()) else {
            return a.len().cmp(&b.len()).then_with(|| left.cmp(right));
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number_a, rest_a) = digits(a);
            let (number_b, rest_b) = digits(b);
            let by_value = number_a
                .len()
                .cmp(&number_b.len())
                .then_with(|| number_a.cmp(number_b));
            if by_value.is_ne() {
                return by_value;
            }
            (a, b) = (rest_a, rest_b);
            continue;
        }
        if x != y {
            return rank(x).cmp(&rank(y));
        }
        (a, b) = (&a[1..], &b[1..]);
    }
}

/// The folder's separator stands before every other byte, so that a folder's
/// files stay together.
fn rank(byte: u8) -> u16 {
    if byte == b'/' { 0 } else { u16::from(byte) + 1 }
}

/// The leading number without its leading zeros, and what follows it.
fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(bytes.len());
    let (number, rest) = bytes.split_at(end);
    let zeros = number.iter().take_while(|&&byte| byte == b'0').count();
    (&number[zeros..], rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(ordered: &[&str]) {
        for (nth, left) in ordered.iter().enumerate() {
            for (mth, right) in ordered.iter().enumerate() {
                assert_eq!(
                    natural(left, right),
                    nth.cmp(&mth),
                    "{left:?} and {right:?}"
                );
            }
        }
    }

    #[test]
    fn numbers_are_compared_by_value_and_folders_stay_together() {
        check(&["02.txt", "2.txt", "10.txt", "a10.txt", "b9.txt"]);
        check(&["a/9.txt", "a/10.txt", "a.txt", "ab.txt"]);
        check(&["2023/第2号.md", "2023/第10号.md", "2024/第1号.md"]);
        check(&["", "0", "1"]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[0-9a/]{0,6}", b in "[0-9a/]{0,6}", c in "[0-9a/]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b).is_eq(), a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
