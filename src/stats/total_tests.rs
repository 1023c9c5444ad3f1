//! Sheets computed by hand.

use super::*;
use crate::profile::Profile;

const RUBRIC: &str = r#"
format = "zhupi-profile"
version = 1
id = "sheet"
name = "Sheet"
[rubric]
total = 100
bonus_cap = 4
NA
[[rubric.grade]]
id = "a"
name = "A"
min = 90
[[rubric.grade]]
id = "b"
name = "B"
min = 80
[[rubric.grade]]
id = "c"
name = "C"
min = 60
[[rubric.grade]]
id = "d"
name = "D"
min = 0
[[rubric.criterion]]
id = "work"
name = "Work"
max = 60
step = 0.1
[[rubric.criterion]]
id = "form"
name = "Form"
kind = "deduct"
max = 30
step = 0.3
[[rubric.criterion]]
id = "survey"
name = "Survey, out of 100, counts for 10"
max = 100
step = 0.01
weight = 10
[[rubric.criterion]]
id = "prize"
name = "Prize"
kind = "bonus"
max = 3
[[rubric.criterion]]
id = "model"
name = "Model"
kind = "bonus"
max = 3
[[rubric.criterion]]
id = "veto"
name = "Veto"
kind = "flag"
effect = "lowest"
[[rubric.criterion]]
id = "back"
name = "Back"
kind = "flag"
effect = "reject"
[[rubric.criterion]]
id = "down"
name = "Down"
kind = "flag"
effect = "down"
grades = 1
[[rubric.criterion]]
id = "cap"
name = "Cap"
kind = "flag"
effect = "at-most"
grade = "b"
"#;

fn rubric(not_applicable: &str) -> Rubric {
    let line = format!("not_applicable = \"{not_applicable}\"");
    Profile::parse(&RUBRIC.replace("NA", &line)).unwrap().rubric
}

/// `work 55.5, survey na` as a sheet.
fn sheet(line: &str) -> BTreeMap<String, Score> {
    let scores = line.split(", ").filter(|entry| !entry.is_empty());
    scores
        .map(|entry| {
            let (id, value) = entry.split_once(' ').unwrap();
            let value = match value {
                "na" => ScoreValue::NotApplicable,
                value => ScoreValue::Points(value.parse().unwrap()),
            };
            let score = Score {
                value,
                deductions: BTreeMap::new(),
                comment: String::new(),
                cites: Vec::new(),
                confidence: None,
                at: String::new(),
            };
            (id.to_owned(), score)
        })
        .collect()
}

/// Points and grade of a sheet.
#[track_caller]
fn check(not_applicable: &str, line: &str, points: &str, grade: Option<&str>) {
    let rubric = rubric(not_applicable);
    let total = total(&rubric, &sheet(line));
    assert_eq!(total.points.to_string(), points);
    assert_eq!(total.grade.map(|grade| grade.id.as_str()), grade);
    assert_eq!(total.max, Points(10_000));
}

#[test]
fn award_deduct_and_weighted_criteria_add_up() {
    check(
        "rescale",
        "work 55.5, form 28.8, survey 91.5",
        "93.45",
        Some("a"),
    );
    check("rescale", "work 60, form 30, survey 100", "100", Some("a"));
    check("rescale", "work 0, form 0, survey 0", "0", Some("d"));
    // 33.33 × 10 / 100 = 3.333; 50 + 27 + 3.333 = 80.333
    check(
        "rescale",
        "work 50, form 27, survey 33.33",
        "80.33",
        Some("b"),
    );
    // 0.05 × 10 / 100 = 0.005, half away from zero.
    check("rescale", "work 0, form 0, survey 0.05", "0.01", Some("d"));
    check("rescale", "work 0, form 0, survey 0.04", "0", Some("d"));
}

#[test]
fn a_grade_begins_at_its_lowest_points() {
    check("rescale", "work 60, form 30, survey 0", "90", Some("a"));
    check(
        "rescale",
        "work 59.9, form 30, survey 0.9",
        "89.99",
        Some("b"),
    );
}

