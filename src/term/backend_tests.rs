//! The backend against a terminal emulator: cell by cell over long sessions, and counted bytes.

mod costs;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{TerminalOptions, Viewport};

use super::abilities::{Abilities, Depth};
use super::backend::Backend;
use super::sheet::Sheet;
use crate::text::{Ambiguous, CharIdx, CharSpan, Cols, Text, WrapStyle, glyphs_of, wrap};

/// Numbers that look random and are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

fn emulator(height: u16, width: u16) -> vt100::Parser {
    let side = |cells| std::num::NonZero::new(cells).unwrap();
    vt100::Parser::new(side(height), side(width), 0)
}

/// A writer whose bytes can be taken from outside.
#[derive(Clone, Default)]
struct Shared(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);

impl std::io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A terminal of ours with the emulator that shows what it sent.
struct Screen {
    terminal: Backend<Vec<u8>>,
    emulator: vt100::Parser,
    /// Characters that the emulator is to take for wide ones.
    widened: bool,
    n_bytes: usize,
}

impl Screen {
    fn new(width: u16, height: u16, abilities: Abilities) -> Self {
        Self {
            terminal: Backend::new(Vec::new(), Size::new(width, height), abilities),
            emulator: emulator(height, width),
            widened: false,
            n_bytes: 0,
        }
    }

    /// Draws, shows what was sent to the emulator and compares all cells.
    #[track_caller]
    fn draw(&mut self, paint: impl FnOnce(&mut Sheet)) -> usize {
        let mut wanted = Buffer::default();
        self.terminal
            .draw(|sheet| {
                paint(sheet);
                wanted = sheet.buffer();
                None
            })
            .unwrap();
        let mut sent = std::mem::take(self.terminal.writer_mut());
        self.n_bytes = sent.len();
        if self.widened {
            sent = String::from_utf8(sent)
                .unwrap()
                .replace(['“', '”', '…', '—', '①'], "宽")
                .into_bytes();
        }
        self.emulator.process(&sent);
        compare(&wanted, self.emulator.screen(), self.widened);
        self.n_bytes
    }
}

#[track_caller]
fn compare(wanted: &Buffer, shown: &vt100::Screen, widened: bool) {
    for y in 0..wanted.area.height {
        let mut x = 0;
        while x < wanted.area.width {
            let want = &wanted[(x, y)];
            let have = shown.cell(y, x).unwrap();
            let mut symbol = want.symbol().to_owned();
            if widened {
                symbol = symbol.replace(['“', '”', '…', '—', '①'], "宽");
            }
            if symbol.is_empty() {
                " ".clone_into(&mut symbol);
            }
            let blank = symbol == " ";
            let contents = if have.has_contents() {
                have.contents()
            } else {
                " "
            };
            assert_eq!(contents, symbol, "at {x},{y}\n{}", shown.contents());
            if !blank || want.modifier.contains(Modifier::REVERSED) {
                assert_eq!(have.fgcolor(), color(want.fg), "colour at {x},{y}");
                assert_eq!(have.bold(), want.modifier.contains(Modifier::BOLD));
            }
            assert_eq!(have.bgcolor(), color(want.bg), "background at {x},{y}");
            assert_eq!(
                have.underline(),
                want.modifier.contains(Modifier::UNDERLINED)
            );
            assert_eq!(have.inverse(), want.modifier.contains(Modifier::REVERSED));
            x += want.cell_width().max(1);
        }
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Indexed(nth) => vt100::Color::Idx(nth),
        _ => vt100::Color::Default,
    }
}

const SENTENCES: &[&str] = &[
    "镇党委、镇政府高度重视法治政府建设工作，全年召开专题会议6次，研究解决重点难点问题15个。",
    "一是健全制度机制。修订完善《重大行政决策程序规定》等12项制度，落实合法性审查制度，审查合同86份。",
    "（二）加强行政执法监督，规范“双随机、一公开”抽查，办结行政处罚案件43件，罚没款15万余元。",
    "三、存在的问题和不足——法治宣传的形式还不够丰富，少数干部运用法治思维解决问题的能力有待提高……",
    "下一步，我们将坚持问题导向，压紧压实责任，推动2024年度各项任务落到实处。",
];

