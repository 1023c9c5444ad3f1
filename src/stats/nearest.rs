//! Which sheets stand nearest to one, so that like is scored alike.

use crate::profile::Points;

/// What is compared of a sheet: the points of one criterion, where it has any, and the total.
pub type Standpoint = (Option<Points>, Points);

/// The places of the others from the nearest on: by the points of the criterion where both
/// have some, then by the total; what has no points there stands behind. Those that are
/// equally near keep their order.
#[must_use]
pub fn by_nearness(own: Standpoint, others: &[Standpoint]) -> Vec<usize> {
    let apart = |a: Points, b: Points| (i64::from(a.0) - i64::from(b.0)).abs();
    let key = |&nth: &usize| {
        let (points, total) = others[nth];
        let on_criterion = match (own.0, points) {
            (Some(own), Some(points)) => apart(own, points),
            (None, Some(_)) => 0,
            (_, None) => i64::MAX,
        };
        (on_criterion, apart(own.1, total))
    };
    let mut places: Vec<usize> = (0..others.len()).collect();
    places.sort_by_key(key);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: (&str, &str), others: &[(&str, &str)], expected: &[usize]) {
        let read = |(points, total): (&str, &str)| {
            let total: Points = total.parse().unwrap();
            (points.parse().ok(), total)
        };
        let others: Vec<Standpoint> = others.iter().copied().map(read).collect();
        assert_eq!(by_nearness(read(own), &others), expected);
    }

    #[test]
    fn the_criterion_goes_before_the_total() {
        check(
            ("12", "80"),
            &[("15", "80"), ("11.5", "60"), ("12.5", "79"), ("", "80")],
            &[2, 1, 0, 3],
        );
        check(
            ("", "80"),
            &[("3", "70"), ("", "80"), ("9", "81")],
            &[2, 0, 1],
        );
        check(("5", "80"), &[("5", "80"), ("5", "80")], &[0, 1]);
    }
}
