//! Characters of a page become lines, top to bottom, left to right.

use super::content::Glyph;

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ingest) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// Height of the baseline above the page's foot.
    pub(super) y: f32,
    pub(super) size: f32,
}

/// A gap wider than this share of the type size is a space.
const SPACE: f32 = 0.45;
/// A gap wider than this many type sizes parts columns.
const COLUMN: f32 = 3.0;

/// The lines of a page, upright whichever way the page was turned.
pub(in crate::ingest) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    upright(&mut glyphs);
    glyphs.retain(|glyph| !glyph.text.is_empty());
    glyphs.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut lines = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    let mut baseline = 0.0;
    for glyph in glyphs {
        let reach = row.iter().map(|of| of.size).fold(glyph.size, f32::max) * 0.4;
        if !row.is_empty() && (baseline - glyph.y).abs() > reach {
            lines.extend(line(std::mem::take(&mut row)));
        }
        if row.is_empty() {
            baseline = glyph.y;
        }
        row.push(glyph);
    }
    lines.extend(line(row));
    lines
}

/// Turns the page so that most of its characters stand upright.
fn upright(glyphs: &mut [Glyph]) {
    let mut counts = [0_usize; 4];
    for glyph in glyphs.iter() {
        if let Some(count) = counts.get_mut(usize::from(glyph.turns)) {
            *count += 1;
        }
    }
    let most = (0..4_u8).max_by_key(|turns| {
        (
            counts.get(usize::from(*turns)).copied(),
            std::cmp::Reverse(*turns),
        )
    });
    for glyph in glyphs {
        (glyph.x, glyph.y) = match most {
            Some(1) => (glyph.y, -glyph.x),
            Some(2) => (-glyph.x, -glyph.y),
            Some(3) => (-glyph.y, glyph.x),
            _ => (glyph.x, glyph.y),
        };
    }
}

fn line(mut row: Vec<Glyph>) -> Option<Line> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let is_blank = |glyph: &Glyph| glyph.text.chars().all(char::is_whitespace);
    let first = row.iter().find(|glyph| !is_blank(glyph))?;
    let (left, y) = (first.x, first.y);
    let mut text = String::new();
    let mut end: Option<f32> = None;
    let mut right = left;
    let mut before: Option<&Glyph> = None;
    let mut size = 0.0_f32;
    for glyph in &row {
        // Bold type is imitated by drawing a character twice.
        let doubled = before.is_some_and(|before| {
            before.text == glyph.text && (glyph.x - before.x).abs() < glyph.size * 0.15
        });
        before = Some(glyph);
        if doubled {
            continue;
        }
        if let Some(end) = end {
            let gap = glyph.x - end;
            if gap > glyph.size * COLUMN {
                text.push('\t');
            } else if gap > glyph.size * SPACE
                && !text.ends_with(char::is_whitespace)
                && !is_blank(glyph)
            {
                text.push(' ');
            }
        }
        text.push_str(&glyph.text);
        end = Some(glyph.x + glyph.width);
        if !is_blank(glyph) {
            right = glyph.x + glyph.width;
            size = size.max(glyph.size);
        }
    }
    Some(Line {
        text: text.trim_end().to_owned(),
        left,
        right,
        y,
        size,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(placed: &[(f32, f32, &str)]) -> Vec<Glyph> {
        placed
            .iter()
            .map(|&(x, y, text)| Glyph {
                x,
                y,
                width: 10.0,
                size: 10.0,
                text: text.to_owned(),
                turns: 0,
            })
            .collect()
    }

    #[test]
    fn characters_are_put_in_order_whatever_the_order_of_drawing() {
        let page = glyphs(&[
            (10.0, 50.0, "丙"),
            (20.0, 80.0, "乙"),
            (10.0, 80.5, "甲"),
            (30.0, 80.0, "，"),
            (100.0, 50.0, "丁"),
            (46.0, 80.0, "戊"),
        ]);
        let texts: Vec<String> = lines(page).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["甲乙， 戊", "丙\t丁"]);
    }

    #[test]
    fn type_drawn_twice_is_read_once() {
        let page = glyphs(&[(10.0, 50.0, "报"), (10.3, 50.0, "报"), (20.0, 50.0, "告")]);
        assert_eq!(lines(page)[0].text, "报告");
    }
}
