//! Sections to the profile's required parts.
//!
//! A heading says which parts its section carries. Where two are named the
//! section is split where the text turns; headings that name none are given
//! to the part of topics by their position; a part that no heading of the top
//! level names is looked for one level below, then in the text. Only what a
//! heading says is sure.

use std::cell::RefCell;

use crate::profile::{Part, Profile};
use crate::text::{CharSpan, Text};

use super::model::{PartSpan, Section};
use super::page::{Page, is_blank, is_han};
use super::steps;

/// Assigns the parts and returns the required ones that were not found, in the profile's order.
/// Parts already set by hand stay.
pub(super) fn assign(
    text: &Text,
    page: &Page,
    profile: &Profile,
    year: Option<i32>,
    sections: &mut [Section],
) -> Vec<String> {
    if profile.parts.is_empty() {
        return Vec::new();
    }
    let mut work = Work {
        text,
        page,
        profile,
        year,
        met: RefCell::new(vec![None; sections.len()]),
        sections,
    };
    let tops = work.tops();
    let named = work.name_tops(&tops);
    work.place_topics(&tops, &named);
    work.look_below(&tops);
    work.look_into_text(&tops);
    let missing = profile
        .parts
        .iter()
        .filter(|part| part.required && !work.has(&part.id));
    missing.map(|part| part.id.clone()).collect()
}

/// What a heading of the top level says of its section.
#[derive(Clone, Default)]
struct Named {
    /// It names a part, or one was set by hand.
    any: bool,
    /// It names the part of topics and no other.
    topics: bool,
}

/// Ids of parts that a heading names, and whether it says so.
type Hits = Vec<(String, bool)>;

struct Work<'a> {
    text: &'a Text,
    page: &'a Page,
    profile: &'a Profile,
    year: Option<i32>,
    sections: &'a mut [Section],
    /// What [`Work::hits`] found, by section: it is asked for again and again.
    met: RefCell<Vec<Option<Hits>>>,
}

