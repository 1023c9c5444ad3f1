//! What the room promises, over its whole way from texts to matches.

use proptest::prelude::*;

use super::*;

fn index(texts: &[String], stock: &[String], grain: Grain) -> Work {
    let prints = texts.iter().map(|text| Print::new(text, &[], grain));
    let index = Index::new(prints.collect(), stock, grain);
    index.matches(&|| true).expect("nothing stops it")
}

fn slice(text: &str, span: CharSpan) -> String {
    let chars = text.chars().skip(span.start.get());
    chars.take(span.len() as usize).collect()
}

/// A text of its own, the same for the same seed: no two share a run of any length.
fn filler(seed: u32, n_chars: u32) -> String {
    let mut state = u64::from(seed) * 2 + 1;
    (0..n_chars)
        .map(|nth| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            if nth % 13 == 12 {
                return '，';
            }
            char::from_u32(0x4E00 + u32::try_from(state >> 40).unwrap_or(0) % 3_000).unwrap_or('一')
        })
        .collect()
}

/// `[` and `]` stand around what is expected to be shared by the two texts.
#[track_caller]
fn check(a: &str, b: &str, stock: &[&str], min_chars: u32, expected: &[(&str, &str, u32)]) {
    let texts = [a.to_owned(), b.to_owned()];
    let stock: Vec<String> = stock.iter().map(|&phrase| phrase.to_owned()).collect();
    let work = index(&texts, &stock, Grain::new(min_chars));
    let found: Vec<(String, String, u32)> = work
        .matches
        .iter()
        .map(|found| (slice(a, found.a.span), slice(b, found.b.span), found.chars))
        .collect();
    let expected: Vec<(String, String, u32)> = expected
        .iter()
        .map(|&(a, b, chars)| (a.to_owned(), b.to_owned(), chars))
        .collect();
    assert_eq!(found, expected);
}

const OWN: &str =
    "镇里把十二个村的水渠纠纷逐户登记造册，先由村组长上门谈，谈不拢的交司法所，司法所三天内答复";

#[test]
fn a_copied_passage_is_found_at_its_exact_place() {
    let a = format!("{}。{OWN}。{}", filler(1, 300), filler(2, 300));
    let narrow = OWN.replace('，', ", ");
    let b = format!("{}\n　{narrow}；{}", filler(3, 100), filler(4, 50));
    check(&a, &b, &[], 40, &[(OWN, &narrow, 42)]);
    check(&a, &b, &[], 43, &[]);
}

#[test]
fn runs_close_together_in_the_same_order_are_one_match() {
    let (head, tail) = (
        "镇里把十二个村的水渠纠纷逐户登记造册上墙公示随时更新",
        "司法所三天内答复并派人回访记入台账作为年底考核的依据",
    );
    let a = format!(
        "{}{head}{}{tail}{}",
        filler(1, 200),
        filler(5, 20),
        filler(2, 200)
    );
    let b = format!(
        "{}{head}，{}{tail}{}",
        filler(3, 200),
        filler(6, 9),
        filler(4, 200)
    );
    let joined = |filler: &str| format!("{head}{filler}{tail}");
    let in_a = joined(&filler(5, 20));
    let in_b = format!("{head}，{}{tail}", filler(6, 9));
    check(&a, &b, &[], 45, &[(&in_a, &in_b, 52)]);
    let swapped = format!("{}{tail}{head}{}", filler(3, 200), filler(4, 200));
    check(&a, &swapped, &[], 45, &[]);
}

#[test]
fn set_phrases_do_not_make_a_match() {
    let stock = "坚持以某某思想为指导深入贯彻某某会议精神增强意识坚定自信做到维护同部署同推进同督促同考核同奖惩";
    let a = format!("{}{stock}{}", filler(1, 200), filler(2, 200));
    let b = format!("{}{stock}{}", filler(3, 200), filler(4, 200));
    check(&a, &b, &[], 40, &[(stock, stock, 47)]);
    check(&a, &b, &[stock], 40, &[]);
}

#[test]
fn what_many_reports_contain_is_a_set_phrase() {
    let phrase = "坚持以某某思想为指导深入贯彻某某会议精神增强意识坚定自信做到维护同部署同推进同督促同考核同奖惩";
    let mut texts: Vec<String> = (0..40)
        .map(|nth| format!("{}{phrase}{}", filler(nth, 150), filler(nth + 100, 150)))
        .collect();
    texts[7].push_str(OWN);
    texts[31].push_str(OWN);
    let grain = Grain::new(40);
    let work = index(&texts, &[], grain);
    let pairs: Vec<_> = work
        .matches
        .iter()
        .map(|found| (found.a.report, found.b.report))
        .collect();
    assert_eq!(pairs, [(7, 31)]);
    let few = index(&texts[..5], &[], grain);
    assert_eq!(
        few.matches.len(),
        10,
        "five reports that all agree are worth a look"
    );
    // One report against all others says the same.
    let search = Search::new(31, Print::new(&texts[31], &[], grain), &[], grain);
    let others = (0..40).filter(|&nth| nth != 31);
    let seen = others
        .map(|nth| search.look(nth, &Print::new(&texts[nth], &[], grain)))
        .collect();
    let matches = search.finish(seen, texts.len());
    assert_eq!(matches.len(), 1);
    assert_eq!(matches[0].a, work.matches[0].b);
    assert_eq!(matches[0].b, work.matches[0].a);
}

