//! What the list shows: the filter, the order, and the reports that come out of both.
//!
//! Kept until the filter, the order or what is known of the reports changes, so that no key
//! and no frame goes over the batch.

use rayon::prelude::*;

use crate::profile::Profile;

use super::filter::Filter;
use super::order::Order;
use super::sort::{self, SortBy};
use super::state::State;

/// The filter and the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The reports shown, in order.
    pub order: Order,
    /// What narrows the list.
    pub filter: Filter,
    /// What it is ordered by.
    pub by: SortBy,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Whether an edit changed what filter and order look at. The report at hand keeps its
    /// place until one goes on to another.
    pub stale: bool,
    /// While a filter is typed: the one before, and the report at hand then.
    pub before: Option<(String, usize)>,
}

impl Listing {
    /// Whether the list is anything but the batch as it is.
    #[must_use]
    pub fn is_arranged(&self) -> bool {
        !self.filter.is_empty() || self.by != SortBy::Path || self.reversed
    }
}

impl State {
    /// Takes another filter. Where only letters were added to a word, only what was shown so
    /// far is looked at.
    pub fn set_filter(&mut self, typed: &str) {
        let profile: &Profile = &self.session.profile;
        let filter = Filter::new(typed, profile);
        let narrows = filter.narrows(&self.listing.filter);
        self.listing.filter = filter;
        self.arrange_among(narrows);
    }

    /// Works out anew which reports are shown.
    pub fn arrange(&mut self) {
        self.arrange_among(false);
    }

    fn arrange_among(&mut self, shown_only: bool) {
        self.listing.stale = false;
        let n_reports = self.n_reports();
        let Some(batch) = &self.batch else {
            return;
        };
        if !self.listing.is_arranged() {
            self.listing.order = Order::whole(n_reports);
            return;
        }
        let filter = &self.listing.filter;
        let rows = &self.rows;
        let row = |report: u32| rows.get(report as usize).and_then(Option::as_deref);
        let fits = |report: &u32| {
            let entry = &batch.entries[*report as usize];
            filter.shows(
                entry,
                row(*report),
                self.tally.class_of(batch, *report as usize),
            )
        };
        let every = 0..u32::try_from(n_reports).unwrap_or(u32::MAX);
        let mut reports: Vec<u32> = match self.listing.order.arranged().filter(|_| shown_only) {
            Some(shown) => shown.par_iter().copied().filter(fits).collect(),
            None => every.into_par_iter().filter(fits).collect(),
        };
        // What is narrowed is in order already.
        if !shown_only || self.listing.order.arranged().is_none() {
            sort::sort(&mut reports, self.listing.by, self.listing.reversed, row);
        }
        self.listing.order = Order::of(reports, n_reports);
    }

    /// The place of the report at hand in the list; where the filter hides it, the first row.
    #[must_use]
    pub fn list_place(&self) -> usize {
        let place = self.listing.order.place_of(self.list.at);
        place.unwrap_or(self.list.top)
    }

    /// How the direction of the list's order is shown.
    #[must_use]
    pub fn order_sign(&self) -> &'static str {
        match (self.listing.reversed, self.settings.plain_lines()) {
            (false, false) => "↑",
            (true, false) => "↓",
            (false, true) => "^",
            (true, true) => "v",
        }
    }
}
