//! Panics on order, so that tests can try one in any room of the built program.
//!
//! Only debug builds hold anything of this; in others a point is nothing.

#[cfg(debug_assertions)]
type Ordered = Box<dyn Fn(&str) -> bool + Send + Sync>;

#[cfg(debug_assertions)]
static ORDERED: std::sync::OnceLock<Ordered> = std::sync::OnceLock::new();

/// Says by what to know that a room is to panic. Only `main` does.
#[cfg(debug_assertions)]
pub fn arm(ordered: impl Fn(&str) -> bool + Send + Sync + 'static) {
    let _ = ORDERED.set(Box::new(ordered));
}

/// A point in a room.
///
/// # Panics
/// That was ordered.
#[inline]
pub fn point(room: &str) {
    #[cfg(debug_assertions)]
    assert!(
        !ORDERED.get().is_some_and(|ordered| ordered(room)),
        "drill in {room}"
    );
    #[cfg(not(debug_assertions))]
    let _ = room;
}
