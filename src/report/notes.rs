//! Irregularities of the outline as notes, each with its passage.

use std::collections::BTreeMap;

use crate::ingest::{Ingested, MarkKind};
use crate::lang::{Lang, report as words};
use crate::text::{CharIdx, CharSpan};

use super::candidates::Slip;
use super::extent::Ended;
use super::items::{Skipped, chinese};
use super::markers::{Flaw, Style};
use super::model::{ParseNote, ParseNoteKind, Section};
use super::page::{Page, is_blank, is_han};
use super::title::Title;
use super::tree::Heading;

impl ParseNoteKind {
    /// The id that scripts see.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NumberSkipped => "number-skipped",
            Self::NumberDoubled => "number-doubled",
            Self::NumberMangled => "number-mangled",
            Self::LevelWrong => "level-wrong",
            Self::NumberMixed => "number-mixed",
            Self::NumberPunctuation => "number-punctuation",
            Self::ItemSkipped => "item-skipped",
            Self::HeadingEmpty => "heading-empty",
            Self::HeadingRunIn => "heading-run-in",
            Self::TitleBroken => "title-broken",
            Self::TitleDoubled => "title-doubled",
            Self::TitleMissing => "title-missing",
            Self::SentenceCut => "sentence-cut",
            Self::HeadingUnnumbered => "heading-unnumbered",
        }
    }
}

impl ParseNote {
    /// The note as one sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let detail = self.detail.as_str();
        let plain = match self.kind {
            ParseNoteKind::NumberSkipped => return words::number_skipped(lang, detail),
            ParseNoteKind::NumberDoubled => return words::number_doubled(lang, detail),
            ParseNoteKind::NumberPunctuation => return words::number_punctuation(lang, detail),
            ParseNoteKind::ItemSkipped => return words::item_skipped(lang, detail),
            ParseNoteKind::NumberMangled => words::number_mangled(lang),
            ParseNoteKind::LevelWrong => words::level_wrong(lang),
            ParseNoteKind::NumberMixed => words::number_mixed(lang),
            ParseNoteKind::HeadingEmpty => words::heading_empty(lang),
            ParseNoteKind::HeadingRunIn => words::heading_run_in(lang),
            ParseNoteKind::TitleBroken => words::title_broken(lang),
            ParseNoteKind::TitleDoubled => words::title_doubled(lang),
            ParseNoteKind::TitleMissing => words::title_missing(lang),
            ParseNoteKind::SentenceCut => words::sentence_cut(lang),
            ParseNoteKind::HeadingUnnumbered => words::heading_unnumbered(lang),
        };
        plain.to_owned()
    }
}

/// What the notes are taken from.
pub(super) struct Sources<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// Text and marks as read.
    pub(super) ingested: &'a Ingested,
    /// The headings in order.
    pub(super) headings: &'a [Heading],
    /// The sections; those with a level belong to the headings, one to one.
    pub(super) sections: &'a [Section],
    /// The title, if one was found.
    pub(super) title: Option<&'a Title>,
    /// Steps missing among items.
    pub(super) skipped: &'a [Skipped],
}

/// All notes in order of position.
pub(super) fn notes(sources: &Sources) -> Vec<ParseNote> {
    let mut notes = Vec::new();
    title_notes(sources, &mut notes);
    let first = sources.sections.len() - sources.headings.len();
    for (nth, heading) in sources.headings.iter().enumerate() {
        heading_notes(sources, first + nth, heading, &mut notes);
    }
    run_in_notes(sources, first, &mut notes);
    sequence_notes(sources, first, &mut notes);
    sentence_notes(sources, &mut notes);
    notes.extend(sources.skipped.iter().map(|skipped| ParseNote {
        kind: ParseNoteKind::ItemSkipped,
        span: skipped.span,
        detail: skipped.expected.clone(),
    }));
    notes.sort_by_key(|note| (note.span.start, note.kind, note.span.end));
    notes
}

fn note(kind: ParseNoteKind, span: CharSpan, detail: String) -> ParseNote {
    ParseNote { kind, span, detail }
}

fn title_notes(sources: &Sources, notes: &mut Vec<ParseNote>) {
    let Some(title) = sources.title else {
        notes.push(note(
            ParseNoteKind::TitleMissing,
            CharSpan::new(0, 0),
            String::new(),
        ));
        return;
    };
    if title.broken {
        notes.push(note(ParseNoteKind::TitleBroken, title.span, String::new()));
    }
    if title.doubled.is_some() {
        notes.push(note(ParseNoteKind::TitleDoubled, title.span, String::new()));
    }
}

