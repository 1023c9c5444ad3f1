//! A page's drawing operators: where each character stands.
//!
//! Forms are entered up to a depth and never twice in one chain; pictures are
//! only counted.

use super::font::Font;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A drawn character: place of its origin, extent to the right, type size.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ingest) struct Glyph {
    pub(in crate::ingest) x: f32,
    pub(in crate::ingest) y: f32,
    pub(in crate::ingest) width: f32,
    pub(in crate::ingest) size: f32,
    pub(in crate::ingest) text: String,
    /// Quarter turns against the page's upright.
    pub(in crate::ingest) turns: u8,
}

/// Forms within forms deeper than this are not drawn.
const MAX_FORMS: usize = 8;
/// A page with more characters than this is no page of a report.
const MAX_GLYPHS: usize = 400_000;

type Matrix = [f32; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first` applied before `second`.
fn times(first: Matrix, second: Matrix) -> Matrix {
    let [xx, xy, yx, yy, dx, dy] = second;
    let turn = |across: f32, up: f32| (across * xx + up * yx, across * xy + up * yy);
    let (right, upward) = (turn(first[0], first[1]), turn(first[2], first[3]));
    let origin = turn(first[4], first[5]);
    [
        right.0,
        right.1,
        upward.0,
        upward.1,
        origin.0 + dx,
        origin.1 + dy,
    ]
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    char_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// What a page draws.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) n_pictures: u32,
    /// Characters of fonts that cannot be read.
    pub(super) n_unreadable: usize,
}

/// Goes through the operators of one page.
pub(super) struct Interpreter<'d> {
    document: &'d Document,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    open_forms: Vec<ObjectId>,
    drawn: Drawn,
}

impl<'d> Interpreter<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            fonts: BTreeMap::new(),
            open_forms: Vec::new(),
            drawn: Drawn::default(),
        }
    }

    /// The characters of a page in the order they are drawn.
    pub(super) fn page(&mut self, page: ObjectId) -> Drawn {
        self.drawn = Drawn::default();
        let resources = self.page_resources(page);
        if let Ok(content) = self
            .document
            .get_page_content_with_limit(page, super::MAX_STREAM)
        {
            self.run(&content, &resources, UNIT);
        }
        std::mem::take(&mut self.drawn)
    }

    /// The page's resources, the nearest first.
    fn page_resources(&self, page: ObjectId) -> Vec<&'d Dictionary> {
        let Ok((own, inherited)) = self.document.get_page_resources(page) else {
            return Vec::new();
        };
        let inherited = inherited
            .into_iter()
            .filter_map(|id| self.document.get_dictionary(id).ok());
        own.into_iter().chain(inherited).collect()
    }

    /// A named resource of a kind, with its object's id where it has one.
    fn resource(
        &self,
        resources: &[&'d Dictionary],
        kind: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'d Object)> {
        resources.iter().find_map(|resources| {
            let of_kind = resources
                .get_deref(kind, self.document)
                .and_then(Object::as_dict)
                .ok()?;
            let entry = of_kind.get(name).ok()?;
            let (_, object) = self.document.dereference(entry).ok()?;
            Some((entry.as_reference().ok(), object))
        })
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font>> {
        let (id, object) = self.resource(resources, b"Font", name)?;
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::new(object.as_dict().ok()?, self.document));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn run(&mut self, content: &[u8], resources: &[&'d Dictionary], matrix: Matrix) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (UNIT, UNIT);
        for operation in &content.operations {
            if self.drawn.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let operands = &operation.operands;
            let value = |nth: usize| {
                operands
                    .get(nth)
                    .and_then(|operand| operand.as_float().ok())
                    .unwrap_or(0.0)
            };
            let six = || [value(0), value(1), value(2), value(3), value(4), value(5)];
            match operation.operator.as_str() {
                "q" if saved.len() < 256 => saved.push(state.clone()),
                "Q" => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                "cm" => state.matrix = times(six(), state.matrix),
                "BT" => (text, line) = (UNIT, UNIT),
                "Tf" => {
                    if let Some(Ok(name)) = operands.first().map(Object::as_name) {
                        state.font = self.font(resources, name);
                    }
                    state.size = value(1);
                }
                "Tc" => state.char_space = value(0),
                "Tw" => state.word_space = value(0),
                "Tz" => state.scale = value(0) / 100.0,
                "TL" => state.leading = value(0),
                "Ts" => state.rise = value(0),
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -value(1);
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, value(0), value(1)], line);
                    text = line;
                }
                "Tm" => {
                    line = six();
                    text = line;
                }
                "T*" | "'" | "\"" => {
                    if operation.operator == "\"" {
                        (state.word_space, state.char_space) = (value(0), value(1));
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    text = line;
                    if let Some(Ok(bytes)) = operands.last().map(Object::as_str) {
                        self.show(&state, &mut text, bytes);
                    }
                }
                "Tj" => {
                    if let Some(Ok(bytes)) = operands.first().map(Object::as_str) {
                        self.show(&state, &mut text, bytes);
                    }
                }
                "TJ" => {
                    for item in operands
                        .first()
                        .and_then(|list| list.as_array().ok())
                        .into_iter()
                        .flatten()
                    {
                        if let Ok(bytes) = item.as_str() {
                            self.show(&state, &mut text, bytes);
                        } else if let Ok(back) = item.as_float() {
                            let shift = -back / 1000.0 * state.size * state.scale;
                            text = times([1.0, 0.0, 0.0, 1.0, shift, 0.0], text);
                        }
                    }
                }
                "Do" => {
                    if let Some(Ok(name)) = operands.first().map(Object::as_name) {
                        self.object(resources, name, state.matrix);
                    }
                }
                "BI" => self.drawn.n_pictures += 1,
                _ => {}
            }
        }
    }

    /// A picture is counted, a form is drawn.
    fn object(&mut self, resources: &[&'d Dictionary], name: &[u8], matrix: Matrix) {
        let Some((Some(id), Object::Stream(stream))) = self.resource(resources, b"XObject", name)
        else {
            return;
        };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => self.drawn.n_pictures += 1,
            Ok(b"Form") if self.open_forms.len() < MAX_FORMS && !self.open_forms.contains(&id) => {
                let own = stream
                    .dict
                    .get_deref(b"Resources", self.document)
                    .and_then(Object::as_dict);
                let resources: Vec<&Dictionary> =
                    own.into_iter().chain(resources.iter().copied()).collect();
                let mut form = UNIT;
                if let Ok(list) = stream
                    .dict
                    .get_deref(b"Matrix", self.document)
                    .and_then(Object::as_array)
                {
                    for (slot, entry) in form.iter_mut().zip(list) {
                        *slot = entry.as_float().unwrap_or(*slot);
                    }
                }
                if let Ok(content) = stream.decompressed_content_with_limit(super::MAX_STREAM) {
                    self.open_forms.push(id);
                    self.run(&content, &resources, times(form, matrix));
                    self.open_forms.pop();
                }
            }
            _ => {}
        }
    }

    fn show(&mut self, state: &State, text: &mut Matrix, bytes: &[u8]) {
        let Some(font) = &state.font else { return };
        for shown in font.show(bytes) {
            let placed = times(
                times(
                    [
                        state.size * state.scale,
                        0.0,
                        0.0,
                        state.size,
                        0.0,
                        state.rise,
                    ],
                    *text,
                ),
                state.matrix,
            );
            let [a, b, _, _, x, y] = placed;
            let size = a.hypot(b);
            let advance = shown.width / 1000.0 * state.size;
            let spacing = state.char_space
                + if shown.is_space {
                    state.word_space
                } else {
                    0.0
                };
            if !font.is_readable() {
                self.drawn.n_unreadable += 1;
            } else if size.is_finite() && x.is_finite() && y.is_finite() && size > 0.0 {
                let turns = match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
                    (true, true, _) => 0,
                    (false, _, true) => 1,
                    (true, false, _) => 2,
                    (false, _, false) => 3,
                };
                self.drawn.glyphs.push(Glyph {
                    x,
                    y,
                    width: shown.width / 1000.0 * size,
                    size,
                    text: shown.text,
                    turns,
                });
            }
            *text = times(
                [1.0, 0.0, 0.0, 1.0, (advance + spacing) * state.scale, 0.0],
                *text,
            );
        }
    }
}
