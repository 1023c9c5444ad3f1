//! Filtering and sorting the list, and going on in what it shows.

use std::sync::Arc;

use insta::assert_snapshot;

use super::super::msg::Msg;
use super::Screen;
use crate::lang::Lang;
use crate::profile::Points;
use crate::report::Issuer;
use crate::review::Status;
use crate::session::Row;

/// Rows as the background works them out: one in hand, one new that lacks a part.
fn known(screen: &mut Screen) {
    let row = |report: &str, name: &str, status, score: Option<i32>| Row {
        report: report.to_owned(),
        issuer: Some(Issuer {
            name: format!("云溪县{name}人民政府"),
            short: name.to_owned(),
            rank: None,
        }),
        year: Some(2025),
        status,
        score: score.map(Points),
        ..Row::default()
    };
    let first = row("01-石梁镇.txt", "石梁镇", Status::Reading, Some(8100));
    let mut second = row("02-双桥乡.txt", "双桥乡", Status::New, None);
    second.missing = vec!["leaders".to_owned()];
    screen.send(Msg::Rows(vec![(0, Arc::new(first)), (1, Arc::new(second))]));
}

/// Paths of the reports shown, in order.
fn shown(screen: &Screen) -> Vec<&str> {
    let batch = screen.state.batch.as_ref().expect("listed");
    let order = &screen.state.listing.order;
    (0..order.len())
        .filter_map(|place| order.report_at(place))
        .map(|report_idx| batch.entries[report_idx].path.as_str())
        .collect()
}

#[test]
fn the_list_narrows_as_one_types_and_esc_brings_it_back() {
    let mut screen = Screen::new((80, 24));
    known(&mut screen);
    screen.keys("fsqx");
    screen.answer();
    assert_eq!(shown(&screen), ["02-双桥乡.txt"]);
    assert_eq!(screen.state.list.at, 1, "the text follows to what is shown");
    screen.keys("<Esc>");
    screen.answer();
    assert_eq!(shown(&screen).len(), 2);
    assert_eq!(screen.state.list.at, 0, "and goes back");
}

#[test]
fn a_filter_holds_until_it_is_dropped_and_progress_counts_what_it_hides() {
    let mut screen = Screen::new((80, 24));
    known(&mut screen);
    screen.keys("f状态:未<BS>在<Enter>");
    screen.answer();
    assert_eq!(shown(&screen), ["01-石梁镇.txt"]);
    assert_eq!(screen.state.listing.order.n_hidden(), 1);
    screen.keys("J");
    assert_eq!(screen.said(), "没有下一份了");
    assert!(screen.drawn().contains("隐去 1"));
    screen.keys("j");
    assert!(screen.drawn().contains("0/2"), "progress is of the batch");
    screen.keys("<Esc>");
    assert_eq!(screen.said(), "已取消筛选");
    assert_eq!(shown(&screen).len(), 2);
}

#[test]
fn a_filter_that_shows_nothing_is_not_taken() {
    let mut screen = Screen::new((80, 24));
    screen.keys("f水务局<Enter>");
    assert_eq!(screen.said(), "没有报告符合“水务局”");
    assert_eq!(shown(&screen).len(), 2);
}

#[test]
fn next_reports_follow_the_order_of_the_list() {
    let mut screen = Screen::new((80, 24));
    known(&mut screen);
    screen.keys("op");
    assert_eq!(shown(&screen), ["02-双桥乡.txt", "01-石梁镇.txt"]);
    screen.keys("K");
    screen.answer();
    assert_eq!(screen.state.list.at, 1, "双桥乡 stands above");
    screen.keys(":sort score<Enter>");
    assert_eq!(shown(&screen)[0], "01-石梁镇.txt");
    screen.keys(":sort score!<Enter>");
    assert_eq!(
        shown(&screen)[0],
        "01-石梁镇.txt",
        "unknown is last either way"
    );
}

#[test]
fn what_an_edit_hides_stays_until_one_goes_on() {
    let mut screen = Screen::new((80, 24));
    known(&mut screen);
    screen.keys("f!status:done<Enter>:status done<Enter>");
    assert_eq!(shown(&screen).len(), 2);
    screen.keys("J");
    screen.answer();
    assert_eq!(shown(&screen), ["02-双桥乡.txt"]);
}

#[test]
fn one_part_can_be_read_through_the_list() {
    let mut screen = Screen::new((80, 24));
    screen.keys("<Enter>]]]]]]]]");
    screen.answer();
    assert!(
        screen.at_cursor().starts_with("二、"),
        "{}",
        screen.at_cursor()
    );
    screen.keys("]s");
    screen.answer();
    assert_eq!(screen.state.list.at, 1);
    assert_eq!(screen.at_cursor(), "二、存在的问题及");
    screen.keys("[s");
    screen.answer();
    assert!(
        screen.at_cursor().starts_with("二、存在的不足"),
        "{}",
        screen.at_cursor()
    );
}

#[test]
fn a_filtered_list_at_80_columns() {
    let mut screen = Screen::new((80, 24));
    known(&mut screen);
    screen.keys("f缺:");
    let typing = screen.drawn();
    screen.keys("任一<Enter>");
    screen.answer();
    assert_snapshot!(format!("{typing}\n{}", screen.drawn()));
}

#[test]
fn the_orders_at_120_columns() {
    let mut screen = Screen::new((120, 24));
    screen.state.settings.lang = Lang::En;
    known(&mut screen);
    screen.keys("osoj");
    assert_snapshot!(screen.drawn());
}
