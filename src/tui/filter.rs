//! What is typed to narrow the list: words that a report's name, title or unit must hold,
//! and clauses over what is known of it, all of which must be true.
//!
//! ```text
//! 石梁  slz  !双桥                 characters, initials, not these
//! 状态:在读,搁置  status:new      得分:80..90  score<60  得分:无
//! 年:2025  单位:水务  类别:乡镇   缺:任一  missing:plan  批注>0
//! ```
//!
//! Keys and values are read in both languages, in any width. A clause that is only begun
//! hides nothing. What is left out: `or` between words.

use crate::batch::Entry;
use crate::lang::{Lang, common, listing as words};
use crate::profile::{Points, Profile};
use crate::review::Status;
use crate::session::Row;
use crate::text::compare::fold_char;
use crate::text::initials::Word;

/// A filter, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What was typed.
    pub typed: String,
    terms: Vec<Term>,
    /// A value that is none: what was typed.
    pub trouble: Option<String>,
}

/// One word or clause.
#[derive(Clone, Debug)]
struct Term {
    negated: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    Word(Word),
    Issuer(Word),
    Class(Word),
    Status(Vec<Status>),
    Number(Number, Range),
    /// One of these parts is missing; any where the list is empty.
    Missing(Vec<String>),
}

/// What a clause over numbers looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Score,
    Year,
    Notes,
    Missing,
}

/// Numbers in hundredths, both ends included; `None` is for what has no number.
type Range = Option<(i64, i64)>;

/// The key of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Status,
    Score,
    Year,
    Issuer,
    Class,
    Missing,
    Notes,
}

/// A word in the language of the screen.
type Called = fn(Lang) -> &'static str;

/// What every key is called.
const KEYS: [(Key, Called); 7] = [
    (Key::Status, words::key_status),
    (Key::Score, words::key_score),
    (Key::Missing, words::key_missing),
    (Key::Year, words::key_year),
    (Key::Issuer, words::key_issuer),
    (Key::Notes, words::key_notes),
    (Key::Class, words::key_class),
];

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// What every status is called.
const STATUSES: [(Status, Called); 4] = [
    (Status::New, common::status_new),
    (Status::Reading, common::status_reading),
    (Status::Done, common::status_done),
    (Status::Hold, common::status_hold),
];

impl Filter {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str, profile: &Profile) -> Self {
        let folded: String = typed.chars().map(fold_char).collect();
        let mut filter = Self {
            typed: typed.to_owned(),
            ..Self::default()
        };
        for word in folded.split_whitespace() {
            let (negated, word) = match word.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, word),
            };
            match test(word, profile) {
                Ok(Some(test)) => filter.terms.push(Term { negated, test }),
                Ok(None) => {}
                Err(value) => filter.trouble = Some(value),
            }
        }
        filter
    }

    /// Whether it hides nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether whatever this one shows, another one showed already, because only letters
    /// were added to its last word.
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let only_words = self
            .terms
            .iter()
            .all(|term| !term.negated && matches!(term.test, Test::Word(_)));
        only_words && other.trouble.is_none() && self.typed.starts_with(&other.typed)
    }

    /// Whether a report is shown; of one that was not read yet only the path is known.
    #[must_use]
    pub fn shows(&self, entry: &Entry, row: Option<&Row>, class: &str) -> bool {
        self.terms
            .iter()
            .all(|term| term.test.holds(entry, row, class) != term.negated)
    }
}

impl Test {
    fn holds(&self, entry: &Entry, row: Option<&Row>, class: &str) -> bool {
        if let Self::Word(word) = self {
            return word.is_in(&entry.path) || row.is_some_and(|row| is_named(row, word));
        }
        let Some(row) = row else {
            return false;
        };
        match self {
            Self::Word(_) => true,
            Self::Issuer(word) => {
                let issuer = row.issuer.as_ref();
                issuer.is_some_and(|issuer| word.is_in(&issuer.name) || word.is_in(&issuer.short))
            }
            Self::Class(word) => word.is_in(class),
            Self::Status(wanted) => wanted.contains(&row.status),
            Self::Number(number, range) => match (number.of(row), range) {
                (Some(value), Some((least, most))) => (*least..=*most).contains(&value),
                (value, range) => value.is_none() && range.is_none(),
            },
            Self::Missing(parts) if parts.is_empty() => !row.missing.is_empty(),
            Self::Missing(parts) => row.missing.iter().any(|part| parts.contains(part)),
        }
    }
}

/// Whether a report's title or unit holds a word.
fn is_named(row: &Row, word: &Word) -> bool {
    row.title.as_deref().is_some_and(|title| word.is_in(title))
        || row
            .issuer
            .as_ref()
            .is_some_and(|issuer| word.is_in(&issuer.name) || word.is_in(&issuer.short))
}

