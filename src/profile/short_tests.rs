use super::*;
use proptest::prelude::*;
use regex::Regex;

#[track_caller]
fn check(source: &str, text: &str) {
    let Some(short) = Short::new(source) else {
        return;
    };
    let regex = Regex::new(source).unwrap();
    if let Ok(found) = short.find(text) {
        let expected = regex.find(text).map(|found| found.range());
        let passes = short.may_match(Letters::of(text));
        assert!(passes || expected.is_none(), "{source:?} in {text:?}");
        assert_eq!(found, expected, "{source:?} in {text:?}");
    }
}

#[test]
fn it_finds_what_regex_finds() {
    for text in [
        "",
        "a",
        "存在的不足及下一步打算",
        "aaab",
        "ab\ncb",
        "2023年工作总结",
        "abab",
    ] {
        for source in [
            "",
            "a|",
            "|a",
            "(a|ab)(c|bcd)?",
            "(a*)*b",
            "(a?)*",
            "(a|b)*",
            "^",
            "$",
            "^$",
            "a{2}",
            "a{1,2}",
            "a{2,}b",
            "(ab){2}",
            "[^,。]{0,3}不足",
            "(存在)?(的)?不足",
            "(下一?步)[^存]*",
            "a+b",
            ".b",
            "(^|及)下",
            "(()|a)+b",
            "(a|())+b",
            "[ab-d]+",
            "20[0-9]{2}年",
        ] {
            assert!(Short::new(source).is_some(), "{source}");
            check(source, text);
        }
    }
}

#[test]
fn a_text_without_what_a_pattern_needs_is_not_searched() {
    let may = |source: &str, text: &str| Short::new(source).unwrap().may_match(Letters::of(text));
    assert!(may("(存在)?的?(不足|问题)", "主要问题"));
    assert!(!may("(存在)?的?(不足|问题)", "主要举措"));
    assert!(!may("^20[0-9]{2}年", "二三年工作"));
    assert!(may("(不足|)", "主要举措"));
    assert!(may("[^,]{2}", "主要举措"));
}

#[test]
fn what_it_does_not_know_is_left_to_regex() {
    for source in [
        r"\d",
        "a*?",
        "(?i)a",
        "[[:alpha:]]",
        "[a&&b]",
        "a**",
        "(a",
        "a)",
        "[]a]",
        "a{100}",
        "a{2,1}",
    ] {
        assert!(Short::new(source).is_none(), "{source}");
    }
    let slow = Short::new("(a|aa)*(a|aa)*(a|aa)*b").unwrap();
    assert!(slow.find(&"a".repeat(60)).is_err());
    let deep = Short::new("(a|b)*c").unwrap();
    assert!(deep.find(&"ab".repeat(1_000)).is_err());
}

proptest! {
    #[test]
    fn it_agrees_with_regex(source in "([ab.$^]|[(]a|[)]|[|]|[*?+]|[{]1,2[}]|[\\[]\\^?ab[\\]]){0,10}", text in "[abc\n]{0,8}") {
        if Regex::new(&source).is_ok() {
            check(&source, &text);
        }
    }

    #[test]
    fn it_takes_nothing_that_regex_refuses(source in "[ab.()|*?+{},0-2\\[\\]^$-]{0,12}") {
        if Short::new(&source).is_some() {
            prop_assert!(Regex::new(&source).is_ok(), "{source}");
        }
    }
}