/// Rows of a long made-up report.
fn report_rows(cols: u16, n_rows: usize) -> Vec<String> {
    // Clauses in random order, so that no page resembles another.
    let clauses: Vec<&str> = SENTENCES
        .iter()
        .flat_map(|line| line.split_inclusive('，'))
        .collect();
    let mut dice = Dice(2_024);
    let mut content = String::new();
    for _ in 0..n_rows {
        content.push_str("\u{3000}\u{3000}");
        for _ in 0..3 + dice.roll(6) {
            content.push_str(clauses[dice.roll(clauses.len())]);
        }
        content.push('\n');
    }
    let text = Text::new(content);
    let style = WrapStyle::new(Cols(cols), Ambiguous::Narrow);
    text.lines()
        .flat_map(|line: CharSpan| wrap(&text, line, &style))
        .map(|row| text.slice(row.span).to_owned())
        .take(n_rows)
        .collect()
}

/// Paints a text in at most `cols` cells, cut where it does not fit.
fn put_text(
    sheet: &mut Sheet,
    (x, y): (u16, u16),
    cols: u16,
    text: &str,
    style: Style,
    ambiguous: Ambiguous,
) {
    let (mut used, ink) = (0, sheet.ink(style));
    for glyph in glyphs_of(text, CharIdx(0), ambiguous) {
        if used + u16::from(glyph.cols) > cols {
            break;
        }
        sheet.put_glyph(x + used, y, glyph.symbol, glyph.cols, ink);
        used += u16::from(glyph.cols);
    }
}

fn put(sheet: &mut Sheet, x: u16, y: u16, cols: u16, text: &str, style: Style) {
    put_text(sheet, (x, y), cols, text, style, Ambiguous::Narrow);
}

/// List and navigator at the left, the report in the middle, notes at the right, a status line.
fn three_panes(sheet: &mut Sheet, rows: &[String], top: usize) {
    let dim = Style::new().dim();
    for y in 0..38 {
        put(sheet, 27, y, 1, "│", dim);
        put(sheet, 92, y, 1, "│", dim);
    }
    for (nth, y) in (1..6).enumerate() {
        let name = format!("{} 白石镇{}年度报告", nth + 1, 2019 + nth);
        let style = if nth == 2 {
            Style::new().reversed()
        } else {
            Style::new()
        };
        put(sheet, 1, y, 26, &name, style);
    }
    for (nth, y) in (8..20).enumerate() {
        put(
            sheet,
            1,
            y,
            26,
            &format!("（{nth}）健全依法行政制度体系"),
            Style::new(),
        );
    }
    for (nth, y) in (1..14).step_by(3).enumerate() {
        put(
            sheet,
            94,
            y,
            26,
            &format!("问题 {nth}：数据前后不一致"),
            Style::new().red(),
        );
        put(
            sheet,
            94,
            y + 1,
            26,
            "合计与分项之和不符，请核对",
            Style::new(),
        );
    }
    for y in 0..38_u16 {
        put(sheet, 29, y, 62, &rows[top + usize::from(y)], Style::new());
    }
    let status = format!("白石镇 · 三、存在的问题 · {top}/400");
    put(sheet, 0, 39, 120, &status, Style::new().reversed());
}

#[test]
fn without_scroll_bands_the_screen_is_the_same() {
    let rows = report_rows(62, 400);
    let abilities = Abilities {
        scroll: false,
        ..Abilities::default()
    };
    let mut screen = Screen::new(120, 40, abilities);
    for top in [0, 1, 2, 40, 39, 0] {
        screen.draw(|sheet| three_panes(sheet, &rows, top));
    }
}

/// Everything that makes cells hard, in random places and colours.
fn scribble(sheet: &mut Sheet, dice: &mut Dice, ambiguous: Ambiguous) {
    const WORDS: &[&str] = &[
        "依法行政",
        "a",
        "“关键少数”",
        "e\u{301}o\u{308}",
        "——……",
        "①②",
        "15万余元",
        "│─┐",
        "葛\u{E0100}",
        "    ",
        "                    ",
        "法",
        "law",
        "\u{202E}",
        "。",
        "각",
    ];
    let styles = [
        Style::new(),
        Style::new().red(),
        Style::new().bold(),
        Style::new().on_blue(),
        Style::new().reversed(),
        Style::new().underlined(),
        Style::new().red().bold().on_blue(),
    ];
    let (width, height) = (sheet.area().width, sheet.area().height);
    for _ in 0..dice.roll(12) {
        let at = (
            u16::try_from(dice.roll(width.into())).unwrap(),
            u16::try_from(dice.roll(height.into())).unwrap(),
        );
        let style = styles[dice.roll(styles.len())];
        let word = WORDS[dice.roll(WORDS.len())];
        put_text(sheet, at, width - at.0, word, style, ambiguous);
    }
}

