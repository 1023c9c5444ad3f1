//! Plain text.

use super::Options;
use super::draft::Draft;
use super::encoding;
use super::error::Fault;
use super::model::NoticeKind;

/// Reads plain text of any encoding.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Fault> {
    let (text, mut draft) = decode(bytes, options, None)?;
    draft.set_text(text);
    Ok(draft)
}

/// Decodes as much as the limit allows; the draft is empty but for the notices
/// on the decoding. `declared` is an encoding that the text itself names; it is
/// believed where the bytes leave a doubt and do not contradict it.
pub(super) fn decode(
    bytes: &[u8],
    options: &Options,
    declared: Option<&str>,
) -> Result<(String, Draft), Fault> {
    let taken = bytes.get(..options.max_text).unwrap_or(bytes);
    let given = bytes.len() as u64;
    let total = options.total_bytes.unwrap_or(given).max(given);
    let read = taken.len() as u64;
    let cut = read < total;
    let mut decoded = encoding::decode(taken, options.encoding.as_deref(), cut)?;
    if !decoded.sure
        && let Some(label) = declared
        && let Ok(as_declared) = encoding::decode(taken, Some(label), cut)
        && as_declared.n_bad == 0
    {
        decoded = as_declared;
    }
    let mut draft = Draft::default();
    draft.set_encoding(decoded.name, decoded.sure);
    if !decoded.sure {
        draft.notice(NoticeKind::EncodingDoubtful);
    }
    if decoded.n_bad > 0 {
        draft.notice(NoticeKind::Undecodable(decoded.n_bad));
    }
    if cut {
        draft.notice(NoticeKind::Truncated { read, total });
    }
    Ok((newlines(decoded.text), draft))
}

/// CR LF and CR become newlines.
fn newlines(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Options, ingest};
    use super::*;

    #[test]
    fn line_ends_become_newlines_and_every_other_character_stays() {
        let source = "\u{feff}一\r\n二\r三\n\u{202e}四\u{200b}\t\u{3000}五\u{1b}[31m";
        let read = ingest("a.txt", source.as_bytes(), &Options::default()).unwrap();
        assert_eq!(
            read.text.as_str(),
            "一\n二\n三\n\u{202e}四\u{200b}\t\u{3000}五\u{1b}[31m"
        );
        assert_eq!((read.format, read.sure), (Format::Txt, true));
        assert_eq!(read.encoding.as_deref(), Some("utf-8"));
    }

    #[test]
    fn a_cut_is_named() {
        let options = Options {
            max_text: 7,
            ..Options::default()
        };
        let read = ingest("a.txt", "瓦屋镇".as_bytes(), &options).unwrap();
        assert_eq!(read.text.as_str(), "瓦屋");
        assert!(read.sure);
        let kinds: Vec<_> = read.notices.into_iter().map(|notice| notice.kind).collect();
        assert_eq!(kinds, [NoticeKind::Truncated { read: 7, total: 9 }]);
    }
}