/// What is wrong with one heading by itself.
fn heading_notes(sources: &Sources, idx: usize, heading: &Heading, notes: &mut Vec<ParseNote>) {
    let candidate = &heading.candidate;
    let section = &sources.sections[idx];
    let number_span = candidate.number.map_or(section.heading_span, |_| {
        CharSpan::new(candidate.at, candidate.body)
    });
    // 一 that lost its 、 is what is left of a number; `1 Harbour` may be a habit.
    let is_han = matches!(candidate.style, Style::Han | Style::ParenHan);
    match (candidate.flaw(), candidate.number) {
        (Some(Flaw::Bare), _) if is_han && candidate.slip.is_none() => notes.push(note(
            ParseNoteKind::NumberMangled,
            number_span,
            String::new(),
        )),
        (Some(Flaw::Mangled | Flaw::Glued), _) if candidate.slip != Some(Slip::Mixed) => notes
            .push(note(
                ParseNoteKind::NumberMangled,
                number_span,
                String::new(),
            )),
        (Some(Flaw::Punctuation | Flaw::Bare), _) if candidate.slip != Some(Slip::Mixed) => {
            let right = proper(candidate.style, candidate.value);
            notes.push(note(ParseNoteKind::NumberPunctuation, number_span, right));
        }
        (None, None) if candidate.hint.is_none() => {
            notes.push(note(
                ParseNoteKind::HeadingUnnumbered,
                section.heading_span,
                String::new(),
            ));
        }
        _ => {}
    }
    match candidate.slip {
        Some(Slip::Misplaced) => notes.push(note(
            ParseNoteKind::LevelWrong,
            section.heading_span,
            String::new(),
        )),
        Some(Slip::Mixed) => {
            let right = proper(candidate.style, candidate.value);
            notes.push(note(ParseNoteKind::NumberMixed, number_span, right));
        }
        None => {}
    }
    let has_child = sources
        .sections
        .get(idx + 1)
        .is_some_and(|next| next.parent == Some(idx));
    let body_from = candidate.extent.end;
    let printed = |at: usize| {
        !is_blank(sources.page.at(at)) && !matches!(sources.page.at(at), '*' | '#' | '_')
    };
    if !has_child && !(body_from..section.span.end.get()).any(printed) {
        notes.push(note(
            ParseNoteKind::HeadingEmpty,
            section.heading_span,
            String::new(),
        ));
    }
}

/// Headings that nothing divides from their body, and headings inside lines: a habit of the
/// writer, so the first of each says it for the report.
fn run_in_notes(sources: &Sources, first: usize, notes: &mut Vec<ParseNote>) {
    let ways: [fn(&Heading) -> bool; 2] = [
        |heading| heading.candidate.opens_line() && heading.candidate.extent.ended == Ended::Loose,
        |heading| !heading.candidate.opens_line(),
    ];
    for way in ways {
        if let Some(nth) = sources.headings.iter().position(way) {
            let span = sources.sections[first + nth].heading_span;
            notes.push(note(ParseNoteKind::HeadingRunIn, span, String::new()));
        }
    }
}

