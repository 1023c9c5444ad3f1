//! Where the tests make a call fail, or the program die, at a chosen step of a save.
//!
//! Outside tests nothing of this is compiled in; `io` asks before every call.

use std::cell::RefCell;

use rustix::io::Errno;

/// What happens at the chosen step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// This one call fails.
    Once(Errno),
    /// This call and every later one of the same kind fail.
    Always(Errno),
    /// The process is killed before the call: this and every later call do nothing.
    Kill,
}

#[derive(Debug, Default)]
struct Plan {
    fault: Option<(usize, Fault)>,
    calls: Vec<&'static str>,
    failing: Option<(&'static str, Errno)>,
    is_dead: bool,
}

thread_local! {
    static PLAN: RefCell<Plan> = RefCell::default();
}

/// Starts counting this thread's calls, and makes the one of this number fail.
pub(super) fn arm(fault: Option<(usize, Fault)>) {
    PLAN.with_borrow_mut(|plan| {
        *plan = Plan {
            fault,
            ..Plan::default()
        };
    });
}

/// Ends the plan and gives the calls that were asked for.
pub(super) fn disarm() -> Vec<&'static str> {
    PLAN.with_borrow_mut(|plan| std::mem::take(plan).calls)
}

/// Whether a call may go ahead.
pub(super) fn before(call: &'static str) -> Result<(), Errno> {
    PLAN.with_borrow_mut(|plan| {
        let nth = plan.calls.len();
        plan.calls.push(call);
        if plan.is_dead {
            return Err(Errno::CANCELED);
        }
        if let Some((failing, errno)) = plan.failing
            && failing == call
        {
            return Err(errno);
        }
        match plan.fault {
            Some((at, fault)) if at == nth => match fault {
                Fault::Once(errno) => Err(errno),
                Fault::Always(errno) => {
                    plan.failing = Some((call, errno));
                    Err(errno)
                }
                Fault::Kill => {
                    plan.is_dead = true;
                    Err(Errno::CANCELED)
                }
            },
            _ => Ok(()),
        }
    })
}
