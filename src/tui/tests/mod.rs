//! The screen without a terminal: messages go in, state, effects and a drawn buffer come out.

mod advising;
mod besiding;
mod counting;
mod drafts;
mod folding;
mod foot;
mod hints;
mod listing;
mod manners;
mod memory;
mod naming;
mod numbers;
mod palette;
mod picking;
mod reviewing;
mod scoring;
mod screens;
mod table;
mod tutor;
mod waiting;
mod workers;

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Size;

use super::effect::Effect;
use super::msg::{Msg, Now, Opened};
use super::state::{Memory, Pane, Session, Settings, State};
use super::theme::Theme;
use super::{update_all, view};
use crate::batch::{Batch, Entry};
use crate::ingest::{self, Options};
use crate::lang::Lang;
use crate::profile;
use crate::report::{self, Corrections, Report};
use crate::review::{IdSource, Review};
use crate::term::{Depth, Key, KeyCode, Sheet};
use crate::text::Ambiguous;

/// A short report of a fictional town, with the four required parts.
pub(super) const STONE_RIDGE: &str = "\
石梁镇人民政府关于2025年度法治政府建设情况的报告

2025年，石梁镇围绕中心工作推进法治政府建设。现将有关情况报告如下：
一、2025年度推进法治政府建设的主要举措和成效
（一）严格行政决策程序。全年召开镇党委会12次，其中研究法治议题4次。重大事项均经合法性审查。
（二）规范行政执法。办理行政处罚案件9件，没有发生行政复议。
二、存在的不足和原因
一是执法力量不足。持证人员只有5名，主要是编制空缺两年没有补上。二是普法形式单一。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主要负责人主持学法6次，听取专题汇报2次。
四、2026年度工作安排
补齐执法人员，把普法搬到集市和村口。

石梁镇人民政府
2026年1月8日
";

/// Another one, without 负责人履职.
pub(super) const TWO_BRIDGES: &str = "\
双桥乡2025年法治政府建设工作报告

一、主要举措和成效
开展普法活动30场次，发放资料2000余份。
二、存在的问题及下一步打算
部分干部学法不够。下一步，加强学习。

双桥乡人民政府
2026年1月15日
";

fn analysed(name: &str, text: &str) -> Arc<Report> {
    let profile = profile::find("fazhi").expect("built in");
    let ingested = ingest::ingest(name, text.as_bytes(), &Options::default()).expect("is text");
    Arc::new(report::analyse(
        ingested,
        name,
        &profile,
        &Corrections::default(),
    ))
}

/// In Chinese, dark.
pub(super) fn settings() -> Settings {
    Settings {
        lang: Lang::Zh,
        ambiguous: Ambiguous::Narrow,
        ascii: false,
        theme: Theme::dark(),
        keymap: Arc::default(),
        measure: 72,
        fold_asides: false,
    }
}

/// The screen in a test: a batch of two reports, the first one open.
pub(super) struct Screen {
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
    pub(super) reports: Vec<(String, Arc<Report>)>,
}

impl Screen {
    /// At a size, reviewed by 评阅员.
    pub(super) fn new(size: (u16, u16)) -> Self {
        Self::starting(size, Memory::default())
    }

    /// The same, where the last session stopped.
    pub(super) fn starting(size: (u16, u16), place: Memory) -> Self {
        let reports = [
            ("01-石梁镇.txt", STONE_RIDGE),
            ("02-双桥乡.txt", TWO_BRIDGES),
        ];
        let reports: Vec<(String, Arc<Report>)> = reports
            .into_iter()
            .map(|(path, text)| (path.to_owned(), analysed(path, text)))
            .collect();
        let session = Session {
            id: "00000000000000aa".to_owned(),
            reviewer: Some("评阅员".to_owned()),
            proposed: "login".to_owned(),
            profile: profile::find("fazhi").expect("built in"),
            ids: IdSource::from_seed(7),
            batch_name: "云溪县".to_owned(),
        };
        let mut screen = Self {
            state: State::new(size, settings(), session, place),
            effects: Vec::new(),
            reports,
        };
        let entries = screen
            .reports
            .iter()
            .map(|(path, _)| Entry {
                path: path.clone(),
                file: PathBuf::from(path),
            })
            .collect();
        let batch = Batch {
            entries,
            ..Batch::default()
        };
        screen.send(Msg::Listed(Arc::new(batch)));
        screen.answer();
        screen
    }

