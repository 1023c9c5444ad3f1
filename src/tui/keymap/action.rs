//! The named actions that keys stand for.

/// Everything a key outside a text field can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One row, line or entry down.
    Down,
    /// One up.
    Up,
    /// One character left; in the list and navigator, fold or go to the parent.
    Left,
    /// One character right.
    Right,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// Half a screen down.
    HalfPageDown,
    /// Half a screen up.
    HalfPageUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// Next clause.
    NextClause,
    /// Previous clause.
    PrevClause,
    /// Next sentence.
    NextSentence,
    /// Previous sentence.
    PrevSentence,
    /// Next paragraph.
    NextParagraph,
    /// Previous paragraph.
    PrevParagraph,
    /// Beginning of the line.
    LineStart,
    /// End of the line.
    LineEnd,
    /// Next pane.
    NextPane,
    /// Previous pane.
    PrevPane,
    /// Open what the line shows.
    Open,
    /// Back out of one thing.
    Back,
    /// Next report.
    NextReport,
    /// Previous report.
    PrevReport,
    /// Next section.
    NextSection,
    /// Previous section.
    PrevSection,
    /// Next note.
    NextNote,
    /// Previous note.
    PrevNote,
    /// Next finding.
    NextFinding,
    /// Previous finding.
    PrevFinding,
    /// Next match.
    NextMatch,
    /// Previous match.
    PrevMatch,
    /// Next criterion without a score.
    NextEmpty,
    /// Previous criterion without a score.
    PrevEmpty,
    /// Next unfinished report.
    NextUnfinished,
    /// Previous unfinished report.
    PrevUnfinished,
    /// The same part in the next report.
    SamePartNext,
    /// The same part in the previous report.
    SamePartPrev,
    /// Select characters.
    Select,
    /// Select paragraphs.
    SelectParagraphs,
    /// Select the sentence.
    ObjectSentence,
    /// Select the paragraph.
    ObjectParagraph,
    /// Select the clause.
    ObjectClause,
    /// Select the item.
    ObjectItem,
    /// Select the quoted phrase.
    ObjectQuoted,
    /// Select the figure.
    ObjectFigure,
    /// Note on the selection or section.
    Note,
    /// Note on the whole report.
    NoteWhole,
    /// Private remark on the selection or section.
    Remark,
    /// Accept the finding as a note.
    AcceptFinding,
    /// Dismiss the finding with a reason.
    DismissFinding,
    /// Switch checks for the batch.
    Checks,
    /// Edit the note.
    EditNote,
    /// Delete the note.
    DeleteNote,
    /// Copy.
    Copy,
    /// Open the score pane.
    Scores,
    /// A digit or point of the points given.
    PointsGiven,
    /// The points that follow are taken off the maximum.
    PointsOff,
    /// Erase the last digit.
    ErasePoint,
    /// Not applicable.
    NotApplicable,
    /// Count a usual deduction once more.
    Deduct,
    /// How sure one is of a score.
    Confidence,
    /// Let a score rest on the note at hand, or no longer.
    Cite,
    /// Take a score away.
    ClearScore,
    /// Write the comment on a score.
    ScoreComment,
    /// Write the summary.
    Summary,
    /// Done, and on to the next unfinished.
    Done,
    /// Put the report aside, or take it up again.
    Hold,
    /// What waits to be settled.
    Queue,
    /// Make the line a heading, or a heading body text.
    ToggleHeading,
    /// The heading one level deeper.
    Deeper,
    /// The heading one level higher.
    Higher,
    /// The batch as numbers.
    Stats,
    /// The reports nearest in score.
    Nearest,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// The last edit once more.
    Repeat,
    /// Search this report.
    Search,
    /// Search the whole batch.
    SearchBatch,
    /// List the notes.
    ListNotes,
    /// Insert from the phrase bank.
    Phrase,
    /// Keep the note as a phrase.
    KeepPhrase,
    /// Narrow the list.
    Filter,
    /// Bring the list into another order.
    Sort,
    /// Next hit.
    NextHit,
    /// Previous hit.
    PrevHit,
    /// Set a mark; the next key names it.
    SetMark,
    /// Go to a mark; the next key names it.
    GoToMark,
    /// Back in the jump list.
    JumpBack,
    /// Forward in the jump list.
    JumpForward,
    /// Cursor row to the middle.
    ScrollCentre,
    /// Cursor row to the top.
    ScrollTop,
    /// Cursor row to the bottom.
    ScrollBottom,
    /// The focused pane alone, or all panes again.
    Zoom,
    /// Fold the section, or open the fold.
    Fold,
    /// Fold all sections.
    FoldAll,
    /// Open all folds.
    OpenAll,
    /// Fold page chrome and residue, or show it.
    FoldAsides,
    /// Another text beside this one, or no longer.
    Beside,
    /// Narrower lines.
    Narrower,
    /// Wider lines.
    Wider,
    /// Command line.
    Command,
    /// Help.
    Help,
    /// Up one level, or quit.
    Quit,
    /// Quit.
    QuitNow,
    /// The tutor.
    Tutor,
    /// Suspend.
    Suspend,
    /// Redraw.
    Redraw,
}

/// The heads under which help lists bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving within a pane.
    Move,
    /// Going from thing to thing.
    Go,
    /// Selecting.
    Select,
    /// Notes.
    Note,
    /// Scores and status.
    Score,
    /// Corrections of the outline.
    Outline,
    /// Search.
    Find,
    /// How it looks.
    View,
    /// The program.
    Program,
}
