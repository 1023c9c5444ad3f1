//! The batch as numbers, line by line: progress and pace, how points lie, ranking, classes,
//! what lies far off, drift.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::{dashboard as words, stats as figures};
use crate::session::{Numbers, SheetNumbers, Standing};
use crate::stats::{Bin, Distribution};
use crate::text::{fit, width};

use super::super::dashboard::{Dashboard, n_lines};
use super::super::state::{Overlay, State};
use super::cursor_in;
use super::paint::{Canvas, inset, row_of};

/// Columns of the longest bar.
const BAR: usize = 30;

/// One line.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Line {
    text: String,
    /// A bar behind the text: it stands back, so that the figures are read first.
    bar: String,
    /// It begins a part of the page.
    pub(in crate::tui) is_head: bool,
    /// It stands back.
    is_dim: bool,
    /// The report it speaks of, opened with `Enter`.
    pub(in crate::tui) report: Option<usize>,
}

impl Line {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    fn with_bar(self, bar: String) -> Self {
        Self { bar, ..self }
    }

    fn head(text: impl Into<String>) -> Self {
        Self {
            is_head: true,
            ..Self::new(text)
        }
    }

    fn dim(text: impl Into<String>) -> Self {
        Self {
            is_dim: true,
            ..Self::new(text)
        }
    }

    fn of(text: impl Into<String>, report_idx: usize) -> Self {
        Self {
            report: Some(report_idx),
            ..Self::new(text)
        }
    }
}

/// Draws the page.
pub(super) fn draw(
    state: &State,
    over: &Dashboard,
    canvas: &mut Canvas<'_>,
    screen: Rect,
) -> Option<Position> {
    let lang = state.settings.lang;
    let theme = &state.settings.theme;
    let area = Rect {
        height: screen.height.saturating_sub(1),
        ..screen
    };
    // It takes the whole screen: what lies below needs no ground to be told from.
    canvas.ground = Style::new();
    canvas.clear(area);
    let head = words::head_dashboard(lang, &state.session.batch_name);
    canvas.head(area, true, &head, "");
    let room = inset(area, 2);
    if over.numbers.is_none() {
        let row = row_of(room, 2);
        canvas.put(row, row.x, words::counting(lang), theme.dim);
        return None;
    }
    let lines = lines(state);
    let mut cursor = None;
    let shown = lines.iter().enumerate().skip(over.list.top);
    for (place, (nth, line)) in shown.take(n_lines(screen.height)).enumerate() {
        let row = row_of(room, place + 1);
        let style = match line {
            Line { is_head: true, .. } => theme.heading,
            Line { is_dim: true, .. } => theme.dim,
            _ => Style::new(),
        };
        let behind = canvas.put(row, row.x, &line.text, style);
        canvas.put(row, behind, &line.bar, theme.dim);
        if nth == over.list.at {
            canvas.tint(row_of(area, place + 1), theme.cursor_row);
            cursor = cursor_in(screen, row.x, row.y);
        }
    }
    let foot = row_of(room, usize::from(area.height).saturating_sub(1));
    canvas.put(foot, foot.x, words::hint_dashboard(lang), theme.dim);
    cursor
}

/// The lines of the page that lies on top; none while it is worked out.
pub(in crate::tui) fn lines(state: &State) -> Vec<Line> {
    let Some(Overlay::Dashboard(Dashboard {
        numbers: Some(numbers),
        ..
    })) = state.overlays.last()
    else {
        return Vec::new();
    };
    let page = Page {
        state,
        cols: usize::from(state.size.0).saturating_sub(4),
    };
    let mut lines = page.progress(numbers);
    if numbers.ranking.is_empty() {
        lines.push(Line::default());
        lines.push(Line::dim(words::nothing_scored(state.settings.lang)));
        return lines;
    }
    for sheet in &numbers.sheets {
        lines.extend(page.sheet(sheet));
    }
    lines.extend(page.ranking(numbers));
    lines.extend(page.classes(numbers));
    lines.extend(page.outliers(numbers));
    lines.extend(page.drift(numbers));
    lines
}

/// What the lines are made with.
struct Page<'s> {
    state: &'s State,
    cols: usize,
}

