//! `zhupi similar` as a script sees it.

mod common;

use common::Home;

const COPIED: &str = "镇里把十二个村的水渠纠纷逐户登记造册，先由村组长上门谈，谈不拢的交司法所，\
    司法所三天内派人到现场勘验并书面答复，年底逐件回访，结果记入村级台账";

fn batch() -> Home {
    let home = Home::new();
    let report = |name: &str, body: &str| {
        format!("{name}2025年法治政府建设情况报告\n一、主要举措和成效\n（一）化解纠纷\n{body}\n")
    };
    home.write(
        "b/1.txt",
        report("青石镇", &format!("全年开展宣传12次。{COPIED}。")),
    );
    home.write(
        "b/2.txt",
        report(
            "石桥乡",
            &format!("执法队伍有九人。{}；", COPIED.replace('，', ",")),
        ),
    );
    home.write(
        "b/3.txt",
        report("双河镇", "聘请法律顾问两名，审查合同四十份。"),
    );
    home
}

#[test]
fn a_match_has_both_places_and_its_words() {
    let home = batch();
    let ran = home.run(&["similar", "--json", "b"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let rows = ran.rows();
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["a", "b", "chars", "quote"]);
    assert_eq!(row["quote"], COPIED);
    assert_eq!(
        row["chars"],
        COPIED.chars().filter(|ch| ch.is_alphanumeric()).count()
    );
    for (side, report) in [("a", "1.txt"), ("b", "2.txt")] {
        assert_eq!(row[side]["report"], report);
        assert_eq!(row[side]["section"], "1.1");
        let length = row[side]["end"].as_u64().unwrap() - row[side]["start"].as_u64().unwrap();
        assert_eq!(length, COPIED.chars().count() as u64);
    }
    let ran = home.run(&["similar", "b"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(
        lines[0].contains("1.txt:1.1:") && lines[0].contains("2.txt:1.1:"),
        "{}",
        lines[0]
    );
    assert_eq!(lines[1].trim(), COPIED);
}

#[test]
fn what_cannot_be_read_is_a_row_and_short_passages_are_left_out() {
    let home = batch();
    home.write("b/4.docx", "no archive");
    let ran = home.run(&["similar", "--json", "--min-chars", "100", "b"]);
    assert_eq!(ran.code, Some(2));
    let rows = ran.rows();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["report"], "4.docx");
    assert!(rows[0]["error"].is_string() && rows[0]["a"].is_null());
}