#[test]
fn asking_can_be_stopped() {
    let grain = Grain::new(60);
    let prints = (0..3).map(|nth| Print::new(&filler(nth, 100), &[], grain));
    let index = Index::new(prints.collect(), &[], grain);
    assert_eq!(index.matches(&|| false), None);
    assert!(
        Index::new(Vec::new(), &[], grain)
            .matches(&|| true)
            .is_some()
    );
}

#[test]
fn work_grows_with_the_batch_and_not_with_its_square() {
    // Every report shares set phrases with all others and one passage with its neighbour.
    let steps = |n_reports: u32| {
        let texts: Vec<String> = (0..n_reports)
            .map(|nth| {
                let phrase = filler(9_000 + nth % 7, 50);
                let copied = filler(8_000 + nth / 2, 90);
                format!(
                    "{}{phrase}{}{copied}{}",
                    filler(nth, 300),
                    filler(nth + 4_000, 300),
                    filler(nth + 6_000, 200)
                )
            })
            .collect();
        let work = index(&texts, &[], Grain::new(60));
        assert_eq!(work.matches.len(), n_reports as usize / 2);
        work.steps
    };
    let (few, many) = (steps(100), steps(800));
    assert!(many < few * 10, "{few} steps for 100, {many} for 800");
}

#[test]
fn work_grows_with_the_text_and_not_with_its_square() {
    let steps = |period: &str, n_chars: usize| {
        let text: String = period.chars().cycle().take(n_chars).collect();
        let other: String = period.chars().cycle().skip(3).take(n_chars).collect();
        index(&[text, other], &[], Grain::new(60)).steps
    };
    let long = filler(1, 400);
    for period in ["一", "法治", "依法行政办事", &long] {
        let (short, long) = (steps(period, 4_000), steps(period, 32_000));
        assert!(long < short * 12, "{period}: {short} steps, then {long}");
    }
}

/// All longest runs of letters that two texts share, the slow way: start in `a`, start in
/// `b`, length.
fn brute(a: &[char], b: &[char], shortest: usize) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    for at in 0..a.len() {
        for there in 0..b.len() {
            if at > 0 && there > 0 && a[at - 1] == b[there - 1] {
                continue;
            }
            let same = a[at..].iter().zip(&b[there..]).take_while(|(a, b)| a == b);
            let len = same.count();
            if len >= shortest {
                runs.push((at, there, len));
            }
        }
    }
    runs
}

proptest! {
    #[test]
    fn every_long_run_is_found_and_every_piece_is_the_same(
        blocks in prop::collection::vec("[甲乙丙丁戊己庚辛]{8,30}", 3..6),
        order in prop::collection::vec((0_usize..6, "[子丑寅卯，。 ]{0,9}"), 2..9),
        other in prop::collection::vec((0_usize..6, "[辰巳午未、\n]{0,9}"), 2..9),
        min_chars in 10_u32..40,
    ) {
        let text = |order: &[(usize, String)]| -> String {
            let parts = order.iter().map(|(nth, glue)| format!("{}{glue}", blocks[nth % blocks.len()]));
            parts.collect()
        };
        let texts = [text(&order), text(&other)];
        let work = index(&texts, &[], Grain::new(min_chars));
        let letters = |text: &str| -> Vec<(usize, char)> {
            text.chars().enumerate().filter(|(_, ch)| ch.is_alphanumeric()).collect()
        };
        let (a, b) = (letters(&texts[0]), letters(&texts[1]));
        let bare = |letters: &[(usize, char)]| letters.iter().map(|(_, ch)| *ch).collect::<Vec<_>>();
        for (at, there, len) in brute(&bare(&a), &bare(&b), min_chars as usize) {
            let span = |letters: &[(usize, char)], at: usize| {
                CharSpan::new(letters[at].0, letters[at + len - 1].0 + 1)
            };
            let wanted = (span(&a, at), span(&b, there));
            let is_piece = |found: &Match| {
                found.pieces.iter().any(|piece| piece.0.covers(wanted.0) && piece.1.covers(wanted.1))
            };
            prop_assert!(work.matches.iter().any(is_piece), "{wanted:?} in {texts:?}");
        }
        for found in &work.matches {
            prop_assert!(found.chars >= min_chars);
            for (in_a, in_b) in &found.pieces {
                let shown = |text: &str, span| slice(text, span).chars().filter(|ch| ch.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(shown(&texts[0], *in_a), shown(&texts[1], *in_b));
                prop_assert!(found.a.span.covers(*in_a) && found.b.span.covers(*in_b));
            }
        }
    }
}