impl Number {
    /// In hundredths.
    fn of(self, row: &Row) -> Option<i64> {
        let count = |n: usize| i64::try_from(n).ok().map(|n| n * 100);
        match self {
            Self::Score => row.score.map(|Points(hundredths)| i64::from(hundredths)),
            Self::Year => row.year.map(|year| i64::from(year) * 100),
            Self::Notes => count(row.n_notes),
            Self::Missing => count(row.missing.len()),
        }
    }
}

/// What a word tests; `None` for a clause that is only begun.
fn test(word: &str, profile: &Profile) -> Result<Option<Test>, String> {
    let Some((key, value)) = clause(word) else {
        return Ok(Word::new(word).map(Test::Word));
    };
    if value.trim_start_matches([':', '<', '>', '=']).is_empty() {
        return Ok(None);
    }
    let named = value.strip_prefix([':', '=']).unwrap_or(value);
    let not_known = || Err(named.to_owned());
    Ok(match key {
        Key::Issuer => Word::new(named).map(Test::Issuer),
        Key::Class => Word::new(named).map(Test::Class),
        Key::Status => {
            let wanted: Vec<Status> = named.split([',', '、']).flat_map(statuses).collect();
            if wanted.is_empty() {
                return not_known();
            }
            Some(Test::Status(wanted))
        }
        Key::Missing if is_one_of(named, words::any) => Some(Test::Missing(Vec::new())),
        Key::Missing => match range(value) {
            Some(range) => Some(Test::Number(Number::Missing, range)),
            None if is_one_of(named, words::none) => {
                Some(Test::Number(Number::Missing, Some((0, 0))))
            }
            None => {
                let wanted = Word::new(named);
                let fits = |name: &str| wanted.as_ref().is_some_and(|word| word.is_in(name));
                let parts = profile.parts.iter().filter(|part| {
                    part.id.starts_with(named)
                        || LANGS.iter().any(|lang| fits(part.name.get(*lang)))
                });
                let parts: Vec<String> = parts.map(|part| part.id.clone()).collect();
                if parts.is_empty() {
                    return not_known();
                }
                Some(Test::Missing(parts))
            }
        },
        Key::Score | Key::Year | Key::Notes => {
            let number = match key {
                Key::Score => Number::Score,
                Key::Year => Number::Year,
                _ => Number::Notes,
            };
            match range(value) {
                Some(range) => Some(Test::Number(number, range)),
                None if is_one_of(named, words::none) && key == Key::Notes => {
                    Some(Test::Number(number, Some((0, 0))))
                }
                None if is_one_of(named, words::none) => Some(Test::Number(number, None)),
                None => return not_known(),
            }
        }
    })
}

/// The key of a clause, and its value with the sign before it.
fn clause(word: &str) -> Option<(Key, &str)> {
    let sign = word.find([':', '<', '>', '='])?;
    let (name, value) = (word.get(..sign)?, word.get(sign..)?);
    let known = KEYS
        .iter()
        .find(|(_, called)| LANGS.iter().any(|lang| called(*lang) == name))?;
    Some((known.0, value))
}

/// Every status whose name or id begins like this.
fn statuses(typed: &str) -> impl Iterator<Item = Status> + '_ {
    let typed = typed.trim();
    let fits = move |status: Status, called: Called| {
        status.id().starts_with(typed) || LANGS.iter().any(|lang| called(*lang).starts_with(typed))
    };
    let known = STATUSES
        .iter()
        .filter(move |(status, called)| !typed.is_empty() && fits(*status, *called));
    known.map(|(status, _)| *status)
}

fn is_one_of(typed: &str, word: Called) -> bool {
    LANGS.iter().any(|lang| word(*lang) == typed)
}

/// `:80`, `:80..90`, `:80..`, `>80`, `>=80`, `<60`, `<=60`.
fn range(value: &str) -> Option<Range> {
    let number = |text: &str| {
        let points: Points = text.parse().ok()?;
        Some(i64::from(points.0))
    };
    let between = |least, most| Some(Some((least, most)));
    if let Some(rest) = value.strip_prefix(">=") {
        return between(number(rest)?, i64::MAX);
    }
    if let Some(rest) = value.strip_prefix("<=") {
        return between(i64::MIN, number(rest)?);
    }
    if let Some(rest) = value.strip_prefix('>') {
        return between(number(rest)? + 1, i64::MAX);
    }
    if let Some(rest) = value.strip_prefix('<') {
        return between(i64::MIN, number(rest)? - 1);
    }
    let rest = value.strip_prefix([':', '='])?;
    match rest.split_once("..") {
        Some((least, "")) => between(number(least)?, i64::MAX),
        Some(("", most)) => between(i64::MIN, number(most)?),
        Some((least, most)) => between(number(least)?, number(most)?),
        None => between(number(rest)?, number(rest)?),
    }
}

