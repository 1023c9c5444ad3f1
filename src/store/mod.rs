//! The only writer of reviews: layout, versions, locks, atomic writes, recovery.