    /// Sends one message.
    pub(super) fn send(&mut self, msg: Msg) {
        let now = Now {
            at: "2026-02-03T09:30:00+08:00".to_owned(),
        };
        let picture = self.state.picture;
        let moved = matches!(msg, Msg::Key(_)) && self.state.focus == Pane::Text;
        let mut sheet = sheet(self.state.size);
        if moved {
            view(&self.state, &mut sheet);
        }
        let effects = update_all(&mut self.state, vec![msg], &now);
        self.effects.extend(effects);
        if moved && self.state.picture == picture {
            self.check_kept(sheet);
        }
    }

    /// Draws over the last frame, and checks that what is copied from there is as it would be
    /// drawn; gives how many glyphs were painted.
    #[track_caller]
    pub(super) fn check_kept(&self, mut over: Sheet) -> usize {
        over.begin();
        let cursor = view(&self.state, &mut over);
        let mut anew = sheet(self.state.size);
        assert_eq!(cursor, view(&self.state, &mut anew));
        assert_eq!(over.shown(), anew.shown());
        assert!(over.cells() == anew.cells(), "looks differ");
        over.n_painted
    }

    /// Answers what was asked of the store so far: reports are opened, edits saved.
    pub(super) fn answer(&mut self) {
        for effect in std::mem::take(&mut self.effects) {
            match effect {
                Effect::Open {
                    generation,
                    report_idx,
                } => {
                    let (path, report) = self.reports[report_idx].clone();
                    let opened = Opened {
                        report,
                        sheet: profile::find("fazhi").expect("built in"),
                        review: Review::empty(&path, "评阅员"),
                        read_only: None,
                        remarks: Review::empty(&path, "评阅员"),
                        drafts: Vec::new(),
                        troubles: Vec::new(),
                    };
                    self.send(Msg::Opened {
                        generation,
                        report_idx,
                        result: Box::new(Ok(opened)),
                    });
                }
                Effect::SavePlace(_) | Effect::LookInto { .. } => {}
                effect => self.effects.push(effect),
            }
        }
    }

    /// Types keys: characters as they are, others as `<Enter>`, `<C-s>`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(ch) = rest.chars().next() {
            let (key, used) = match rest
                .strip_prefix('<')
                .and_then(|after| after.split_once('>'))
            {
                Some((name, _)) => (named(name), name.chars().count() + 2),
                None => (Key::char(ch), 1),
            };
            self.send(Msg::Key(key));
            rest = rest
                .char_indices()
                .nth(used)
                .and_then(|(byte, _)| rest.get(byte..))
                .unwrap_or_default();
        }
        self
    }

    /// What the screen shows, row by row, without trailing spaces.
    pub(super) fn drawn(&self) -> String {
        let mut sheet = sheet(self.state.size);
        view(&self.state, &mut sheet);
        sheet.shown()
    }

    /// The message at the foot, if any.
    pub(super) fn said(&self) -> &str {
        self.state
            .message
            .as_ref()
            .map_or("", |message| &message.text)
    }

    /// The passage under the cursor, eight characters of it.
    pub(super) fn at_cursor(&self) -> String {
        let open = self.state.opened().expect("a report is open");
        let text = &open.report.source.text;
        text.as_str()
            .chars()
            .skip(self.state.reader.cursor.get())
            .take(8)
            .collect()
    }
}

fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::plain(KeyCode::Enter),
        "Esc" => Key::plain(KeyCode::Esc),
        "Tab" => Key::plain(KeyCode::Tab),
        "BS" => Key::plain(KeyCode::Backspace),
        "Up" => Key::plain(KeyCode::Up),
        "Down" => Key::plain(KeyCode::Down),
        "PgDn" => Key::plain(KeyCode::PageDown),
        "PgUp" => Key::plain(KeyCode::PageUp),
        "S-Tab" => Key::plain(KeyCode::BackTab),
        "Left" => Key::plain(KeyCode::Left),
        "Right" => Key::plain(KeyCode::Right),
        "Home" => Key::plain(KeyCode::Home),
        "End" => Key::plain(KeyCode::End),
        name => match name.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
            Some(ch) => Key::ctrl(ch),
            None => panic!("no key <{name}>"),
        },
    }
}

/// A blank sheet to draw on.
pub(super) fn sheet((cols, rows): (u16, u16)) -> Sheet {
    Sheet::new(Size::new(cols, rows), Depth::True)
}
