//! Profiles read whole: the format's own example, and what is said of each fault.

use super::*;

/// The example of the module's documentation, which is the documentation of the format.
fn example() -> String {
    let lines = include_str!("mod.rs").lines();
    let toml = lines
        .skip_while(|line| *line != "//! ```toml")
        .skip(1)
        .take_while(|line| *line != "//! ```");
    toml.map(|line| line.trim_start_matches("//!").trim_start().to_owned() + "\n")
        .collect()
}

#[test]
fn the_documented_example_is_a_profile() {
    let profile = Profile::parse(&example()).unwrap();
    assert_eq!(profile.id, "harbour");
    assert_eq!(profile.parts[0].name.get(Lang::Zh), "Plan");
    assert_eq!(profile.rubric.criteria[0].step, Points(50));
    assert_eq!(profile.rubric.criteria[1].effect, Some(FlagEffect::Lowest));
    let Combine::Weighted(shares) = &profile.rubric.readers.combine else {
        panic!("shares");
    };
    assert_eq!(shares[0].percent, Points(8_500));
    assert_eq!(profile.rubric.readers.flags, FlagRule::Majority);
    assert_eq!(profile.classes[0].rubric.total, Points(1_000));
    assert_eq!(profile.abolished[0].since, "2022-05-01");
    assert_eq!(profile.sha256.len(), 64);
}

/// The faults of the example with one text replaced, as `line:column key problem`.
#[track_caller]
fn check_fault(from: &str, to: &str, expected: &str) {
    let example = example();
    assert!(example.contains(from), "{from}");
    let faults = Profile::parse(&example.replacen(from, to, 1)).unwrap_err();
    let shown: Vec<String> = faults
        .iter()
        .map(|fault| {
            format!(
                "{}:{} {} {:?}",
                fault.line, fault.column, fault.key, fault.problem
            )
        })
        .collect();
    assert_eq!(shown.join("\n"), expected);
}

#[test]
fn a_fault_names_its_place_and_what_would_be_right() {
    check_fault(
        "id = \"harbour\"",
        "id = \"港口\"",
        "3:6 id BadId(\"港口\")",
    );
    check_fault("version = 1", "version = 2", "2:11 version WrongVersion(1)");
    check_fault(
        "format = \"zhupi-profile\"",
        "format = \"other\"",
        "1:10 format WrongFormat",
    );
    check_fault(
        "recognise = ['harbour']",
        "recognise = ['a', '(b']",
        "5:19 recognise[2] BadPattern(\"unclosed group\")",
    );
    check_fault(
        "required = true",
        "requird = true",
        "10:1 part[1].requird Unknown([\"id\", \"name\", \"required\", \"topics\", \"year\", \
         \"patterns\", \"hints\", \"except\", \"turns\"])",
    );
    check_fault(
        "required = true",
        "required = 1",
        "10:12 part[1].required WrongType(Bool)",
    );
    check_fault(
        "total = 100",
        "total = 90",
        "19:9 rubric.total SumOff(Points(10000), Points(9000))",
    );
    check_fault(
        "min = 80",
        "min = 0",
        "31:7 rubric.grade[2].min NotDescending(Points(0))",
    );
    check_fault("min = 0", "min = 5", "31:7 rubric.grade[2].min LastNotZero");
    check_fault(
        "max = 100 ",
        "max = 100.25 ",
        "42:7 rubric.criterion[1].max OffStep(Points(50), Points(10000), Points(10050))",
    );
    check_fault(
        "part = \"plan\"",
        "part = \"plans\"",
        "48:8 rubric.criterion[1].part BadChoice(\"plans\", [\"plan\"])",
    );
    check_fault(
        "points = 0.5",
        "points = 0.125",
        "53:10 rubric.criterion[1].deduction[1].points BadPoints(TooFine)",
    );
    check_fault(
        "cap = 2 ",
        "cap = 0 ",
        "54:7 rubric.criterion[1].deduction[1].cap NotPositive",
    );
    check_fault(
        "points = 0.5",
        "points = 3",
        "54:7 rubric.criterion[1].deduction[1].cap CapBelow(Points(300))",
    );
    check_fault(
        "cap = 2 ",
        "cap = 200 ",
        "54:7 rubric.criterion[1].deduction[1].cap AboveMax(Points(10000))",
    );
    check_fault(
        "id = \"copied\"",
        "id = \"plan\"",
        "62:6 rubric.criterion[2].id Duplicate(\"plan\", 39)",
    );
    check_fault(
        "effect = \"lowest\"",
        "effect = \"at-most\"\ngrade = \"best\"",
        "66:9 rubric.criterion[2].grade BadChoice(\"best\", [\"good\", \"poor\"])",
    );
    check_fault(
        "since = 2022-05-01",
        "since = \"2022-13-01\"",
        "96:9 laws.abolished[1].since BadDate",
    );
}