impl Work<'_> {
    /// The sections that divide the report: the top level, or the level below where the top
    /// level is a single heading over all.
    fn tops(&self) -> Vec<usize> {
        let of_parent = |parent: Option<usize>| -> Vec<usize> {
            let all = 0..self.sections.len();
            all.filter(|&idx| self.sections[idx].level > 0 && self.sections[idx].parent == parent)
                .collect()
        };
        let tops = of_parent(None);
        if let [only] = tops[..] {
            let below = of_parent(Some(only));
            if below.len() >= 2 && self.hits(only).is_empty() {
                return below;
            }
        }
        tops
    }

    /// The parts a section's heading names, sure ones first.
    fn hits(&self, idx: usize) -> Hits {
        if let Some(hits) = &self.met.borrow()[idx] {
            return hits.clone();
        }
        let hits = self.hits_of(idx);
        self.met.borrow_mut()[idx] = Some(hits.clone());
        hits
    }

    fn hits_of(&self, idx: usize) -> Hits {
        let heading = self.sections[idx].heading.as_deref().unwrap_or("");
        steps::add(heading.chars().count());
        let hits = self.profile.parts_of_heading(heading, self.year);
        hits.iter()
            .map(|hit| (hit.part.id.clone(), hit.sure))
            .collect()
    }

    fn has(&self, part: &str) -> bool {
        self.sections
            .iter()
            .any(|section| section.parts.iter().any(|span| span.part == part))
    }

    fn give(&mut self, idx: usize, part: &str, span: CharSpan, sure: bool) {
        let parts = &mut self.sections[idx].parts;
        if !parts.iter().any(|given| given.part == part) {
            parts.push(PartSpan {
                part: part.to_owned(),
                span,
                sure,
            });
            parts.sort_by_key(|given| (given.span.start, given.span.end));
        }
    }

    /// Gives the parts that headings of the top level name.
    fn name_tops(&mut self, tops: &[usize]) -> Vec<Named> {
        let mut all = Vec::with_capacity(tops.len());
        let mut suggested = Vec::new();
        for &idx in tops {
            if !self.sections[idx].parts.is_empty() {
                all.push(Named {
                    any: true,
                    topics: false,
                });
                continue;
            }
            let hits = self.hits(idx);
            let sure: Vec<String> = hits
                .iter()
                .filter(|(_, sure)| *sure)
                .map(|(part, _)| part.clone())
                .collect();
            suggested.extend(
                hits.into_iter()
                    .filter(|(_, sure)| !sure)
                    .map(|(part, _)| (all.len(), part)),
            );
            let is_topics = |part: &String| self.profile.part(part).is_some_and(|part| part.topics);
            all.push(Named {
                any: !sure.is_empty(),
                topics: !sure.is_empty() && sure.iter().all(is_topics),
            });
            self.give_several(idx, &sure, true);
        }
        // What wording only suggests counts where nothing else carries the part.
        for (nth, part) in suggested {
            if !self.has(&part) {
                let before: Vec<String> = self.sections[tops[nth]]
                    .parts
                    .drain(..)
                    .map(|span| span.part)
                    .collect();
                let sure = before.len();
                let parts: Vec<String> = before.into_iter().chain([part]).collect();
                self.give_several(tops[nth], &parts, true);
                if let Some(last) = parts.get(sure).and_then(|part| {
                    self.sections[tops[nth]]
                        .parts
                        .iter_mut()
                        .find(|span| &span.part == part)
                }) {
                    last.sure = false;
                }
                all[nth].any = true;
            }
        }
        all
    }

    /// Gives a section its parts, split where the text turns from one to the next.
    fn give_several(&mut self, idx: usize, parts: &[String], sure: bool) {
        let span = self.sections[idx].span;
        let mut start = span.start.get();
        let end = span.end.get();
        let mut given: Vec<(usize, usize)> = Vec::new();
        for (nth, _) in parts.iter().enumerate() {
            let turn = parts
                .get(nth + 1)
                .and_then(|next| self.turn_to(idx, next, start));
            given.push((start, turn.unwrap_or(end)));
            start = turn.unwrap_or(start);
        }
        for (part, (start, end)) in parts.iter().zip(given) {
            self.give(idx, part, CharSpan::new(start, end), sure);
        }
    }

    /// Where a section turns to a part: at a heading below, or at a sentence.
    fn turn_to(&self, idx: usize, part: &str, from: usize) -> Option<usize> {
        let section = &self.sections[idx];
        let end = section.span.end.get();
        let mut below = (idx + 1..self.sections.len())
            .take_while(|&child| self.sections[child].span.start.get() < end);
        let child = below.find(|&child| {
            self.sections[child].parent == Some(idx)
                && self
                    .hits(child)
                    .iter()
                    .any(|(hit, sure)| *sure && hit == part)
        });
        if let Some(child) = child {
            return Some(self.sections[child].span.start.get()).filter(|&at| at > from);
        }
        let start = section.heading_span.end.get().max(from);
        let turns = |&at: &usize| {
            self.turn_at(at, end)
                .is_some_and(|turned| turned.id == part)
        };
        sentences(self.page, start, end)
            .into_iter()
            .skip(1)
            .find(turns)
            .filter(|&at| at > from)
    }

    /// The part to which a sentence turns.
    fn turn_at(&self, at: usize, end: usize) -> Option<&Part> {
        let to = (at..end.min(at + 80))
            .find(|&at| matches!(self.page.at(at), '。' | '\n' | '！'))
            .unwrap_or(end.min(at + 80));
        steps::add(to - at);
        self.profile.turn(self.text.slice(CharSpan::new(at, to)))
    }

    /// Gives headings that name no part to the part of topics, or, behind the parts that look
    /// back, to the part that looks ahead where no heading names it.
    fn place_topics(&mut self, tops: &[usize], named: &[Named]) {
        let Some(topics) = self.profile.topics_part().map(|part| part.id.clone()) else {
            return;
        };
        let ahead = self
            .profile
            .parts
            .iter()
            .find(|part| part.required && part.year.is_some_and(|year| year > 0));
        let ahead = ahead.map(|part| part.id.clone());
        let first_other = named
            .iter()
            .position(|named| named.any && !named.topics)
            .unwrap_or(named.len());
        // A part to which running text never turns (负责人履职) does not end the topics, where one
        // to which it does still follows.
        let turns = |&idx: &usize| {
            self.sections[idx].parts.iter().any(|span| {
                let part = self.profile.part(&span.part);
                part.is_some_and(|part| !part.topics && !part.turns.is_empty())
            })
        };
        let first_turn = tops.iter().position(turns);
        let mut before = true;
        for (nth, &idx) in tops.iter().enumerate() {
            if named[nth].any {
                before = nth < first_other || named[nth].topics;
                continue;
            }
            if self.is_foreign(idx) {
                continue;
            }
            let span = self.sections[idx].span;
            if nth < first_other || before || first_turn.is_some_and(|turn| nth < turn) {
                self.give(idx, &topics, span, false);
            } else if let Some(ahead) = ahead.as_deref().filter(|&part| !self.has(part)) {
                let below = self.children_name_parts(idx);
                if !below {
                    self.give(idx, ahead, span, false);
                }
            }
        }
    }

    /// Whether a heading is in another script than all that the profile says of headings, so that
    /// its naming no part tells nothing: an English report in a Chinese batch.
    fn is_foreign(&self, idx: usize) -> bool {
        let heading = self.sections[idx].heading.as_deref().unwrap_or("");
        let latin = |words: &str| words.chars().any(|ch| ch.is_ascii_alphabetic());
        let han = |words: &str| words.chars().any(is_han);
        let patterns = || self.profile.parts.iter().flat_map(|part| &part.patterns);
        latin(heading)
            && !han(heading)
            && patterns().any(|pattern| han(pattern.as_str()))
            && !patterns().any(|pattern| latin(pattern.as_str()))
    }

    fn children_name_parts(&self, idx: usize) -> bool {
        let children = (idx + 1..self.sections.len())
            .filter(|&child| self.sections[child].parent == Some(idx));
        children.take(20).any(|child| !self.hits(child).is_empty())
    }

    /// Looks among the headings below the top level for parts that are still missing.
    fn look_below(&mut self, tops: &[usize]) {
        if self.all_found() {
            return;
        }
        let children: Vec<usize> = (0..self.sections.len())
            .filter(|&idx| {
                self.sections[idx]
                    .parent
                    .is_some_and(|parent| tops.binary_search(&parent).is_ok())
            })
            .collect();
        for idx in children {
            for (part, sure) in self.hits(idx) {
                let missing = self
                    .profile
                    .part(&part)
                    .is_some_and(|part| part.required && !part.topics);
                if !sure || !missing || self.has(&part) {
                    continue;
                }
                let over = self.sections[idx]
                    .parent
                    .map_or(&[][..], |parent| &self.sections[parent].parts);
                let alone = over.iter().all(|span| !span.sure);
                let span = self.sections[idx].span;
                self.give(idx, &part, span, alone);
            }
        }
    }

    fn all_found(&self) -> bool {
        self.profile
            .parts
            .iter()
            .filter(|part| part.required)
            .all(|part| self.has(&part.id))
    }

    /// Looks at the beginnings of paragraphs for parts that are still missing.
    fn look_into_text(&mut self, tops: &[usize]) {
        if self.all_found() {
            return;
        }
        let none = tops.is_empty();
        let places: Vec<usize> = if none { vec![0] } else { tops.to_vec() };
        let n_places = places.len();
        for (nth, idx) in places.into_iter().enumerate() {
            let span = self.sections[idx].span;
            let start = self.sections[idx]
                .heading_span
                .end
                .get()
                .max(span.start.get());
            let end = span.end.get();
            let paragraphs = paragraphs(self.page, start, end);
            let n_paragraphs = paragraphs.len();
            for (place, at) in paragraphs.into_iter().enumerate() {
                let Some(part) = self.turn_at(at, end) else {
                    continue;
                };
                let part = (
                    part.id.clone(),
                    part.required && !part.topics,
                    part.year.unwrap_or(0) > 0,
                );
                let (part, wanted, looks_ahead) = part;
                // Looking back at faults is a matter of the end: of a section, of the report.
                let topical = self.sections[idx].parts.iter().all(|span| {
                    self.profile
                        .part(&span.part)
                        .is_some_and(|part| part.topics)
                });
                let late = place + 2 >= n_paragraphs && nth + 1 >= n_places.min(2);
                if !wanted || self.has(&part) || !(looks_ahead || !topical || late || none) {
                    continue;
                }
                if let Some(last) = self.sections[idx].parts.last_mut()
                    && last.span.start.get() < at
                {
                    last.span = CharSpan::new(last.span.start.get(), at);
                } else if none
                    && self.sections[idx].parts.is_empty()
                    && let Some(topics) = self.profile.topics_part()
                {
                    let topics = topics.id.clone();
                    self.give(idx, &topics, CharSpan::new(start, at), false);
                }
                self.give(idx, &part, CharSpan::new(at, end), false);
            }
        }
    }
}

/// First characters of the sentences of a stretch.
fn sentences(page: &Page, start: usize, end: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut fresh = true;
    for at in start..end {
        let ch = page.at(at);
        if fresh && !is_blank(ch) && !matches!(ch, '。' | ':' | ';') {
            found.push(at);
            fresh = false;
        }
        fresh |= matches!(ch, '。' | '\n' | '！' | '!');
    }
    steps::add(end.saturating_sub(start));
    found
}

/// First characters of the paragraphs of a stretch.
fn paragraphs(page: &Page, start: usize, end: usize) -> Vec<usize> {
    let first = page.line_of(start);
    let lines = page.lines.get(first..).unwrap_or(&[]).iter();
    lines
        .take_while(|line| line.start < end)
        .filter(|line| !line.is_empty() && !line.chrome && line.len() >= 10)
        .map(|line| line.first.max(start))
        .filter(|&at| at < end)
        .collect()
}