#[test]
fn what_does_not_apply_follows_the_rubric() {
    // 55 + 27 of 90, scaled to 100: 82 × 100 / 90 = 91.111…
    check("rescale", "work 55, form 27, survey na", "91.11", Some("a"));
    check("full", "work 55, form 27, survey na", "92", Some("a"));
    check("zero", "work 55, form 27, survey na", "82", Some("b"));
    // Weight and scale together: (27 + 50 × 10 / 100) × 100 / 40
    check("rescale", "work na, form 27, survey 50", "80", Some("b"));
    check("rescale", "work na, form na, survey na", "0", None);
    check("full", "work na, form na, survey na", "100", Some("a"));
}

#[test]
fn bonus_stands_outside_the_total_under_its_caps() {
    check(
        "rescale",
        "work 60, form 30, survey 100, prize 3",
        "103",
        Some("a"),
    );
    check(
        "rescale",
        "work 60, form 30, survey 100, prize 3, model 2.5",
        "104",
        Some("a"),
    );
    check(
        "rescale",
        "work 50, form 27, survey 20, prize 1, model na",
        "80",
        Some("b"),
    );
    // Bonus is not scaled with the rest: 82 × 100 / 90 + 3.
    check(
        "rescale",
        "work 55, form 27, survey na, prize 3",
        "94.11",
        Some("a"),
    );
}

#[test]
fn flags_act_on_the_grade_and_not_on_the_number() {
    let sheet = |flags: &str| format!("work 60, form 30, survey 50, {flags}");
    for (flags, grade) in [
        ("veto 0", Some("a")),
        ("veto 1", Some("d")),
        ("back 1", None),
        ("down 1", Some("b")),
        ("cap 1", Some("b")),
        ("cap 1, down 1", Some("b")),
        ("veto 1, down 1", Some("d")),
        ("veto na", Some("a")),
    ] {
        check("rescale", &sheet(flags), "95", grade);
    }
}

#[test]
fn empty_criteria_are_named_and_keep_the_grade_open() {
    let rubric = rubric("rescale");
    let total = total(&rubric, &sheet("form 30, prize 1, unknown 5"));
    assert_eq!(total.points, Points(3_100));
    assert_eq!(total.empty, ["work", "survey"]);
    assert_eq!(total.grade, None);
    assert!(total.flags.is_empty() && !total.rejected);
}

#[test]
fn raised_flags_and_scores_that_no_longer_fit_are_named() {
    let rubric = rubric("rescale");
    let total = total(
        &rubric,
        &sheet("work 61, form 29.9, survey 50, back 1, veto 1"),
    );
    assert_eq!(total.flags, ["veto", "back"]);
    assert_eq!(total.doubtful, ["work", "form"]);
    assert_eq!(total.points.to_string(), "95.9");
    assert!(total.rejected);
}

#[test]
fn tenths_add_up_without_binary_rounding() {
    let source = RUBRIC
        .replace("NA", "")
        .replace("step = 0.01", "step = 0.1");
    let rubric = Profile::parse(&source).unwrap().rubric;
    let total = total(&rubric, &sheet("work 0.1, form 0.2, survey 0"));
    assert_eq!(total.points.to_string(), "0.3");
}

