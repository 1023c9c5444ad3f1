//! The search over the batch, the lists of notes, the phrase bank.

use insta::assert_snapshot;

use super::super::effect::Effect;
use super::super::hits::{Hit, MoreHits};
use super::super::msg::Msg;
use super::super::state::{Mode, Overlay, Pane};
use super::Screen;
use crate::lang::Lang;
use crate::text::find::{Finder, Mode as Meant};

/// Answers the search asked last, as the shell does.
fn search(screen: &mut Screen) {
    let asked = screen.effects.iter().rev().find_map(|effect| match effect {
        Effect::SearchBatch {
            generation,
            pattern,
            names,
        } => Some((*generation, pattern.clone(), names.clone())),
        _ => None,
    });
    let (generation, pattern, names) = asked.expect("a search was asked for");
    let phrases = std::iter::once(&pattern).chain(&names);
    let finders = phrases.map(|phrase| Finder::new(phrase, Meant::Folded).expect("a phrase"));
    let finders: Vec<Finder> = finders.collect();
    let mut hits = Vec::new();
    for (report_idx, (_, report)) in screen.reports.iter().enumerate() {
        let text = &report.source.text;
        for span in finders.iter().flat_map(|it| it.find_all(text.as_str())) {
            let line = crate::text::motion::line_at(text, span.start);
            let from = span.start.get() - line.start.get();
            hits.push(Hit {
                report_idx,
                section: "一、主要举措和成效".to_owned(),
                span,
                line: text.slice(line).trim_end().to_owned(),
                marked: (from, from + (span.end.get() - span.start.get())),
            });
        }
    }
    screen.send(Msg::Hits(MoreHits {
        generation,
        n_found: hits.len(),
        n_reports: 2,
        hits,
        n_unread: 0,
        finished: true,
    }));
}

#[test]
fn hits_lead_through_the_batch() {
    let mut screen = Screen::new((80, 24));
    screen.keys("g/报告");
    search(&mut screen);
    let n_found = screen.state.hits.as_ref().map(|hits| hits.n_found);
    assert_eq!(n_found, Some(3));
    screen.keys("<Down><Enter>");
    assert_eq!(screen.state.focus, Pane::Text);
    assert!(screen.at_cursor().starts_with("报告如下"));
    screen.keys("n");
    screen.answer();
    assert_eq!(screen.state.list.at, 1, "on to the next report");
    assert!(screen.at_cursor().starts_with("报告"));
    screen.keys("n");
    screen.answer();
    assert_eq!(screen.state.list.at, 0, "and around the end");
    screen.keys("<Esc>n");
    assert_eq!(screen.said(), "还没有查找过，按 / 开始");
}

#[test]
fn names_of_units_are_found_by_initials() {
    let mut screen = Screen::new((80, 24));
    let row = crate::session::Row {
        issuer: Some(crate::report::Issuer {
            name: "青岚县石梁镇人民政府".to_owned(),
            short: "石梁镇".to_owned(),
            rank: None,
        }),
        ..crate::session::Row::default()
    };
    screen.state.rows[0] = Some(std::sync::Arc::new(row));
    let names = |screen: &Screen| {
        let hits = screen.state.hits.as_ref().expect("searching");
        hits.names.clone()
    };
    screen.keys("g/s");
    assert_eq!(names(&screen), Vec::<String>::new(), "a letter is no name");
    screen.keys("lz");
    assert_eq!(names(&screen), ["石梁镇"]);
    search(&mut screen);
    screen.keys("<Enter>");
    assert!(screen.at_cursor().starts_with("石梁镇"));
    let marked = screen.state.search.as_ref().map(|search| search.hits.len());
    assert_eq!(marked, screen.state.hits.as_ref().map(|hits| hits.n_found));
    screen.keys("n");
    assert!(screen.at_cursor().starts_with("石梁镇"));
    screen.keys("g/<C-u>石梁");
    assert_eq!(names(&screen), Vec::<String>::new(), "no letters");
}