/// What is wrong with the numbers of siblings.
fn sequence_notes(sources: &Sources, first: usize, notes: &mut Vec<ParseNote>) {
    // Style and value of the last child met, by parent; the top level stands at the end.
    let mut last: Vec<Option<(Style, u32)>> = vec![None; sources.sections.len() + 1];
    let mut wide = None;
    let mut width_noted = false;
    // The last value of each style, which may run on under the next heading.
    let mut running: BTreeMap<Style, u32> = BTreeMap::new();
    for (nth, heading) in sources.headings.iter().enumerate() {
        let candidate = &heading.candidate;
        let section = &sources.sections[first + nth];
        let slot = section.parent.unwrap_or(sources.sections.len());
        let Some(value) = candidate.value.filter(|_| candidate.number.is_some()) else {
            continue;
        };
        let style = candidate.style;
        let above = section.parent.and_then(|parent| parent.checked_sub(first));
        let above = above.map(|parent| &sources.headings[parent].candidate);
        let before = last[slot].replace((style, value));
        if candidate.flaw() == Some(Flaw::Mangled)
            && candidate
                .number
                .is_some_and(|number| number.value.is_none())
        {
            continue;
        }
        let span = CharSpan::new(candidate.at, candidate.body);
        let kind = match before {
            Some((other, _)) if other != style => Some(ParseNoteKind::NumberMixed),
            Some((_, before)) if value > before + 1 => Some(ParseNoteKind::NumberSkipped),
            Some((_, before)) if value <= before => Some(ParseNoteKind::NumberDoubled),
            None if value > 1
                && running.get(&style) == Some(&(value - 1))
                && next_of(sources, first, nth, section.parent)
                    .is_none_or(|(_, next)| next == value + 1) =>
            {
                Some(ParseNoteKind::LevelWrong)
            }
            None if value > 1 => Some(ParseNoteKind::NumberSkipped),
            // （1） right below 一、: two levels are left out.
            None if style == Style::ParenArabic
                && above.is_some_and(|above| above.style == Style::Han) =>
            {
                Some(ParseNoteKind::LevelWrong)
            }
            _ => None,
        };
        running.insert(style, value);
        if let Some(kind) = kind {
            let detail = match (kind, before) {
                (ParseNoteKind::NumberSkipped, before) => {
                    proper(style, Some(before.map_or(1, |(_, before)| before + 1)))
                }
                _ => proper(style, Some(value)),
            };
            notes.push(note(kind, span, detail));
        }
        let is_whole = candidate.flaw() != Some(Flaw::Mangled) && candidate.slip.is_none();
        if style == Style::ParenHan && is_whole {
            let is_wide = sources.ingested.text.char_at(CharIdx::new(candidate.at)) == Some('（');
            if *wide.get_or_insert(is_wide) != is_wide && !width_noted {
                width_noted = true;
                notes.push(note(ParseNoteKind::NumberMixed, span, String::new()));
            }
        }
    }
}

/// The number of the next heading that has this parent.
fn next_of(
    sources: &Sources,
    first: usize,
    nth: usize,
    parent: Option<usize>,
) -> Option<(Style, u32)> {
    let behind = sources.headings.iter().enumerate().skip(nth + 1);
    behind
        .take_while(|(at, _)| {
            parent.is_none_or(|parent| {
                sources.sections[first + at].level > sources.sections[parent].level
            })
        })
        .find(|(at, _)| sources.sections[first + at].parent == parent)
        .and_then(|(_, heading)| Some((heading.candidate.style, heading.candidate.value?)))
}

/// A number as it should be printed.
fn proper(style: Style, value: Option<u32>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    match style {
        Style::Han | Style::InnerHan => format!("{}、", chinese(value)),
        Style::ParenHan => format!("（{}）", chinese(value)),
        Style::ParenArabic => format!("（{value}）"),
        _ => format!("{value}."),
    }
}

/// Sentences that a page break cuts: a long line without an end, and a next line that goes on.
fn sentence_notes(sources: &Sources, notes: &mut Vec<ParseNote>) {
    let page = sources.page;
    let marked = sources
        .ingested
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::PageBreak);
    let n_before = notes.len();
    notes.extend(marked.map(|mark| note(ParseNoteKind::SentenceCut, mark.span, String::new())));
    if notes.len() > n_before {
        // The format knows where its pages break; nothing need be guessed.
        return;
    }
    let mut headings = sources
        .headings
        .iter()
        .map(|heading| (heading.candidate.line, heading.candidate.extent.end))
        .peekable();
    let mut cut: Option<usize> = None;
    for (idx, line) in page.lines.iter().enumerate() {
        if line.is_empty() || line.chrome {
            continue;
        }
        let mut heading = None;
        while let Some(at) = headings.next_if(|&(at, _)| at <= idx) {
            heading = Some(at);
        }
        let heading_end = heading.filter(|&(at, _)| at == idx).map(|(_, end)| end);
        let opens = page.at(line.first);
        let goes_on = heading_end.is_none()
            && line.len() >= 10
            && (is_han(opens) || matches!(opens, '“' | '《' | ','));
        let listed = page.at(line.first + 1) == '是';
        if let Some(end) = cut.take().filter(|_| goes_on && !listed) {
            notes.push(note(
                ParseNoteKind::SentenceCut,
                CharSpan::new(end, line.first),
                String::new(),
            ));
        }
        let ends = page.at(line.last - 1);
        let open_end = is_han(ends) || matches!(ends, ',' | '、' | '“' | '(' | '《');
        // A heading on a line of its own has no full stop, however long it is.
        let open_end = open_end && heading_end.is_none_or(|end| end < line.last);
        cut = (line.len() >= 30 && open_end && page.at(line.first) != '|').then_some(line.last);
    }
}