/// A sheet of 300 in three styles: sub-criteria in steps of 0.3 and 0.1, deductions with caps,
/// a source scored out of 100 that counts for 60.
const THREE_HUNDRED: &str = r#"
format = "zhupi-profile"
version = 1
id = "sheet"
name = "Sheet"
[rubric]
total = 300
penalty_cap = 8
[[rubric.group]]
id = "work"
name = "Work"
[[rubric.group]]
id = "survey"
name = "Survey"
weight = 60
[[rubric.criterion]]
id = "meetings"
name = "Meetings"
group = "work"
kind = "deduct"
max = 90
step = 0.3
deduction_cap = 12
[[rubric.criterion.deduction]]
id = "meeting"
label = "A meeting too few"
points = 1.5
cap = 6
[[rubric.criterion.deduction]]
id = "minutes"
label = "No minutes"
points = 0.3
cap = 8.1
[[rubric.criterion]]
id = "cases"
name = "Cases"
group = "work"
max = 150
step = 0.1
not_applicable = "never"
[[rubric.criterion]]
id = "public"
name = "What people say"
group = "survey"
max = 70
step = 0.01
[[rubric.criterion]]
id = "units"
name = "What units say"
group = "survey"
max = 30
step = 0.01
not_applicable = "full"
[[rubric.criterion]]
id = "late"
name = "Late"
kind = "penalty"
max = 5
[[rubric.criterion]]
id = "untrue"
name = "Untrue"
kind = "penalty"
max = 10
"#;

#[test]
fn sub_criteria_sources_and_penalties_add_up() {
    let rubric = Profile::parse(THREE_HUNDRED).unwrap().rubric;
    let of = |line: &str| total(&rubric, &sheet(line));
    // 84.3 + 120.1 + (61.25 + 25.5) × 60 / 100 = 204.4 + 52.05
    let full = of("meetings 84.3, cases 120.1, public 61.25, units 25.5");
    assert_eq!(full.points.to_string(), "256.45");
    let groups: Vec<String> = full
        .groups
        .iter()
        .map(|sub| format!("{} {}/{}", sub.group.id, sub.points, sub.max))
        .collect();
    assert_eq!(groups, ["work 204.4/240", "survey 52.05/60"]);
    // 5 and 6 off, together at most 8.
    let late = of("meetings 84.3, cases 120.1, public 61.25, units 25.5, late 5, untrue 6");
    assert_eq!(
        (late.points.to_string(), late.penalty),
        ("248.45".to_owned(), Points(800))
    );
    // Never below nothing.
    assert_eq!(of("meetings 0.3, late 5").points, Points(0));
    // The units' 30 of 100 count in full: (61.25 + 30) × 0.6 = 54.75
    let full = of("meetings 84.3, cases 120.1, public 61.25, units na");
    assert_eq!(full.points.to_string(), "259.15");
    // The public's 70 × 0.6 = 42 of 300 fall away: (204.4 + 15.3) × 300 / 258 = 255.4651…
    let scaled = of("meetings 84.3, cases 120.1, public na, units 25.5");
    assert_eq!(scaled.points.to_string(), "255.47");
    assert_eq!(of("cases na").doubtful, ["cases"]);
}

#[test]
fn deductions_are_counted_with_their_caps_and_the_criterions() {
    let rubric = Profile::parse(THREE_HUNDRED).unwrap().rubric;
    let meetings = rubric.criterion("meetings").unwrap();
    let left = |meeting: u32, minutes: u32| {
        let taken = [
            ("meeting".to_owned(), meeting),
            ("minutes".to_owned(), minutes),
        ];
        meetings.after_deductions(&taken.into()).to_string()
    };
    assert_eq!(left(0, 0), "90");
    assert_eq!(left(3, 1), "85.2");
    assert_eq!(left(5, 0), "84");
    assert_eq!(left(0, 27), "81.9");
    assert_eq!(left(4, 27), "78");
}

#[test]
fn scores_of_no_criterion_are_named_and_do_not_count() {
    let rubric = rubric("rescale");
    let total = total(&rubric, &sheet("work 60, form 30, survey 100, gone 5"));
    assert_eq!(total.points, Points(10_000));
    assert_eq!(total.unknown, ["gone"]);
}

#[test]
fn a_flag_that_returns_gives_no_grade_either() {
    let source = RUBRIC.replace("effect = \"reject\"", "effect = \"return\"");
    let rubric = Profile::parse(&source.replace("NA", "")).unwrap().rubric;
    let total = total(&rubric, &sheet("work 60, form 30, survey 100, back 1"));
    assert!(total.returned && total.rejected && total.grade.is_none());
}
