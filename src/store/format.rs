//! The files of a store, field by field, as version 1 has them.
//!
//! Everything is UTF-8 JSON, indented by two spaces, keys in the order given here, one line
//! end (`\n`) at the end. A leading BOM and CR LF are read and not written. Keys that are not
//! listed here are kept where they stand and written again: in a review, a score, a note and
//! an entry of the history. Duplicate keys are a fault. Numbers that count are whole and not
//! negative, at most 2^53. Times are RFC 3339 with offset; they are shown and never decide
//! anything.
//!
//! # `store.json`
//!
//! Written once. `format` is `zhupi-store`; `version` is 1; `batch` holds `id` (16 hex digits)
//! and `name`. A higher version seals the store: it is read, and nothing in it is written.
//!
//! # `profile.toml`
//!
//! The TOML of the profile that scores are given under, as it was at the first edit or when
//! another was taken in its place; the one before is then in `trash/`.
//!
//! # `checks.toml`
//!
//! A table `[checks]` as a profile has it: what was switched for this batch, for all who
//! review it. It goes before what the profile says. Not there until something is switched.
//!
//! # `reviews/<reviewer>/<slug>-<hash>.json`, `private/<reviewer>/<slug>-<hash>.json`
//!
//! | key | holds |
//! |---|---|
//! | `format` | `zhupi-review`; for remarks `zhupi-remarks` |
//! | `version` | 1. A higher one is read as far as it can be, and never written |
//! | `report` | the report's printed path relative to the batch root |
//! | `title` | its title when last saved |
//! | `text_sha256`, `text_version` | SHA-256 of the text that was reviewed (hex), and the version of the rules that made that text |
//! | `reviewer` | the name, in NFC; must be the folder's |
//! | `profile` | `{id, sha256}`, the SHA-256 of its TOML |
//! | `status` | `new`, `reading`, `done`, `hold`. The first two follow from the history where nobody set a status: `reading` while any edit is in force |
//! | `scores` | by criterion: see below |
//! | `notes` | list of annotations in order of position, then id: see below |
//! | `summary` | text for the unit, empty where there is none |
//! | `outline` | null, or `{title, issuer, year, class, headings}`: each of the first four null where not corrected; a heading is `{start, quote, heading, level, part}` with `start` in scalar values of the text, `quote` the line as it was, the others null where not corrected |
//! | `findings` | left out where empty: `{check, start, verdict, note}` for `accept`, `{check, start, verdict, reason}` for `dismiss` |
//! | `others` | left out where empty: `{item, id?, start?, values}`, the values beside the one in force that other sessions set without knowing of it. Follows from the history and is not read |
//! | `seconds` | time spent on the report |
//! | `revision` | raised by every save; of two files merged, the larger |
//! | `history` | every edit, in order of `seq`, then `session`: see below |
//! | `checksum` | SHA-256 (hex) of the file without the line that holds it |
//!
//! A **score** is `{value, deductions, comment, cites, confidence, at}`: `value` a JSON number of at
//! most two decimals or `"na"`; `deductions` how often each was taken, by id; `cites` ids of
//! notes; `confidence` null, `low`, `medium` or `high`.
//!
//! A **note** is a [W3C annotation](https://www.w3.org/TR/annotation-model/): `@context`, `id` (16
//! hex digits), `type`, `motivation`, `created`, `modified` (null where never changed), `body`
//! `{type, value, format}`, `target`, and our own `kind` (`problem`, `question`, `praise`,
//! `suggestion`), `criterion`, `check` (null where none). `target` is `{source}` for the whole
//! report; else also `selector`, a list of a `TextQuoteSelector` (`exact`, `prefix`, `suffix`) and
//! a `TextPositionSelector` (`start`, `end`), and `text_sha256` of the text these point into; a
//! note on a section has its `section` id too, and the selectors are its heading's.
//!
//! An **entry** is `{seq, session, at, edit, old, new}`. `seq` is one more than the highest that
//! the session had seen, `session` its id. `edit` is `{kind, item, id?, start?, of?, with?, over}`:
//! `kind` is `set`, `undo`, `redo` or `by-hand`; `item` is `status`, `summary`, `outline`, `score`,
//! `note` or `finding`, with `id` (criterion, note, check) and `start` (of the finding); `of` names
//! the entry that was undone or done again, as `<seq>.<session>`; `with` is the `seq` of the first
//! entry of the same action; `over` lists the entries whose values this one replaces. `old` and
//! `new` are the item's value before and after, null for none: a status, a text, a score, a
//! note, an outline, or `{verdict, note|reason}`. Everything else in a review but `title`, text,
//! `profile`, `seconds` and `revision` is what the history makes of an empty review; what differs
//! from that was changed by hand and becomes entries of the kind `by-hand`.
//!
//! # `drafts/<reviewer>/<slug>-<hash>-<id>.json`
//!
//! Half-typed text: `format` `zhupi-draft`, `version`, `id`, `reviewer`, `report`, `at`, `caret` (in
//! characters), `text`, `place`. `place` is `{item: "note", private, note}` (the annotation it will be, with
//! the id of the note being changed or an empty one), `{item: "score"|"comment", id}` or
//! `{item: "summary"}`.
//!
//! # `locks/`
//!
//! `<reviewer>.lock` is empty and never removed; the lock on it dies with its holder.
//! `<hash>.half` marks a command that writes many files and was begun: `format`
//! `zhupi-half-done`, `version`, `command`, `files`, `at`.
//!
//! # The rest
//!
//! `reserve`: 64 KB given up for a draft on a full disk. `trash/`: what was replaced or could not
//! be read, under its old name and the first digits of its hash; also a profile that another
//! took the place of. `.gitignore`, `.gitattributes`:
//! what Git leaves out, and which driver joins two versions of a review. Names that begin with
//! `.` and end with `.zhupi-tmp` are files being written, or left by a writer that died.