#[test]
fn shares_groups_and_classes_are_checked_as_the_total_is() {
    check_fault(
        "percent = 15",
        "percent = 10",
        "71:1 rubric.readers.share SharesOff(Points(9500))",
    );
    check_fault(
        "combine = \"weighted\"",
        "combine = \"median\"",
        "71:1 rubric.readers.share WrongCombine(\"weighted\")",
    );
    check_fault(
        "weight = 100                   # what its",
        "weight = 60                    # what its",
        "19:9 rubric.total SumOff(Points(6000), Points(10000))",
    );
    check_fault(
        "total = 10\n",
        "total = 12\n",
        "85:9 class[1].rubric.total SumOff(Points(1000), Points(1200))",
    );
    check_fault(
        "ranks = [\"department\"]",
        "ranks = [\"village\"]",
        "83:9 class[1].ranks BadChoice(\"village\", [\"township\", \"county\", \"department\"])",
    );
    check_fault(
        "deduction_cap = 10 ",
        "deduction_cap = 10.3 ",
        "47:17 rubric.criterion[1].deduction_cap OffStep(Points(50), Points(1000), Points(1050))",
    );
}

#[test]
fn a_class_is_chosen_by_hand_else_by_units_csv_else_by_rank() {
    let profile = Profile::parse(&example()).unwrap();
    let class = |by_hand, in_units, rank| {
        let class = profile.class_of(by_hand, in_units, rank);
        class.map(|class| class.id.as_str())
    };
    assert_eq!(class(None, None, None), None);
    assert_eq!(class(None, Some("Bureau"), None), Some("office"));
    assert_eq!(class(None, None, Some("department")), Some("office"));
    assert_eq!(class(None, Some("乡镇"), Some("township")), None);
    assert_eq!(class(Some("usual"), Some("office"), None), None);
    assert_eq!(class(Some("office"), Some("乡镇"), None), Some("office"));
    let office = profile.with_rubric_of(profile.class_called("Office").unwrap());
    assert_eq!(office.rubric.total, Points(1_000));
    assert_eq!(office.class.as_deref(), Some("office"));
}

#[test]
fn a_fault_of_toml_itself_has_a_place_too() {
    let faults = Profile::parse("format = \"zhupi-profile\"\nid = ").unwrap_err();
    assert_eq!(faults[0].line, 2);
    assert!(matches!(faults[0].problem, Problem::Toml(_)));
}

#[test]
fn every_fault_is_told_at_once_in_both_languages() {
    let source = example()
        .replace("total = 100", "total = 90")
        .replace("version = 1", "version = 9");
    let faults = Profile::parse(&source).unwrap_err();
    assert_eq!(faults.len(), 2);
    assert_eq!(
        faults[1].message(Lang::Zh),
        "第 19 行第 9 列 `rubric.total`：各指标满分合计 100，总分写的是 90；请使两者相等"
    );
    assert_eq!(
        faults[1].message(Lang::En),
        "line 19, column 9, `rubric.total`: the criteria add up to 100 and the total says 90; make them equal"
    );
}

#[test]
fn points_are_read_from_their_digits() {
    for (written, expected) in [
        ("0.29", 29),
        ("\"0.1\"", 10),
        ("12", 1_200),
        ("1_0.5", 1_050),
    ] {
        let source = format!(
            "format='zhupi-profile'\nversion=1\nid='a'\nname='A'\n[rubric]\ntotal={written}\n\
             [[rubric.criterion]]\nid='c'\nname='C'\nmax={written}\nstep=0.01\n"
        );
        let profile = Profile::parse(&source).unwrap();
        assert_eq!(profile.rubric.total, Points(expected), "{written}");
    }
}

#[test]
fn checks_are_switched_by_id() {
    let profile = Profile::parse(&example()).unwrap();
    let setting = profile.checks.get("phrase-share");
    assert_eq!(setting, Some(&CheckSetting::Off));
    assert_eq!(profile.checks.len(), 1);
    let line = example()
        .lines()
        .position(|line| line.starts_with("phrase-share"));
    let line = line.unwrap() + 1;
    check_fault(
        "phrase-share = \"off\" ",
        "phrase-share = \"no\" ",
        &format!(
            "{line}:16 checks.phrase-share BadChoice(\"no\", \
             [\"off\", \"on\", \"info\", \"warning\", \"error\"])"
        ),
    );
    let known: Vec<&str> = CHECK_IDS.to_vec();
    check_fault(
        "phrase-share = \"off\" ",
        "phrases-share = \"off\" ",
        &format!("{line}:1 checks.phrases-share Unknown({known:?})"),
    );
}
