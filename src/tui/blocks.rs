//! The annotation pane as one list: notes, drafts, the summary, then what was noticed.

use super::state::State;

/// One entry of the annotation pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A note, by its place in the review.
    Note(usize),
    /// A draft that waits.
    Draft(usize),
    /// The summary.
    Summary,
    /// A private remark, by its place among the remarks.
    Remark(usize),
    /// A finding, by its place among all findings.
    Finding(usize),
    /// A passage shared with another report.
    Match(usize),
}

impl State {
    /// Every entry, in the order of the pane. Notes come first, so that the place of a note
    /// is its place in the review.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let Some(open) = self.opened() else {
            return Vec::new();
        };
        let mut blocks: Vec<Block> = (0..open.review.notes.len()).map(Block::Note).collect();
        blocks.extend((0..self.drafts.len()).map(Block::Draft));
        if !open.review.summary.is_empty() {
            blocks.push(Block::Summary);
        }
        blocks.extend((0..open.remarks.notes.len()).map(Block::Remark));
        blocks.extend(
            open.findings(&self.muted)
                .map(|(nth, _)| Block::Finding(nth)),
        );
        blocks.extend((0..open.matches().len()).map(Block::Match));
        blocks
    }

    /// The selected entry of the annotation pane.
    #[must_use]
    pub fn block(&self) -> Option<Block> {
        let nth = self.note?;
        self.blocks().get(nth).copied()
    }

    /// The draft that is selected there: it can be gone on with from everywhere.
    #[must_use]
    pub fn draft_at_hand(&self) -> Option<Block> {
        let selected = self.block();
        selected.filter(|block| matches!(block, Block::Draft(_)))
    }

    /// Selects an entry of the annotation pane.
    pub fn select_block(&mut self, block: Block) {
        self.note = self.blocks().iter().position(|known| *known == block);
    }
}
