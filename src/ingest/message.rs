//! Errors and notices in the reviewer's language: what happened, to what, what to do.

use super::error::{Fault, IngestError, Limit, Other};
use super::model::{Format, NoticeKind};
use super::sniff::format_of;
use crate::lang::{Lang, ingest as words};

impl IngestError {
    /// What happened, to which file, and on a second line what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let name = self.name.as_str();
        match &self.fault {
            Fault::NotText => words::not_text(lang, name),
            Fault::Unsupported(Other::Archive) => words::archive(lang, name),
            Fault::Unsupported(Other::Picture) => words::picture(lang, name),
            Fault::Unsupported(other) => words::unsupported(lang, name, other.word(lang)),
            Fault::Encrypted => words::encrypted(lang, name),
            Fault::Damaged(detail) => match format_of(name) {
                Some(format @ (Format::Pdf | Format::Ofd)) => {
                    words::damaged_page(lang, name, format.word(lang), detail)
                }
                _ => words::damaged(lang, name, detail),
            },
            Fault::TooLarge {
                limit,
                found,
                allowed,
            } => {
                let (found, allowed) = (limit.amount(*found), limit.amount(*allowed));
                // Unpacking ends at the limit, so that nothing more is known than that.
                if *limit == Limit::UnpackedBytes {
                    return words::unpacks_too_large(lang, name, &allowed);
                }
                words::too_large(lang, name, limit.word(lang), &found, &allowed)
            }
            Fault::NoTextLayer(n_pages) => words::no_text_layer(lang, name, *n_pages),
            Fault::Empty => words::empty(lang, name),
            Fault::UnknownEncoding(label) => words::unknown_encoding(lang, name, label),
        }
    }
}

impl Limit {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::FileBytes => words::limit_file(lang),
            Self::UnpackedBytes => words::limit_unpacked(lang),
            Self::Ratio => words::limit_ratio(lang),
            Self::Entries => words::limit_entries(lang),
            Self::Pages => words::limit_pages(lang),
        }
    }

    fn amount(self, value: u64) -> String {
        match self {
            Self::FileBytes | Self::UnpackedBytes => bytes(value),
            Self::Ratio | Self::Entries | Self::Pages => value.to_string(),
        }
    }
}

impl Other {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Rtf => words::other_rtf(lang),
            Self::Spreadsheet => words::other_spreadsheet(lang),
            Self::Presentation => words::other_presentation(lang),
            Self::Odt => words::other_odt(lang),
            Self::Word => words::other_word(lang),
            Self::Pdf => words::other_pdf(lang),
            Self::OldWord => words::other_old_word(lang),
            Self::OldWps => words::other_old_wps(lang),
            Self::WordXml => words::other_word_xml(lang),
            Self::Archive | Self::Picture | Self::Unknown => words::other_unknown(lang),
        }
    }
}

impl Format {
    /// The format's name for the reviewer.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Txt => words::format_txt(lang),
            Self::Md => "Markdown",
            Self::Html => words::format_html(lang),
            Self::Docx => "DOCX",
            Self::Pdf => "PDF",
            Self::Doc => "DOC",
            Self::Ofd => "OFD",
        }
    }
}

impl NoticeKind {
    /// The notice as one line.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Truncated { read, total } => {
                words::truncated(lang, &bytes(*total), &bytes(*read))
            }
            Self::EncodingDoubtful => words::encoding_doubtful(lang).to_owned(),
            Self::Undecodable(n) => words::undecodable(lang, *n),
            Self::TrackedChanges => words::tracked_changes(lang).to_owned(),
            Self::HiddenText => words::hidden_text(lang).to_owned(),
            Self::PageUnreadable(page) => words::page_unreadable(lang, *page),
            Self::BodyFoundBy(method) => words::body_found_by(lang, method),
            Self::ReadAs(format) => words::read_as(lang, format.word(lang)),
            Self::SecondDocument(name) => words::second_document(lang, name),
            Self::PartlyDamaged => words::partly_damaged(lang).to_owned(),
            Self::TooDeep => words::too_deep(lang).to_owned(),
            Self::NumbersLost => words::numbers_lost(lang).to_owned(),
            Self::Pictures(n) => words::pictures(lang, *n),
        }
    }
}

/// A size as people say it: whole numbers below ten units keep one decimal.
fn bytes(value: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)];
    for (unit, size) in UNITS {
        if value >= size {
            let tenths = value * 10 / size;
            return match tenths % 10 {
                0 => format!("{} {unit}", tenths / 10),
                rest if tenths < 100 => format!("{}.{rest} {unit}", tenths / 10),
                _ => format!("{} {unit}", tenths / 10),
            };
        }
    }
    format!("{value} B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        let said: Vec<String> = [0, 1_023, 1_536, 5 << 20, 50 << 20, 3 << 30]
            .map(bytes)
            .into();
        assert_eq!(said, ["0 B", "1023 B", "1.5 KB", "5 MB", "50 MB", "3 GB"]);
    }

    #[test]
    fn an_error_names_the_file_and_the_way_out() {
        let error = IngestError {
            name: "青石乡.rtf".to_owned(),
            fault: Fault::Unsupported(Other::Rtf),
        };
        let zh = error.message(Lang::Zh);
        assert!(zh.contains("青石乡.rtf") && zh.contains("另存为"), "{zh}");
        let en = error.message(Lang::En);
        assert!(
            en.contains("青石乡.rtf") && en.contains("save it as"),
            "{en}"
        );
    }
}
