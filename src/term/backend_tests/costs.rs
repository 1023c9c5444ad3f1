//! What frames cost in bytes. The bars are S8 to S10 of the project's figures: a naive program sends
//! 10,551 bytes for a scrolled line of three panes, `less` 189 for one of full width.

use super::*;

#[test]
fn a_line_scrolled_in_a_full_width_pane_costs_little_more_than_the_line() {
    let rows = report_rows(120, 400);
    let mut screen = Screen::new(120, 40, Abilities::default());
    let mut costs = Vec::new();
    for top in 0..60 {
        let cost = screen.draw(|sheet| {
            for y in 0..39_u16 {
                put(sheet, 0, y, 120, &rows[top + usize::from(y)], Style::new());
            }
            put(
                sheet,
                0,
                39,
                120,
                &format!("白石镇 · 第三章 · {top}/400"),
                Style::new().reversed(),
            );
        });
        if top > 0 {
            costs.push(cost);
        }
    }
    costs.sort_unstable();
    let median = costs[costs.len() / 2];
    println!(
        "full width: median {median}, most {}",
        costs[costs.len() - 1]
    );
    assert!(median <= 217, "{costs:?}");
}

#[test]
fn three_panes_scroll_and_page_within_their_bars() {
    let rows = report_rows(62, 400);
    let mut screen = Screen::new(120, 40, Abilities::default());
    let first = screen.draw(|sheet| three_panes(sheet, &rows, 0));
    let mut costs: Vec<usize> = (1..60)
        .map(|top| screen.draw(|sheet| three_panes(sheet, &rows, top)))
        .collect();
    costs.sort_unstable();
    let median = costs[costs.len() / 2];
    let page = screen.draw(|sheet| three_panes(sheet, &rows, 97));
    println!(
        "three panes: first {first}, median {median}, most {}, page {page}",
        costs[costs.len() - 1]
    );
    assert!(median <= 1_580, "{costs:?}");
    assert!(page <= 3_700, "{page}");
    assert_eq!(screen.draw(|sheet| three_panes(sheet, &rows, 97)), 0);
}

#[test]
fn a_frame_of_another_size_costs_what_a_first_frame_costs() {
    let rows = report_rows(62, 400);
    let mut screen = Screen::new(120, 40, Abilities::default());
    let first = screen.draw(|sheet| three_panes(sheet, &rows, 0));
    for _ in 0..5 {
        screen.terminal.resize(Size::new(110, 40));
        screen.terminal.resize(Size::new(120, 40));
    }
    screen.terminal.reset();
    let after = screen.draw(|sheet| three_panes(sheet, &rows, 0));
    assert!(after * 100 <= first * 115, "{after} after {first}");
}

#[test]
fn a_cursor_that_moves_costs_its_move_and_no_more() {
    let mut terminal = Backend::new(Vec::new(), Size::new(40, 12), Abilities::default());
    let mut sent = |x: u16, y: u16| {
        terminal
            .draw(|sheet| {
                put(sheet, 0, 2, 20, "批注：依法行政", Style::new());
                Some((x, y).into())
            })
            .unwrap();
        String::from_utf8(std::mem::take(terminal.writer_mut())).unwrap()
    };
    assert!(sent(6, 2).ends_with("\x1b[?25h"));
    assert_eq!(sent(6, 2), "");
    assert_eq!(sent(8, 2), "\x1b[2C");
    assert_eq!(sent(6, 2), "\x08\x08");
}
