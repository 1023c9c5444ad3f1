//! Fonts: bytes of a string become characters with their widths.
//!
//! `ToUnicode` first; then the predefined Chinese encodings, whose codes *are*
//! GB18030, Big5 or UTF-16; then the simple encodings of Latin fonts.
//! Identity codes without a map cannot be read and give U+FFFD.

use super::cmap::{ToUnicode, number};
use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// How the codes of a string are cut apart and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codes {
    /// One byte each.
    Simple,
    /// Two bytes each, meaning nothing by themselves.
    Identity,
    /// UTF-16, high byte first.
    Utf16,
    /// A national encoding of one, two or four bytes.
    National(&'static encoding_rs::Encoding),
}

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: ToUnicode,
    /// Characters of a simple font, by code.
    simple: Vec<Option<String>>,
    /// Widths by code or glyph number, in thousandths of the type size.
    widths: BTreeMap<u32, f32>,
    default_width: f32,
}

/// One character code as it is to be drawn.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Width in thousandths of the type size.
    pub(super) width: f32,
    /// Whether it is the one-byte space, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn new(font: &Dictionary, document: &Document) -> Self {
        let to_unicode = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .and_then(|stream| stream.decompressed_content_with_limit(super::MAX_STREAM))
            .map(|content| ToUnicode::parse(&content))
            .unwrap_or_default();
        let composite = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Type0");
        if composite {
            Self::composite(font, document, to_unicode)
        } else {
            Self::simple(font, document, to_unicode)
        }
    }

    fn composite(font: &Dictionary, document: &Document, to_unicode: ToUnicode) -> Self {
        let name = font
            .get_deref(b"Encoding", document)
            .map_or(&b""[..], |encoding| encoding_name(encoding, document));
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
        let (widths, default_width) = descendant.map_or((BTreeMap::new(), 1000.0), |dict| {
            composite_widths(dict, document)
        });
        Self {
            codes: codes_of(&String::from_utf8_lossy(name)),
            to_unicode,
            simple: Vec::new(),
            widths,
            default_width,
        }
    }

    fn simple(font: &Dictionary, document: &Document, to_unicode: ToUnicode) -> Self {
        let encoding = font.get_font_encoding(document).ok();
        let simple = (0..=255_u8)
            .map(|code| {
                let text = encoding
                    .as_ref()
                    .and_then(|encoding| Document::decode_text(encoding, &[code]).ok());
                text.filter(|text| !text.is_empty()).or_else(|| {
                    (0x20..0x7f)
                        .contains(&code)
                        .then(|| char::from(code).to_string())
                })
            })
            .collect();
        let first = font
            .get_deref(b"FirstChar", document)
            .and_then(Object::as_i64)
            .unwrap_or(0);
        let mut widths = BTreeMap::new();
        if let Ok(list) = font
            .get_deref(b"Widths", document)
            .and_then(Object::as_array)
        {
            for (nth, width) in list.iter().enumerate().take(256) {
                let code = u32::try_from(first.saturating_add_unsigned(nth as u64));
                if let (Ok(code), Ok(width)) = (code, width.as_float()) {
                    widths.insert(code, width);
                }
            }
        }
        Self {
            codes: Codes::Simple,
            to_unicode,
            simple,
            widths,
            default_width: 500.0,
        }
    }

    /// The characters of a string.
    pub(super) fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::with_capacity(bytes.len() / 2 + 1);
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.code_length(rest).clamp(1, rest.len());
            let (code, tail) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = tail;
            let text = self.text(code);
            let width = self.width(code, &text);
            shown.push(Shown {
                is_space: code == b" ",
                text,
                width,
            });
        }
        shown
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        let lead = bytes.first().copied().unwrap_or(0);
        match self.codes {
            Codes::Simple => 1,
            Codes::Identity => self.to_unicode.code_length(bytes).unwrap_or(2),
            Codes::Utf16 if (0xd8..0xdc).contains(&lead) => 4,
            Codes::Utf16 => 2,
            Codes::National(_) if lead < 0x81 => 1,
            Codes::National(encoding) => {
                let trail = bytes.get(1).copied().unwrap_or(0);
                if encoding == GB18030 && trail.is_ascii_digit() {
                    4
                } else {
                    2
                }
            }
        }
    }

    fn text(&self, code: &[u8]) -> String {
        if let Some(text) = self.to_unicode.get(code)
            && !text.is_empty()
        {
            return text.to_owned();
        }
        let text = match self.codes {
            Codes::Simple => {
                let code = code.first().copied().unwrap_or(0);
                self.simple.get(usize::from(code)).cloned().flatten()
            }
            Codes::Identity => None,
            Codes::Utf16 => {
                let units: Vec<u16> = code
                    .chunks_exact(2)
                    .filter_map(|pair| Some(u16::from_be_bytes([*pair.first()?, *pair.last()?])))
                    .collect();
                String::from_utf16(&units).ok()
            }
            Codes::National(encoding) => {
                let (text, _, _) = encoding.decode(code);
                Some(text.into_owned())
            }
        };
        text.filter(|text| !text.contains('\0'))
            .unwrap_or_else(|| "\u{fffd}".to_owned())
    }

    fn width(&self, code: &[u8], text: &str) -> f32 {
        let by_code = match self.codes {
            Codes::Simple | Codes::Identity => self.widths.get(&number(code)),
            // The glyph numbers of predefined encodings stand in tables we do not carry.
            Codes::Utf16 | Codes::National(_) => None,
        };
        match (by_code, self.codes) {
            (Some(width), _) => *width,
            (None, Codes::Utf16 | Codes::National(_)) if text.is_ascii() => 500.0,
            (None, _) => self.default_width,
        }
    }

    /// Whether the font's codes can be read at all.
    pub(super) fn is_readable(&self) -> bool {
        self.codes != Codes::Identity || !self.to_unicode.is_empty()
    }
}