impl Page<'_> {
    fn progress(&self, numbers: &Numbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        let progress = numbers.progress;
        let mut lines = vec![
            Line::head(figures::head_progress(lang, numbers.n_reports)),
            Line::new(figures::progress(
                lang,
                progress.done,
                progress.reading,
                progress.hold,
                progress.new,
            )),
        ];
        let bar = self.bar(progress.done, numbers.n_reports);
        let count = format!("{}/{} ", progress.done, numbers.n_reports);
        let bar = format!("[{}]", self.left(&bar, BAR));
        lines.push(Line::new(count).with_bar(bar));
        if numbers.seconds > 0 {
            let spent = figures::spent(lang, &figures::time(lang, numbers.seconds));
            lines.push(Line::new(spent));
        }
        if let (Some(each), Some(left)) = (numbers.seconds_each, numbers.seconds_left) {
            let (each, left) = (figures::time(lang, each), figures::time(lang, left));
            lines.push(Line::new(figures::pace(lang, &each, &left)));
        }
        lines
    }

    fn sheet(&self, sheet: &SheetNumbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        let head = figures::head_sheet(lang, sheet.name.get(lang), &sheet.max.to_string());
        let columns = [
            figures::col_n(lang),
            figures::col_mean(lang),
            figures::col_median(lang),
            figures::col_min(lang),
            figures::col_max(lang),
            figures::col_sd(lang),
        ];
        let mut lines = vec![
            Line::default(),
            Line::head(head),
            Line::dim(self.cells(
                figures::col_criterion(lang),
                &columns.map(str::to_owned),
                figures::col_shape(lang),
            )),
        ];
        for criterion in &sheet.criteria {
            let name = format!("{} /{}", criterion.name.get(lang), criterion.max);
            let shape = self.sparks(&criterion.histogram);
            lines.push(self.spread(&name, criterion.spread.as_ref(), &shape));
        }
        lines.push(self.spread(figures::total(lang), sheet.total.as_ref(), ""));
        lines.extend(self.histogram(&sheet.histogram));
        lines
    }

    fn spread(&self, name: &str, spread: Option<&Distribution>, shape: &str) -> Line {
        let Some(spread) = spread else {
            return Line::dim(self.cells(name, &["0".to_owned()], ""));
        };
        let sd = spread.sd.map_or_else(String::new, |sd| sd.to_string());
        let values = [
            spread.n.to_string(),
            spread.mean.to_string(),
            spread.median.to_string(),
            spread.min.to_string(),
            spread.max.to_string(),
            sd,
        ];
        Line::new(self.cells(name, &values, shape))
    }

    /// A name, numbers in columns, and what is drawn behind them.
    fn cells(&self, name: &str, values: &[String], shape: &str) -> String {
        let name_cols = self.cols.saturating_sub(6 * 7 + 9).clamp(12, 34);
        let mut line = self.left(name, name_cols);
        for value in values {
            line.push_str(&self.right(value, 7));
        }
        format!("{line}  {shape}").trim_end().to_owned()
    }

    /// The ranges from the first to the last that hold something, with a bar each.
    fn histogram(&self, bins: &[Bin]) -> Vec<Line> {
        let most = bins.iter().map(|bin| bin.n).max().unwrap_or(0);
        let first = bins.iter().position(|bin| bin.n > 0);
        let last = bins.iter().rposition(|bin| bin.n > 0);
        let (Some(first), Some(last)) = (first, last) else {
            return Vec::new();
        };
        let lines = bins[first..=last].iter().map(|bin| {
            let range = format!("{}-{}", bin.from, bin.to);
            let count = self.right(&bin.n.to_string(), 4);
            let text = format!("{}{count} ", self.right(&range, 9));
            Line::new(text).with_bar(self.bar(bin.n, most))
        });
        lines.collect()
    }

    fn ranking(&self, numbers: &Numbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        let mut lines = vec![Line::default(), Line::head(words::head_ranking(lang))];
        // Sheets of another class are another ranking.
        for of_sheet in numbers.ranking.chunk_by(|a, b| a.sheet == b.sheet) {
            let sheet = &of_sheet[0].sheet;
            let named = numbers.sheets.iter().find(|known| known.class == *sheet);
            if let (Some(named), true) = (named, numbers.sheets.len() > 1) {
                lines.push(Line::dim(named.name.get(lang)));
            }
            let rows = of_sheet.iter();
            lines.extend(rows.map(|row| Line::of(self.standing(row), row.report_idx)));
        }
        lines
    }

    fn standing(&self, row: &Standing) -> String {
        let lang = self.state.settings.lang;
        let rank = match row.rank {
            Some(rank) if row.tied => words::tied(lang, rank),
            Some(rank) => rank.to_string(),
            None => "-".to_owned(),
        };
        let points = row.points.map(|points| points.to_string());
        let points = points.unwrap_or_else(|| figures::incomplete(lang).to_owned());
        let grade = row.grade.as_ref().map(|(_, name)| name.get(lang));
        let name = self.state.report_name(row.report_idx);
        let class = row.class.as_deref().map(|id| self.class(id));
        let name_cols = self.cols.saturating_sub(50).clamp(14, 34);
        let line = format!(
            "{}  {} {}{}  {} {}",
            self.right(&rank, 6),
            self.left(name, name_cols),
            self.left(class.unwrap_or_default(), 10),
            self.right(&points, 10),
            self.left(grade.unwrap_or_default(), 10),
            row.flags.join(" ")
        );
        line.trim_end().to_owned()
    }

    /// What a class is called.
    fn class<'c>(&'c self, id: &'c str) -> &'c str {
        let lang = self.state.settings.lang;
        let known = self.state.session.profile.class_called(id);
        known.map_or_else(|| figures::class(lang, id), |class| class.name.get(lang))
    }

    fn classes(&self, numbers: &Numbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        if numbers.classes.len() < 2 {
            return Vec::new();
        }
        let lines = numbers.classes.iter().map(|(class, spread)| {
            let (mean, median) = (spread.mean.to_string(), spread.median.to_string());
            let class = self.class(class);
            Line::new(figures::class_line(lang, class, spread.n, &mean, &median))
        });
        let head = [Line::default(), Line::head(figures::head_classes(lang))];
        head.into_iter().chain(lines).collect()
    }

    fn outliers(&self, numbers: &Numbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        if numbers.outliers.is_empty() {
            return Vec::new();
        }
        let lines = numbers.outliers.iter().map(|far| {
            let name = self.state.report_name(far.report_idx);
            let criterion = far.criterion.as_ref().map(|(_, name)| name.get(lang));
            let what = criterion.unwrap_or(figures::total(lang));
            let (value, mean) = (far.value.to_string(), far.spread.mean.to_string());
            let said = words::outlier(lang, name, what, &value, &mean);
            Line::of(said, far.report_idx)
        });
        let head = [Line::default(), Line::head(figures::head_outliers(lang))];
        head.into_iter().chain(lines).collect()
    }

    fn drift(&self, numbers: &Numbers) -> Vec<Line> {
        let lang = self.state.settings.lang;
        if numbers.drift.is_empty() {
            return Vec::new();
        }
        let said: Vec<String> = numbers
            .drift
            .iter()
            .enumerate()
            .map(|(nth, spread)| words::stretch(lang, nth + 1, spread.n, &spread.mean.to_string()))
            .collect();
        let ambiguous = self.state.settings.ambiguous;
        let widest = said.iter().map(|line| width(line, ambiguous)).max();
        let lines = said.iter().zip(&numbers.drift).map(|(said, spread)| {
            let share = usize::try_from(spread.mean.0).unwrap_or(0);
            let said = self.left(said, widest.unwrap_or(0));
            Line::new(format!("{said} ")).with_bar(self.bar(share, 10_000))
        });
        let head = [Line::default(), Line::head(figures::head_drift(lang))];
        head.into_iter().chain(lines).collect()
    }

    /// A bar for `n` of `most`; whatever there is has at least one cell.
    fn bar(&self, n: usize, most: usize) -> String {
        let cells = (n * BAR).div_ceil(most.max(1)).min(BAR);
        let plain = self.state.settings.plain_lines();
        (if plain { "#" } else { "▆" }).repeat(cells)
    }

    /// A small bar for each range; where only ASCII is drawn, a digit.
    fn sparks(&self, bins: &[Bin]) -> String {
        let most = bins.iter().map(|bin| bin.n).max().unwrap_or(0).max(1);
        let plain = self.state.settings.plain_lines();
        let bar = |bin: &Bin| match bin.n {
            0 if plain => '.',
            0 => '·',
            n if plain => char::from_digit(u32::try_from(n.min(9)).unwrap_or(9), 10).unwrap_or('9'),
            n => ['▁', '▂', '▃', '▄', '▅', '▆'][(n * 6).div_ceil(most) - 1],
        };
        bins.iter().map(bar).collect()
    }

    /// A text at the left of so many columns.
    fn left(&self, text: &str, cols: usize) -> String {
        let ambiguous = self.state.settings.ambiguous;
        let shown = fit(text, cols, ambiguous);
        let rest = cols.saturating_sub(width(&shown, ambiguous));
        shown + &" ".repeat(rest)
    }

    /// A text at the right of so many columns.
    fn right(&self, text: &str, cols: usize) -> String {
        let ambiguous = self.state.settings.ambiguous;
        let shown = fit(text, cols, ambiguous);
        let rest = cols.saturating_sub(width(&shown, ambiguous));
        " ".repeat(rest) + &shown
    }
}