/// Whatever the last word of a filter can become, whole lines.
#[must_use]
pub fn completions(typed: &str, lang: Lang, profile: &Profile) -> Vec<String> {
    let begin = typed
        .rfind(char::is_whitespace)
        .and_then(|at| typed.get(..=at))
        .unwrap_or_default();
    let last: String = typed
        .chars()
        .skip(begin.chars().count())
        .map(fold_char)
        .collect();
    let (key, values): (&str, Vec<&str>) = match last.split_once(':') {
        None => {
            let keys = KEYS.iter().map(|(_, called)| called(lang));
            let fitting = keys.filter(|key| key.starts_with(&last));
            return fitting.map(|key| format!("{begin}{key}:")).collect();
        }
        Some((key, _)) => match clause(&format!("{key}:")) {
            Some((Key::Status, _)) => (
                key,
                STATUSES.iter().map(|(_, called)| called(lang)).collect(),
            ),
            Some((Key::Missing, _)) => {
                let parts = profile.parts.iter().filter(|part| part.required);
                let names = parts.map(|part| part.name.get(lang));
                (key, [words::any(lang)].into_iter().chain(names).collect())
            }
            Some((Key::Score | Key::Notes, _)) => (key, vec![words::none(lang)]),
            _ => return Vec::new(),
        },
    };
    let lines = values.into_iter().map(|value| format!("{key}:{value}"));
    let fitting = lines.filter(|line| line.starts_with(&last));
    fitting.map(|line| format!("{begin}{line}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;
    use crate::report::Issuer;
    use std::path::PathBuf;

    fn row() -> Row {
        Row {
            title: Some("青岚县石梁镇2025年度法治政府建设报告".to_owned()),
            issuer: Some(Issuer {
                name: "青岚县石梁镇人民政府".to_owned(),
                short: "石梁镇".to_owned(),
                rank: None,
            }),
            year: Some(2025),
            status: Status::Reading,
            score: Some(Points(8250)),
            n_notes: 2,
            missing: vec!["leaders".to_owned()],
            ..Row::default()
        }
    }

    #[track_caller]
    fn check(typed: &str, expected: bool) {
        let filter = Filter::new(typed, &profile::find("fazhi").unwrap());
        let entry = Entry {
            path: "乡镇/01.txt".to_owned(),
            file: PathBuf::new(),
        };
        let shows = filter.shows(&entry, Some(&row()), "乡镇");
        assert_eq!(shows, expected, "{typed}");
        assert_eq!(filter.trouble, None, "{typed}");
    }

    #[test]
    fn words_are_found_in_path_title_and_unit() {
        check("", true);
        check("石梁", true);
        check("slz 01", true);
        check("法治 双桥", false);
        check("!双桥", true);
        check("!石梁", false);
    }

    #[test]
    fn clauses_look_at_what_is_known() {
        check("状态:在读", true);
        check("状态：在", true);
        check("status:done,reading", true);
        check("status:new", false);
        check("!status:new", true);
        check("得分:80..90", true);
        check("score>82.5", false);
        check("score>=82.5 score<90", true);
        check("得分:无", false);
        check("score:..60", false);
        check("年:2025", true);
        check("ｙｅａｒ：２０２４", false);
        check("单位:slz", true);
        check("单位:水务", false);
        check("类别:乡", true);
        check("缺:任一", true);
        check("缺:无", false);
        check("missing:lead", true);
        check("missing:plan", false);
        check("批注>1", true);
        check("批注:0", false);
    }

    #[test]
    fn a_clause_that_is_only_begun_hides_nothing() {
        for begun in ["状态:", "score>", "score>=", "缺:", "!", "年:"] {
            check(begun, true);
        }
    }

    #[test]
    fn what_is_no_value_is_named() {
        let trouble = |typed| Filter::new(typed, &profile::find("fazhi").unwrap()).trouble;
        assert_eq!(trouble("状态:完").as_deref(), Some("完"));
        assert_eq!(trouble("得分:高").as_deref(), Some("高"));
        assert_eq!(trouble("http://a"), None);
    }

    #[test]
    fn of_a_report_that_was_not_read_only_the_path_is_known() {
        let entry = Entry {
            path: "石梁镇.txt".to_owned(),
            file: PathBuf::new(),
        };
        let shows = |typed| {
            let filter = Filter::new(typed, &profile::find("fazhi").unwrap());
            filter.shows(&entry, None, "")
        };
        assert!(shows("石梁"));
        assert!(!shows("status:new"));
    }

    #[test]
    fn only_letters_added_to_words_narrow() {
        let narrows = |new: &str, old: &str| {
            let profile = profile::find("fazhi").unwrap();
            Filter::new(new, &profile).narrows(&Filter::new(old, &profile))
        };
        assert!(narrows("石梁", "石"));
        assert!(narrows("石梁 01", "石梁"));
        assert!(!narrows("石", "石梁"));
        assert!(!narrows("!石梁", "!石"));
        assert!(!narrows("score:90", "score:9"));
    }

    #[test]
    fn keys_and_values_are_completed() {
        let complete = |typed| completions(typed, Lang::Zh, &profile::find("fazhi").unwrap());
        assert_eq!(complete("石梁 状"), ["石梁 状态:"]);
        assert_eq!(complete("状态:在"), ["状态:在读"]);
        assert!(complete("缺:").len() > 3);
        assert_eq!(complete("石"), Vec::<String>::new());
    }
}
