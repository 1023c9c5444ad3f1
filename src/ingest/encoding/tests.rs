use super::*;
use proptest::prelude::*;

const SAMPLE: &str = "青石乡2025年度法治政府建设情况报告\n\n一、主要举措和成效\n今年以来，我乡坚持依法行政，开展法治宣传12次，化解矛盾纠纷36件。\n";
const TRADITIONAL: &str = "青石鄉二○二五年度法治政府建設情況報告\n今年以來，本鄉堅持依法行政，開展法治宣導十二次，調解糾紛三十六件，成效顯著。\n";

#[track_caller]
fn check(bytes: &[u8], name: &str, sure: bool, text: &str) {
    let decoded = decode(bytes, None, false).unwrap();
    assert_eq!(
        (decoded.name, decoded.sure, decoded.text.as_str()),
        (name, sure, text)
    );
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[test]
fn whole_files_are_read_beyond_doubt() {
    check(SAMPLE.as_bytes(), "utf-8", true, SAMPLE);
    check(
        &[b"\xef\xbb\xbf", SAMPLE.as_bytes()].concat(),
        "utf-8",
        true,
        SAMPLE,
    );
    check(&gbk(SAMPLE), "gb18030", true, SAMPLE);
    check(&BIG5.encode(TRADITIONAL).0, "big5", true, TRADITIONAL);
    check(&utf16(SAMPLE, false), "utf-16le", true, SAMPLE);
    check(&utf16(SAMPLE, true), "utf-16be", true, SAMPLE);
    check(
        &[b"\xff\xfe".to_vec(), utf16(SAMPLE, false)].concat(),
        "utf-16le",
        true,
        SAMPLE,
    );
    check(
        &[b"\xfe\xff".to_vec(), utf16(SAMPLE, true)].concat(),
        "utf-16be",
        true,
        SAMPLE,
    );
    check(b"plain words\n", "utf-8", true, "plain words\n");
    check(b"", "utf-8", true, "");
}

#[test]
fn half_a_character_at_the_end_is_damage_in_a_whole_file_only() {
    let bytes = SAMPLE.trim_end().as_bytes();
    let halved = &bytes[..bytes.len() - 1];
    let decoded = decode(halved, None, false).unwrap();
    assert_eq!(
        (decoded.name, decoded.sure, decoded.n_bad),
        ("utf-8", false, 1)
    );
    let decoded = decode(halved, None, true).unwrap();
    assert_eq!(
        (decoded.name, decoded.sure, decoded.n_bad),
        ("utf-8", true, 0)
    );
    let bytes = gbk("今年以来我乡坚持依法行政开展法治宣传");
    let decoded = decode(&bytes[..bytes.len() - 1], None, false).unwrap();
    assert_eq!(
        (decoded.name, decoded.sure, decoded.n_bad),
        ("gb18030", false, 1)
    );
}

#[test]
fn lines_of_two_encodings_are_read_each_in_its_own_and_named_doubtful() {
    let mut bytes = SAMPLE.as_bytes().to_vec();
    bytes.extend(gbk(SAMPLE));
    check(&bytes, "utf-8+gb18030", false, &SAMPLE.repeat(2));
}

#[test]
fn a_lost_byte_in_gbk_never_turns_a_line_into_others_in_silence() {
    let line = "今年以来我乡坚持依法行政开展法治宣传化解矛盾纠纷落实各项制度推动基层治理水平提升";
    let bytes = gbk(line);
    for lost in 0..bytes.len() - 40 {
        let mut damaged = bytes.clone();
        damaged.remove(lost);
        let decoded = decode(&damaged, None, false).unwrap();
        assert!(!decoded.sure, "byte {lost}: {}", decoded.text);
    }
}

#[test]
fn what_is_not_text_is_refused() {
    assert_eq!(
        decode(b"\x7fELF\x02\x01\0\0", None, false),
        Err(Fault::NotText)
    );
    assert_eq!(
        decode("瓦\0屋".as_bytes(), None, false),
        Err(Fault::NotText)
    );
    let noise: Vec<u8> = (0..4_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .filter(|byte| *byte != 0)
        .collect();
    assert_eq!(decode(&noise, None, false), Err(Fault::NotText));
}

#[test]
fn the_reviewers_choice_wins() {
    let decoded = decode(&gbk(SAMPLE), Some("gbk"), false).unwrap();
    assert_eq!(
        (decoded.name, decoded.text.as_str(), decoded.sure),
        ("gb18030", SAMPLE, true)
    );
    let decoded = decode(SAMPLE.as_bytes(), Some("big5"), false).unwrap();
    assert!(!decoded.sure || decoded.text != SAMPLE);
    assert_eq!(
        decode(b"x", Some("klingon"), false),
        Err(Fault::UnknownEncoding("klingon".to_owned()))
    );
}

proptest! {
    #[test]
    fn any_bytes_decode_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode(&bytes, None, false) {
            prop_assert_eq!(decoded.text.matches('\u{fffd}').count() >= decoded.n_bad as usize, true);
        }
    }

    #[test]
    fn chinese_text_comes_back_from_every_encoding(
        picks in proptest::collection::vec(0..SAMPLE.chars().count(), 40..120),
    ) {
        let all: Vec<char> = SAMPLE.chars().collect();
        let text: String = picks.iter().map(|&pick| all[pick]).collect();
        for bytes in [text.as_bytes().to_vec(), gbk(&text), utf16(&text, false), utf16(&text, true)] {
            let decoded = decode(&bytes, None, false).unwrap();
            prop_assert_eq!(&decoded.text, &text);
        }
        let all: Vec<char> = TRADITIONAL.chars().collect();
        let text: String = picks.iter().map(|&pick| all[pick % all.len()]).collect();
        prop_assert_eq!(decode(&BIG5.encode(&text).0, None, false).unwrap().text, text);
    }
}
