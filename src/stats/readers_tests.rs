//! Combined totals computed by hand.

use std::collections::BTreeMap;

use super::super::total::total;
use super::*;
use crate::profile::Profile;
use crate::review::{Score, ScoreValue};

/// One criterion of 100 and two flags, with a rule for readers.
fn rubric(readers: &str) -> Rubric {
    let source = format!(
        "format='zhupi-profile'\nversion=1\nid='a'\nname='A'\n[rubric]\ntotal=100\n\
         [[rubric.grade]]\nid='a'\nname='A'\nmin=80\n\
         [[rubric.grade]]\nid='b'\nname='B'\nmin=0\n\
         [[rubric.criterion]]\nid='work'\nname='W'\nmax=300\nstep=0.01\nweight=100\n\
         [[rubric.criterion]]\nid='veto'\nname='V'\nkind='flag'\neffect='lowest'\n\
         [[rubric.criterion]]\nid='back'\nname='B'\nkind='flag'\neffect='return'\n{readers}"
    );
    Profile::parse(&source).unwrap().rubric
}

/// `甲 240 veto` as a reader's sheet; `甲` alone is one without points.
fn sheet(line: &str) -> (&str, BTreeMap<String, Score>) {
    let mut words = line.split(' ');
    let reader = words.next().unwrap();
    let given = |id: &str, value: &str| {
        let score = Score {
            value: ScoreValue::Points(value.parse().unwrap()),
            deductions: BTreeMap::new(),
            comment: String::new(),
            cites: Vec::new(),
            confidence: None,
            at: String::new(),
        };
        (id.to_owned(), score)
    };
    let mut scores = BTreeMap::new();
    scores.extend(words.next().map(|points| given("work", points)));
    scores.extend(words.map(|flag| given(flag, "1")));
    (reader, scores)
}

/// Points, number of readers and grade, or why not.
#[track_caller]
fn check(readers: &str, sheets: &[&str], expected: &str) {
    let rubric = rubric(readers);
    let sheets: Vec<_> = sheets.iter().map(|line| sheet(line)).collect();
    let totals: Vec<(&str, Total)> = sheets
        .iter()
        .map(|(reader, scores)| (*reader, total(&rubric, scores)))
        .collect();
    let shown = match combine(&rubric, &totals) {
        Ok(combined) => format!(
            "{} {} {}",
            combined.points,
            combined.n_readers,
            combined.grade.map_or("-", |grade| &grade.id),
        ),
        Err(why) => why.to_string(),
    };
    assert_eq!(shown, expected);
}

#[test]
fn the_mean_is_of_exact_totals_and_rounded_once() {
    // 250/3 = 83.333…, 251/3 = 83.666…, 253/3 = 84.333…: mean 754/9 = 83.777…
    check("", &["a 250", "b 251", "c 253"], "83.78 3 a");
    // 0.00666… and 0: of rounded totals the mean would be 0.01; exactly it is 0.00333….
    check("", &["a 0.02", "b 0"], "0 2 b");
    check("", &["a 240", "b"], "80 1 a");
    check("", &["a"], "0 complete totals, 1 needed");
}

#[test]
fn the_median_is_the_middle_or_the_mean_of_two() {
    let rule = "[rubric.readers]\ncombine='median'\n";
    check(rule, &["a 300", "b 150", "c 240"], "80 3 a");
    // 75 and 80.
    check(rule, &["a 300", "b 150", "c 240", "d 225"], "77.5 4 b");
}

#[test]
fn trimming_leaves_out_the_highest_and_the_lowest() {
    let rule = "[rubric.readers]\ncombine='trimmed'\n";
    // 100, 50 left out; 80, 75, 80.333… = 235.333…/3 = 78.444…
    check(
        rule,
        &["a 300", "b 150", "c 240", "d 225", "e 241"],
        "78.44 3 b",
    );
    check(rule, &["a 300", "b 150"], "2 complete totals, 3 needed");
    let two = "[rubric.readers]\ncombine='trimmed'\ntrim=2\n";
    check(
        two,
        &["a 300", "b 150", "c 240", "d 225", "e 241"],
        "80 1 a",
    );
}

#[test]
fn shares_weigh_readers() {
    let rule = "[rubric.readers]\ncombine='weighted'\n\
        [[rubric.readers.share]]\nreader='desk'\npercent=85\n\
        [[rubric.readers.share]]\nreader='survey'\npercent=15\n";
    // 80 × 0.85 + 91 × 0.15 = 68 + 13.65
    check(rule, &["survey 273", "other 0", "desk 240"], "81.65 2 a");
    // 83.333… × 0.85 + 66.666… × 0.15 = 70.8333… + 10 = 80.8333…
    check(rule, &["desk 250", "survey 200"], "80.83 2 a");
    check(rule, &["desk 240", "survey"], "no complete total of survey");
}

#[test]
fn flags_hold_by_the_rule() {
    let sheets = ["a 300 veto", "b 300", "c 300"];
    check("", &sheets, "100 3 b");
    check("[rubric.readers]\nflags='majority'\n", &sheets, "100 3 a");
    check("", &["a 300 back", "b 300"], "100 2 -");
    let rule = "[rubric.readers]\nflags='all'\n";
    check(rule, &["a 300 veto", "b 300 veto"], "100 2 b");
}
