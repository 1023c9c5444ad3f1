//! Running heads, feet and page numbers, told from the body by repetition.

use super::lines::Line;
use super::paragraphs::Page;
use std::collections::{BTreeMap, BTreeSet};

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Header,
    Number,
}

/// Lines at either end of a page that may be furniture.
const EDGE_LINES: usize = 2;

/// The role of every line of every page.
pub(super) fn roles(pages: &[Page]) -> Vec<Vec<Role>> {
    let mut repeated: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let seen: BTreeSet<String> = edges(page)
            .filter_map(|nth| page.lines.get(nth))
            .map(key)
            .collect();
        for key in seen {
            *repeated.entry(key).or_default() += 1;
        }
    }
    let role = |page: &Page, nth_page: usize, nth: usize| {
        let line = page.lines.get(nth)?;
        let n_alike = repeated.get(&key(line)).copied().unwrap_or(0);
        if is_number(&line.text, nth_page + 1, pages.len(), n_alike) && stands_apart(page, nth) {
            return Some(Role::Number);
        }
        let repeats = n_alike >= 2 && n_alike * 2 >= pages.len();
        (repeats && stands_apart(page, nth)).then_some(Role::Header)
    };
    pages
        .iter()
        .enumerate()
        .map(|(nth_page, page)| {
            let mut roles = vec![Role::Body; page.lines.len()];
            for nth in edges(page) {
                if let (Some(slot), Some(role)) = (roles.get_mut(nth), role(page, nth_page, nth)) {
                    *slot = role;
                }
            }
            roles
        })
        .collect()
}

/// Positions of a page's first and last lines.
fn edges(page: &Page) -> impl Iterator<Item = usize> + use<> {
    let n = page.lines.len();
    (0..n.min(EDGE_LINES)).chain(n.saturating_sub(EDGE_LINES).max(EDGE_LINES)..n)
}

/// What repeats from page to page: the words without digits and blanks, and the height.
fn key(line: &Line) -> String {
    let words: String = line
        .text
        .chars()
        .filter(|ch| !ch.is_whitespace() && !ch.is_ascii_digit())
        .collect();
    format!("{words}@{:.0}", line.y / 4.0)
}

/// Whether a line is only a page's number: 3, - 3 -, 第3页, 第 3 页 共 9 页.
fn is_number(text: &str, page: usize, n_pages: usize, n_alike: usize) -> bool {
    let bare: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    let known = |ch: char| ch.is_ascii_digit() || "-—–－−·/第页共".contains(ch);
    if bare.is_empty() || bare.chars().count() > 14 || !bare.chars().all(known) {
        return false;
    }
    let decorated = bare.starts_with(['-', '—', '–', '－', '−', '·', '第']);
    let digits: String = bare
        .chars()
        .skip_while(|ch| !ch.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let Ok(number) = digits.parse::<usize>() else {
        return false;
    };
    decorated || n_alike > 1 || number == page && (n_pages > 1 || bare.len() == 1)
}

/// Furniture is set apart from the body by more than the body's own spacing;
/// a page of hardly anything else needs no gap.
fn stands_apart(page: &Page, nth: usize) -> bool {
    let gaps: Vec<f32> = page
        .lines
        .windows(2)
        .filter_map(|pair| Some(pair.first()?.y - pair.last()?.y))
        .collect();
    if gaps.len() < 3 {
        return true;
    }
    let mut sorted = gaps.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted.get((sorted.len() - 1) / 2).copied().unwrap_or(0.0);
    let wide = |gap: &f32| *gap > usual * 1.15;
    if nth < page.lines.len() / 2 {
        gaps.iter().take(EDGE_LINES).skip(nth).any(wide)
    } else {
        let last = gaps.len().saturating_sub(EDGE_LINES);
        gaps.iter().take(nth).skip(last).any(wide)
    }
}
