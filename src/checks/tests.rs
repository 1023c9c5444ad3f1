//! The registry: ids, documentation, and the examples of every check, executed.

use super::{About, CHECKS, Finding, Heading, Switches, run};
use crate::ingest::{Options, ingest};
use crate::lang::Lang;
use crate::profile::{self, CHECK_IDS, CheckSetting};
use crate::report::{self, Corrections, Report};
use crate::text::CharSpan;

/// A text read and analysed as a file of the format the profile's reports usually have.
pub(super) fn report(text: &str, profile: &str) -> Report {
    let name = if profile == "generic" {
        "a.md"
    } else {
        "a.txt"
    };
    let ingested = ingest(name, text.as_bytes(), &Options::default()).expect("it is text");
    let profile = profile::find(profile).expect("it is built in");
    report::analyse(ingested, name, &profile, &Corrections::default())
}

/// What one check finds in a text, whether or not it is on.
pub(super) fn findings_of(check: &str, text: &str, profile: &str) -> Vec<Finding> {
    let report = report(text, profile);
    let only = Switches {
        only: Some([check.to_owned()].into()),
        ..Switches::default()
    };
    run(
        &report,
        &profile::find(profile).expect("it is built in"),
        &only,
    )
}

/// Checks what one check finds in a text under `fazhi`: the passages between `⟦` and `⟧`, and
/// nothing else.
#[track_caller]
pub(super) fn check(check: &str, marked: &str) {
    check_under(check, "fazhi", marked);
}

/// [`check`] under another profile.
#[track_caller]
pub(super) fn check_under(check: &str, profile: &str, marked: &str) {
    let (text, spans) = unmarked(marked);
    let findings = findings_of(check, &text, profile);
    let found: Vec<CharSpan> = findings.iter().filter_map(|finding| finding.span).collect();
    let shown = shown(&findings);
    assert!(found == spans, "{check} in\n{marked}\nfound {shown:#?}");
}

fn shown(findings: &[Finding]) -> Vec<String> {
    let findings = findings.iter();
    findings
        .map(|finding| format!("⟦{}⟧ {}", finding.quote, finding.message.get(Lang::Zh)))
        .collect()
}

/// A text without its marks, and the passages they enclose.
fn unmarked(marked: &str) -> (String, Vec<CharSpan>) {
    let (mut text, mut spans, mut start, mut at) = (String::new(), Vec::new(), 0, 0);
    for ch in marked.chars() {
        match ch {
            '⟦' => start = at,
            '⟧' => spans.push(CharSpan::new(start, at)),
            ch => {
                text.push(ch);
                at += 1;
            }
        }
    }
    (text, spans)
}

/// Profile and text of the examples under a heading.
fn examples(about: &'static About, heading: Heading, lang: Lang) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in about.below(heading, lang).lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => {
                let profile = info.strip_prefix("text ").expect("a profile's id follows");
                open = Some((profile.to_owned(), String::new()));
            }
            (Some(_), Some(example)) => examples.push(example),
            (None, Some((profile, text))) => open = Some((profile, text + line + "\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{}: a fence is not closed", about.id);
    examples
}

#[test]
fn ids_are_those_that_are_promised_and_in_order() {
    let ids: Vec<&str> = CHECKS.iter().map(|check| check.about().id).collect();
    assert_eq!(ids, CHECK_IDS);
    assert!(CHECK_IDS.is_sorted());
}

#[test]
fn every_check_is_documented_in_both_languages() {
    for about in super::abouts() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!about.title(lang).is_empty(), "{}: no title", about.id);
            let mut from = 0;
            for heading in Heading::ALL {
                let words = format!("\n# {}\n", heading.word(lang));
                let at = about.text(lang).find(&words);
                let at = at.unwrap_or_else(|| panic!("{}: no `{}`", about.id, words.trim()));
                assert!(
                    at >= from,
                    "{}: `{}` is out of order",
                    about.id,
                    words.trim()
                );
                from = at;
                let below = about.below(heading, lang);
                assert!(
                    !below.is_empty(),
                    "{}: `{}` is empty",
                    about.id,
                    words.trim()
                );
            }
            assert!(!about.why(lang).contains('\n'));
        }
    }
}