/// The name of a predefined encoding, or of the one that an embedded map copies or builds on.
fn encoding_name<'d>(encoding: &'d Object, document: &'d Document) -> &'d [u8] {
    if let Ok(name) = encoding.as_name() {
        return name;
    }
    let names = encoding.as_stream().ok().into_iter().flat_map(|map| {
        [&b"CMapName"[..], b"UseCMap"]
            .into_iter()
            .filter_map(|key| {
                map.dict
                    .get_deref(key, document)
                    .and_then(Object::as_name)
                    .ok()
            })
    });
    let mut known =
        names.filter(|name| codes_of(&String::from_utf8_lossy(name)) != Codes::Identity);
    known.next().unwrap_or(b"")
}

/// The predefined encodings by name (ISO 32000-1, 9.7.5.2).
fn codes_of(name: &str) -> Codes {
    if name.contains("UCS2") || name.contains("UTF16") {
        Codes::Utf16
    } else if name.starts_with("GB") {
        Codes::National(GB18030)
    } else if name.contains("B5") {
        Codes::National(BIG5)
    } else if name.contains("RKSJ") {
        Codes::National(SHIFT_JIS)
    } else if name.starts_with("KSC") {
        Codes::National(EUC_KR)
    } else {
        Codes::Identity
    }
}

/// `W` and `DW` of a descendant font.
fn composite_widths(dict: &Dictionary, document: &Document) -> (BTreeMap<u32, f32>, f32) {
    const MAX_GLYPH: i64 = 70_000;
    let mut widths = BTreeMap::new();
    let default = dict
        .get_deref(b"DW", document)
        .and_then(Object::as_float)
        .unwrap_or(1000.0);
    let list = dict.get_deref(b"W", document).and_then(Object::as_array);
    let mut items = list.map(|list| list.iter()).unwrap_or_default();
    while let Some(first) = items.next() {
        let (Ok(first), Some(second)) = (first.as_i64(), items.next()) else {
            break;
        };
        let second = document
            .dereference(second)
            .map_or(second, |(_, object)| object);
        if let Ok(each) = second.as_array() {
            for (code, width) in (first..MAX_GLYPH).zip(each) {
                if let (Ok(code), Ok(width)) = (u32::try_from(code), width.as_float()) {
                    widths.insert(code, width);
                }
            }
        } else if let (Ok(last), Some(width)) = (
            second.as_i64(),
            items.next().and_then(|width| width.as_float().ok()),
        ) {
            for code in first.max(0)..=last.min(MAX_GLYPH) {
                if let Ok(code) = u32::try_from(code) {
                    widths.insert(code, width);
                }
            }
        }
    }
    (widths, default)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    #[test]
    fn an_embedded_copy_of_a_predefined_encoding_is_read_as_that() {
        for key in ["CMapName", "UseCMap"] {
            let mut document = Document::with_version("1.5");
            let mut named = Dictionary::new();
            named.set(key, "GBK-EUC-H");
            let map = document.add_object(Stream::new(named, Vec::new()));
            let font = dictionary! { "Subtype" => "Type0", "Encoding" => map };
            let font = Font::new(&font, &document);
            assert!(font.is_readable(), "{key}");
            assert_eq!(font.show(&[0xc7, 0xe0])[0].text, "青", "{key}");
        }
    }
}
