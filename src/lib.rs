//! `zhupi` 朱批: read a batch of reports in a terminal, write in the margin,
//! give each a mark, send the notes back.
//!
//! # The map of the rooms
//!
//! A report's way through the house: bytes → [`ingest`] → text → [`report`] →
//! `Report` → [`checks`] → findings → [`session`] → screen. A reviewer's way back: key → action →
//! update → change → [`review`] → effect → [`session`] → [`store`]. Both ways
//! are straight; nothing passes the same room twice.
//!
//! Arrows (a room may use every room to its left, none to its right, none
//! within its braces; `tests/arrows.rs` holds them):
//!
//! ```text
//! {text, lang} ← {ingest, profile} ← report ← {checks, similar, review} ← stats ← export
//!              ← {batch, store, home} ← session ← {cli, tui} ← main
//! text ← term ← {tui, main}
//! ```
//!
//! Everything up to [`export`] knows no disk, terminal, environment, process,
//! clock or randomness: text, profile, settings, times and ids come in as
//! parameters.
//!
//! # Words
//!
//! One word per idea, in code, screens, commands and documents: batch 批次,
//! report 报告, unit 单位, text 正文, section 章节, part 必备部分, item 要点,
//! figure 数据, profile 模板, rubric 评分表, criterion 指标, band 档次,
//! grade 等次, note 批注, remark 私记, anchor 锚点, finding 检查发现,
//! match 雷同段落, review 评阅, store 评阅库, phrase bank 常用语.

pub mod batch;
pub mod checks;
pub mod cli;
pub mod export;
pub mod home;
pub mod ingest;
pub mod lang;
pub mod profile;
pub mod report;
pub mod review;
pub mod session;
pub mod similar;
pub mod stats;
pub mod store;
pub mod term;
pub mod text;
pub mod tui;
