//! The one table of keys (`DESIGN.md` section 7).

use super::Place::{self, List, Navigator, Notes, Scores, Select, Text};
use super::{Action, Binding, Group, Places};
use crate::lang::keys;

/// Every pane, also while selecting.
const EVERYWHERE: Places = of(&[Text, List, Navigator, Notes, Scores, Select]);
/// Every pane, not while selecting.
const PANES: Places = of(&[Text, List, Navigator, Notes, Scores]);
/// The reading pane, also while selecting.
const READING: Places = of(&[Text, Select]);
/// While selecting.
const SELECTING: Places = of(&[Select]);

const fn of(places: &[Place]) -> Places {
    let mut set = 0;
    let mut nth = 0;
    while nth < places.len() {
        set |= places[nth] as u8;
        nth += 1;
    }
    Places(set)
}

/// Every key outside text fields.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    Binding { keys: &["j", "Down"], places: EVERYWHERE, action: Action::Down, group: Group::Move, doc: keys::down },
    Binding { keys: &["k", "Up"], places: EVERYWHERE, action: Action::Up, group: Group::Move, doc: keys::up },
    Binding { keys: &["h", "Left"], places: of(&[Text, List, Navigator, Select]), action: Action::Left, group: Group::Move, doc: keys::left },
    Binding { keys: &["l", "Right"], places: of(&[Text, List, Navigator, Select]), action: Action::Right, group: Group::Move, doc: keys::right },
    Binding { keys: &["g g", "Home"], places: EVERYWHERE, action: Action::Top, group: Group::Move, doc: keys::top },
    Binding { keys: &["G", "End"], places: EVERYWHERE, action: Action::Bottom, group: Group::Move, doc: keys::bottom },
    Binding { keys: &["Ctrl-d", "g d"], places: EVERYWHERE, action: Action::HalfPageDown, group: Group::Move, doc: keys::half_page_down },
    Binding { keys: &["Ctrl-u", "g u"], places: EVERYWHERE, action: Action::HalfPageUp, group: Group::Move, doc: keys::half_page_up },
    Binding { keys: &["Space", "PgDn", "Ctrl-f"], places: EVERYWHERE, action: Action::PageDown, group: Group::Move, doc: keys::page_down },
    Binding { keys: &["PgUp", "Ctrl-b"], places: EVERYWHERE, action: Action::PageUp, group: Group::Move, doc: keys::page_up },
    Binding { keys: &["w"], places: READING, action: Action::NextClause, group: Group::Move, doc: keys::next_clause },
    Binding { keys: &["b"], places: READING, action: Action::PrevClause, group: Group::Move, doc: keys::prev_clause },
    Binding { keys: &[")"], places: READING, action: Action::NextSentence, group: Group::Move, doc: keys::next_sentence },
    Binding { keys: &["("], places: READING, action: Action::PrevSentence, group: Group::Move, doc: keys::prev_sentence },
    Binding { keys: &["}"], places: READING, action: Action::NextParagraph, group: Group::Move, doc: keys::next_paragraph },
    Binding { keys: &["{"], places: READING, action: Action::PrevParagraph, group: Group::Move, doc: keys::prev_paragraph },
    Binding { keys: &["0"], places: READING, action: Action::LineStart, group: Group::Move, doc: keys::line_start },
    Binding { keys: &["$"], places: READING, action: Action::LineEnd, group: Group::Move, doc: keys::line_end },
    Binding { keys: &["Tab"], places: EVERYWHERE, action: Action::NextPane, group: Group::Go, doc: keys::next_pane },
    Binding { keys: &["Shift-Tab"], places: EVERYWHERE, action: Action::PrevPane, group: Group::Go, doc: keys::prev_pane },
    Binding { keys: &["Enter"], places: PANES, action: Action::Open, group: Group::Go, doc: keys::open },
    Binding { keys: &["Esc", "Ctrl-c"], places: EVERYWHERE, action: Action::Back, group: Group::Go, doc: keys::back },
    Binding { keys: &["J"], places: EVERYWHERE, action: Action::NextReport, group: Group::Go, doc: keys::next_report },
    Binding { keys: &["K"], places: EVERYWHERE, action: Action::PrevReport, group: Group::Go, doc: keys::prev_report },
    Binding { keys: &["] ]"], places: EVERYWHERE, action: Action::NextSection, group: Group::Go, doc: keys::next_section },
    Binding { keys: &["[ ["], places: EVERYWHERE, action: Action::PrevSection, group: Group::Go, doc: keys::prev_section },
    Binding { keys: &["] c"], places: EVERYWHERE, action: Action::NextNote, group: Group::Go, doc: keys::next_note },
    Binding { keys: &["[ c"], places: EVERYWHERE, action: Action::PrevNote, group: Group::Go, doc: keys::prev_note },
    Binding { keys: &["] f"], places: EVERYWHERE, action: Action::NextFinding, group: Group::Go, doc: keys::next_finding },
    Binding { keys: &["[ f"], places: EVERYWHERE, action: Action::PrevFinding, group: Group::Go, doc: keys::prev_finding },
    Binding { keys: &["] m"], places: EVERYWHERE, action: Action::NextMatch, group: Group::Go, doc: keys::next_match },
    Binding { keys: &["[ m"], places: EVERYWHERE, action: Action::PrevMatch, group: Group::Go, doc: keys::prev_match },
    Binding { keys: &["] e"], places: EVERYWHERE, action: Action::NextEmpty, group: Group::Go, doc: keys::next_empty },
    Binding { keys: &["[ e"], places: EVERYWHERE, action: Action::PrevEmpty, group: Group::Go, doc: keys::prev_empty },
    Binding { keys: &["] u"], places: EVERYWHERE, action: Action::NextUnfinished, group: Group::Go, doc: keys::next_unfinished },
    Binding { keys: &["[ u"], places: EVERYWHERE, action: Action::PrevUnfinished, group: Group::Go, doc: keys::prev_unfinished },
    Binding { keys: &["] s"], places: EVERYWHERE, action: Action::SamePartNext, group: Group::Go, doc: keys::same_part_next },
    Binding { keys: &["[ s"], places: EVERYWHERE, action: Action::SamePartPrev, group: Group::Go, doc: keys::same_part_prev },
    Binding { keys: &["m"], places: EVERYWHERE, action: Action::SetMark, group: Group::Go, doc: keys::set_mark },
    Binding { keys: &["'"], places: EVERYWHERE, action: Action::GoToMark, group: Group::Go, doc: keys::go_to_mark },
    Binding { keys: &["Ctrl-o", "g b"], places: EVERYWHERE, action: Action::JumpBack, group: Group::Go, doc: keys::jump_back },
    Binding { keys: &["g o"], places: EVERYWHERE, action: Action::JumpForward, group: Group::Go, doc: keys::jump_forward },
    Binding { keys: &["v"], places: READING, action: Action::Select, group: Group::Select, doc: keys::select },
    Binding { keys: &["V"], places: READING, action: Action::SelectParagraphs, group: Group::Select, doc: keys::select_paragraphs },
    Binding { keys: &["i s"], places: SELECTING, action: Action::ObjectSentence, group: Group::Select, doc: keys::object_sentence },
    Binding { keys: &["i p"], places: SELECTING, action: Action::ObjectParagraph, group: Group::Select, doc: keys::object_paragraph },
    Binding { keys: &["i c"], places: SELECTING, action: Action::ObjectClause, group: Group::Select, doc: keys::object_clause },
    Binding { keys: &["i i"], places: SELECTING, action: Action::ObjectItem, group: Group::Select, doc: keys::object_item },
    Binding { keys: &["i q"], places: SELECTING, action: Action::ObjectQuoted, group: Group::Select, doc: keys::object_quoted },
    Binding { keys: &["i n"], places: SELECTING, action: Action::ObjectFigure, group: Group::Select, doc: keys::object_figure },
    Binding { keys: &["c"], places: of(&[Text, List, Navigator, Select]), action: Action::Note, group: Group::Note, doc: keys::note },
    Binding { keys: &["C"], places: of(&[Text, List, Navigator, Select]), action: Action::NoteWhole, group: Group::Note, doc: keys::note_whole },
    Binding { keys: &["g p"], places: of(&[Text, List, Navigator, Select]), action: Action::Remark, group: Group::Note, doc: keys::remark },
    Binding { keys: &["a"], places: of(&[Text, Notes]), action: Action::AcceptFinding, group: Group::Note, doc: keys::accept_finding },
    Binding { keys: &["x"], places: of(&[Text, Notes]), action: Action::DismissFinding, group: Group::Note, doc: keys::dismiss_finding },
    Binding { keys: &["g c"], places: PANES, action: Action::Checks, group: Group::Note, doc: keys::checks },
    Binding { keys: &["e"], places: of(&[Text, List, Navigator, Notes]), action: Action::EditNote, group: Group::Note, doc: keys::edit_note },
    Binding { keys: &["d"], places: of(&[Text, Notes]), action: Action::DeleteNote, group: Group::Note, doc: keys::delete_note },
    Binding { keys: &["i"], places: of(&[Text, Notes]), action: Action::Phrase, group: Group::Note, doc: keys::phrase },
    Binding { keys: &["g i"], places: of(&[Text, Notes]), action: Action::KeepPhrase, group: Group::Note, doc: keys::keep_phrase },
    Binding { keys: &["y"], places: EVERYWHERE, action: Action::Copy, group: Group::Note, doc: keys::copy },
    Binding { keys: &["s"], places: EVERYWHERE, action: Action::Scores, group: Group::Score, doc: keys::scores },
    Binding { keys: &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "."], places: of(&[Scores]), action: Action::PointsGiven, group: Group::Score, doc: keys::points_given },
    Binding { keys: &["-"], places: of(&[Scores]), action: Action::PointsOff, group: Group::Score, doc: keys::points_off },
    Binding { keys: &["Backspace"], places: of(&[Scores]), action: Action::ErasePoint, group: Group::Score, doc: keys::erase_point },
    Binding { keys: &["x"], places: of(&[Scores]), action: Action::NotApplicable, group: Group::Score, doc: keys::not_applicable },
    Binding { keys: &["a", "b", "c", "d", "f", "h", "l", "o", "p", "r"], places: of(&[Scores]), action: Action::Deduct, group: Group::Score, doc: keys::deduct },
    Binding { keys: &["t"], places: of(&[Scores]), action: Action::Cite, group: Group::Score, doc: keys::cite },
    Binding { keys: &["w"], places: of(&[Scores]), action: Action::Confidence, group: Group::Score, doc: keys::confidence },
    Binding { keys: &["X"], places: of(&[Scores]), action: Action::ClearScore, group: Group::Score, doc: keys::clear_score },
    Binding { keys: &["e"], places: of(&[Scores]), action: Action::ScoreComment, group: Group::Score, doc: keys::score_comment },
    Binding { keys: &["g s"], places: PANES, action: Action::Summary, group: Group::Score, doc: keys::summary },
    Binding { keys: &["D"], places: PANES, action: Action::Done, group: Group::Score, doc: keys::done },
    Binding { keys: &["g h"], places: PANES, action: Action::Hold, group: Group::Score, doc: keys::hold },
    Binding { keys: &["g q"], places: PANES, action: Action::Queue, group: Group::Score, doc: keys::queue },
    Binding { keys: &["g t"], places: PANES, action: Action::Stats, group: Group::Score, doc: keys::stats },
    Binding { keys: &["g ="], places: PANES, action: Action::Nearest, group: Group::Score, doc: keys::nearest },
    Binding { keys: &["u"], places: PANES, action: Action::Undo, group: Group::Score, doc: keys::undo },
    Binding { keys: &["U", "Ctrl-r"], places: PANES, action: Action::Redo, group: Group::Score, doc: keys::redo },
    Binding { keys: &["."], places: of(&[Text, List, Navigator, Notes, Select]), action: Action::Repeat, group: Group::Score, doc: keys::repeat },
    Binding { keys: &["#"], places: of(&[Text, Navigator]), action: Action::ToggleHeading, group: Group::Outline, doc: keys::toggle_heading },
    Binding { keys: &[">"], places: of(&[Navigator]), action: Action::Deeper, group: Group::Outline, doc: keys::deeper },
    Binding { keys: &["<"], places: of(&[Navigator]), action: Action::Higher, group: Group::Outline, doc: keys::higher },
    Binding { keys: &["/"], places: EVERYWHERE, action: Action::Search, group: Group::Find, doc: keys::search },
    Binding { keys: &["n"], places: EVERYWHERE, action: Action::NextHit, group: Group::Find, doc: keys::next_hit },
    Binding { keys: &["N"], places: EVERYWHERE, action: Action::PrevHit, group: Group::Find, doc: keys::prev_hit },
    Binding { keys: &["z z"], places: EVERYWHERE, action: Action::ScrollCentre, group: Group::View, doc: keys::scroll_centre },
    Binding { keys: &["z t"], places: EVERYWHERE, action: Action::ScrollTop, group: Group::View, doc: keys::scroll_top },
    Binding { keys: &["z b"], places: EVERYWHERE, action: Action::ScrollBottom, group: Group::View, doc: keys::scroll_bottom },
    Binding { keys: &["z o"], places: EVERYWHERE, action: Action::Zoom, group: Group::View, doc: keys::zoom },
    Binding { keys: &["="], places: EVERYWHERE, action: Action::Beside, group: Group::View, doc: keys::beside },
    Binding { keys: &["z a"], places: of(&[Text, Navigator, Select]), action: Action::Fold, group: Group::View, doc: keys::fold },
    Binding { keys: &["z M"], places: EVERYWHERE, action: Action::FoldAll, group: Group::View, doc: keys::fold_all },
    Binding { keys: &["z R"], places: EVERYWHERE, action: Action::OpenAll, group: Group::View, doc: keys::open_all },
    Binding { keys: &["z x"], places: EVERYWHERE, action: Action::FoldAsides, group: Group::View, doc: keys::fold_asides },
    Binding { keys: &["z <"], places: EVERYWHERE, action: Action::Narrower, group: Group::View, doc: keys::narrower },
    Binding { keys: &["z >"], places: EVERYWHERE, action: Action::Wider, group: Group::View, doc: keys::wider },
    Binding { keys: &[":"], places: EVERYWHERE, action: Action::Command, group: Group::Program, doc: keys::command },
    Binding { keys: &["?", "F1"], places: EVERYWHERE, action: Action::Help, group: Group::Program, doc: keys::help },
    Binding { keys: &["g /"], places: EVERYWHERE, action: Action::SearchBatch, group: Group::Find, doc: keys::search_batch },
    Binding { keys: &["g n"], places: EVERYWHERE, action: Action::ListNotes, group: Group::Find, doc: keys::list_notes },
    Binding { keys: &["f"], places: of(&[List]), action: Action::Filter, group: Group::Find, doc: keys::filter },
    Binding { keys: &["o"], places: of(&[List]), action: Action::Sort, group: Group::Find, doc: keys::sort },
    Binding { keys: &["q"], places: EVERYWHERE, action: Action::Quit, group: Group::Program, doc: keys::quit },
    Binding { keys: &["Q"], places: EVERYWHERE, action: Action::QuitNow, group: Group::Program, doc: keys::quit_now },
    Binding { keys: &["g ?"], places: PANES, action: Action::Tutor, group: Group::Program, doc: keys::tutor },
    Binding { keys: &["Ctrl-z", "z Z"], places: EVERYWHERE, action: Action::Suspend, group: Group::Program, doc: keys::suspend },
    Binding { keys: &["Ctrl-l", "z l"], places: EVERYWHERE, action: Action::Redraw, group: Group::Program, doc: keys::redraw },
];