#[test]
fn a_search_typed_on_stops_the_one_before() {
    let mut screen = Screen::new((80, 24));
    screen.keys("g/报告");
    let stale = screen.state.search_generation;
    screen.keys("如");
    screen.send(Msg::Hits(MoreHits {
        generation: stale,
        n_found: 7,
        ..MoreHits::default()
    }));
    assert_eq!(screen.state.hits.as_ref().map(|hits| hits.n_found), Some(0));
    screen.keys("<Esc>");
    let stopped = Effect::StopSearch {
        generation: screen.state.search_generation,
    };
    assert_eq!(screen.effects.last(), Some(&stopped));
}

#[test]
fn notes_are_listed_and_gone_to() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>/12次<Enter>visc数字与第三部分不符。<C-s>gg");
    screen.keys("gnbf<Enter>");
    assert!(
        screen.at_cursor().starts_with("全年召开"),
        "{}",
        screen.at_cursor()
    );
    screen.keys("gn<Tab>");
    assert!(screen.effects.contains(&Effect::ListNotes));
    screen.send(Msg::Notes(Vec::new(), Vec::new()));
    let drawn = screen.drawn();
    assert!(
        drawn.contains("数字与第三部分不符"),
        "unsaved notes too\n{drawn}"
    );
}

#[test]
fn a_phrase_begins_a_note_and_goes_into_one() {
    let mut screen = Screen::new((80, 24));
    let bank = || {
        let phrases = [("请补充责任分工", true), ("数字与前文不符，请核实", false)];
        let phrases = phrases.map(|(text, own)| (text.to_owned(), own));
        Msg::Phrases(phrases.to_vec(), None)
    };
    screen.keys("<Enter>]]i");
    screen.send(bank());
    screen.keys("qhs<Enter>");
    screen.keys("；<C-p>");
    screen.send(bank());
    screen.keys("<Enter>");
    let Mode::Write(editor) = &screen.state.mode else {
        panic!("a note is being written");
    };
    assert_eq!(editor.body(), "数字与前文不符，请核实；请补充责任分工");
    screen.keys("<C-s>gi");
    let kept = Effect::AddPhrase("数字与前文不符，请核实；请补充责任分工".to_owned());
    assert_eq!(screen.effects.last(), Some(&kept), "{}", screen.said());
}

#[test]
fn leaving_a_picker_leaves_everything_as_it_was() {
    let mut screen = Screen::new((80, 24));
    for open in ["g/", "gn", "<Enter>i"] {
        screen.keys(open);
        assert!(matches!(
            screen.state.overlays.last(),
            Some(Overlay::Picker(_))
        ));
        screen.keys("<Esc>");
        assert!(screen.state.overlays.is_empty());
    }
}

#[test]
fn a_search_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    screen.keys("g/法治");
    search(&mut screen);
    screen.keys("<Down>");
    assert_snapshot!(screen.drawn());
}

#[test]
fn a_search_at_120_columns() {
    let mut screen = Screen::new((120, 24));
    screen.state.settings.lang = Lang::En;
    screen.keys("g/普法");
    search(&mut screen);
    assert_snapshot!(screen.drawn());
}

#[test]
fn the_phrase_bank_and_all_notes_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>i");
    let phrases = [
        ("请补充责任分工和完成时限", true),
        ("数字与前文不符，请核实", false),
    ];
    let phrases = phrases.map(|(text, own)| (text.to_owned(), own));
    screen.send(Msg::Phrases(phrases.to_vec(), None));
    let bank = screen.drawn();
    screen.keys("<Esc>/12次<Enter>visc数字与第三部分不符。<C-s>gn<Tab>");
    screen.send(Msg::Notes(Vec::new(), Vec::new()));
    assert_snapshot!(format!("{bank}\n{}", screen.drawn()));
}