/// One random step of a session on a canvas that lives longer than a frame.
fn step(canvas: &mut Sheet, rows: &[String], dice: &mut Dice, ambiguous: Ambiguous) {
    let area = canvas.area();
    match dice.roll(8) {
        0..=3 => scribble(canvas, dice, ambiguous),
        4..=6 => {
            let (x, cols) = [(0, 40), (9, 22), (20, 20), (3, 7)][dice.roll(4)];
            let top = dice.roll(300);
            let shift = dice.roll(3);
            for nth in 0..area.height {
                let row = &rows[top % 20 + shift + usize::from(nth)];
                canvas.clear(Rect::new(x, nth, cols, 1), Style::new());
                put_text(canvas, (x, nth), cols, row, Style::new(), ambiguous);
            }
        }
        _ => {
            let corner = Rect::new(
                u16::try_from(dice.roll(30)).unwrap(),
                u16::try_from(dice.roll(8)).unwrap(),
                12,
                4,
            );
            canvas.clear(corner, Style::new());
        }
    }
}

fn session(seed: u64, scroll: bool, widened: bool) {
    let rows = report_rows(40, 60);
    let ambiguous = if widened {
        Ambiguous::Wide
    } else {
        Ambiguous::Narrow
    };
    let mut dice = Dice(seed);
    let mut screen = Screen::new(
        40,
        12,
        Abilities {
            scroll,
            depth: Depth::True,
            ..Abilities::default()
        },
    );
    screen.widened = widened;
    let mut canvas = Sheet::new(Size::new(40, 12), Depth::True);
    for _ in 0..200 {
        step(&mut canvas, &rows, &mut dice, ambiguous);
        screen.draw(|sheet| sheet.paste(&canvas.buffer()));
        if dice.roll(50) == 0 {
            screen.terminal.reset();
        }
    }
}

#[test]
fn long_random_sessions_leave_every_cell_as_wanted() {
    for seed in 1..=6 {
        session(seed * 7_919, true, false);
    }
}

#[test]
fn so_do_sessions_with_wide_ambiguous_characters_and_without_bands() {
    for seed in 1..=3 {
        session(seed * 104_729, true, true);
        session(seed * 1_299_709, false, false);
    }
}

#[test]
fn the_stock_backend_shows_the_same() {
    let rows = report_rows(40, 60);
    let mut dice = Dice(42);
    let mut ours = Screen::new(
        40,
        12,
        Abilities {
            scroll: true,
            depth: Depth::True,
            ..Abilities::default()
        },
    );
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, 40, 12)),
    };
    let sent = Shared::default();
    let mut stock = Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
    let mut emulator = emulator(12, 40);
    let mut canvas = Sheet::new(Size::new(40, 12), Depth::True);
    for _ in 0..100 {
        step(&mut canvas, &rows, &mut dice, Ambiguous::Narrow);
        ours.draw(|sheet| sheet.paste(&canvas.buffer()));
        stock
            .draw(|frame| frame.buffer_mut().clone_from(&canvas.buffer()))
            .unwrap();
        emulator.process(&sent.0.take());
        let shown = |emulator: &vt100::Parser| -> Vec<String> {
            let rows = emulator.screen().rows(0, 40);
            rows.map(|row| row.trim_end().to_owned()).collect()
        };
        assert_eq!(shown(&ours.emulator), shown(&emulator));
    }
}

#[test]
fn any_size_and_any_change_of_size_is_drawn() {
    let rows = report_rows(62, 100);
    let mut dice = Dice(7);
    let sizes = [
        (0, 0),
        (1, 1),
        (1, 40),
        (120, 1),
        (2, 2),
        (80, 24),
        (1_000, 1_000),
        (60, 15),
    ];
    let mut terminal = Backend::new(Vec::new(), Size::ZERO, Abilities::default());
    for (width, height) in sizes {
        terminal.resize(Size::new(width, height));
        for _ in 0..3 {
            terminal
                .draw(|sheet| {
                    let area = sheet.area();
                    assert_eq!(area.width, width.clamp(1, 1_000));
                    for (y, row) in (0..area.height).zip(&rows) {
                        put(sheet, 0, y, width, row, Style::new());
                    }
                    scribble(sheet, &mut dice, Ambiguous::Narrow);
                    Some((width, 3).into())
                })
                .unwrap();
        }
    }
}