#[test]
fn every_example_behaves_as_the_documentation_says() {
    let mut faults = Vec::new();
    for about in super::abouts() {
        for lang in [Lang::Zh, Lang::En] {
            let reported = examples(about, Heading::Reported, lang);
            let not_reported = examples(about, Heading::NotReported, lang);
            assert!(!reported.is_empty(), "{}: no example in {lang:?}", about.id);
            assert!(
                !not_reported.is_empty(),
                "{}: no counterexample in {lang:?}",
                about.id
            );
            for (profile, marked) in reported {
                let (text, spans) = unmarked(&marked);
                let findings = findings_of(about.id, &text, &profile);
                let found: Vec<_> = findings.iter().filter_map(|one| one.span).collect();
                if findings.is_empty() || (!spans.is_empty() && spans != found) {
                    let found = shown(&findings);
                    faults.push(format!("{} in\n{marked}found {found:#?}\n", about.id));
                }
                findings.iter().for_each(check_words);
            }
            for (profile, text) in not_reported {
                let findings = findings_of(about.id, &text, &profile);
                if !findings.is_empty() {
                    let found = shown(&findings);
                    faults.push(format!("{} not in\n{text}found {found:#?}\n", about.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A finding says something in both languages, without a full stop.
#[track_caller]
fn check_words(finding: &Finding) {
    for lang in [Lang::Zh, Lang::En] {
        for said in [&finding.message, &finding.help] {
            let said = said.get(lang);
            assert!(!said.is_empty() && !said.ends_with(['.', '。']), "{said}");
        }
    }
}

/// What is looked at beyond a passage may not be there.
#[test]
fn a_text_may_end_anywhere() {
    let text = "石桥乡人民政府关于2024年度法治政府建设情况的报告\n现将石桥乡2024年度有关情况报告如下：\n\
        一、主要举措和成效\n（一）开展普法20次、30余场，其中讲座12次，满意率达98%，同比增长5%。\n\
        二、存在的不足\n依据《中华人民共和国行政处罚法》（2021年）办案3件，xx镇、“谁执法谁普法\n\
        石桥乡〔2024〕3号 2024年2月30日 the the";
    let all: Vec<char> = text.chars().collect();
    for end in 1..=all.len() {
        let cut: String = all[..end].iter().collect();
        let report = report(&cut, "fazhi");
        let profile = profile::find("fazhi").expect("it is built in");
        let _ = run(&report, &profile, &Switches::default());
    }
}

#[test]
fn the_profile_and_the_switches_say_what_runs() {
    let text = "青石镇2023年法治政府建设情况报告\n一、主要举措和成效\n开展普法活动20次。\n";
    let report = report(text, "fazhi");
    let source = profile::find("fazhi")
        .expect("it is built in")
        .source
        .clone();
    let missing = |more: &str, switches: &Switches| {
        // The built-in profile may have a table of its own.
        let source = format!("{source}\n").replace("[checks]\n", "[checks]\n") + more;
        let profile = profile::Profile::parse(&source).expect("it is a profile");
        let findings = run(&report, &profile, switches);
        let missing = findings
            .iter()
            .filter(|finding| finding.check() == "part-missing");
        missing
            .map(|finding| finding.severity.id())
            .collect::<Vec<_>>()
    };
    let usual = Switches::default();
    assert_eq!(missing("", &usual), ["error"; 3]);
    assert_eq!(
        missing("[checks]\npart-missing = \"info\"", &usual),
        ["info"; 3]
    );
    assert!(missing("[checks]\npart-missing = \"off\"", &usual).is_empty());
    let only = Switches {
        only: Some(["part-missing".to_owned()].into()),
        ..Switches::default()
    };
    assert_eq!(
        missing("[checks]\npart-missing = \"off\"", &only),
        ["error"; 3]
    );
    let switched = |setting| Switches {
        batch: [("part-missing".to_owned(), setting)].into(),
        ..Switches::default()
    };
    let off = switched(CheckSetting::Off);
    assert!(missing("", &off).is_empty());
    assert!(missing("[checks]\npart-missing = \"info\"", &off).is_empty());
    let on = switched(CheckSetting::On);
    assert_eq!(
        missing("[checks]\npart-missing = \"off\"", &on),
        ["error"; 3]
    );
    let asked = Switches {
        only: Some(["part-missing".to_owned()].into()),
        ..off
    };
    assert_eq!(missing("", &asked), ["error"; 3], "asked for by name");
    let grave = Switches {
        at_least: Some(super::Severity::Error),
        ..Switches::default()
    };
    assert!(missing("[checks]\npart-missing = \"warning\"", &grave).is_empty());
}
