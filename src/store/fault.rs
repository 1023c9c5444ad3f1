//! Where the tests make a call fail, or the program die, at a chosen step of a save, and learn
//! what was done to the disk.
//!
//! Outside tests nothing of this is compiled in; `io` asks before every call.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::io::Call;

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

/// What was done to the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    MakeDir(PathBuf),
    SyncDir(PathBuf),
}

#[derive(Debug, Default)]
struct Plan {
    fault: Option<(usize, Fault)>,
    calls: Vec<&'static str>,
    done: Vec<Done>,
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

/// Ends the plan and gives what was done to the disk.
pub(super) fn recorded() -> Vec<Done> {
    PLAN.with_borrow_mut(|plan| std::mem::take(plan).done)
}

fn name(call: Call<'_>) -> &'static str {
    match call {
        Call::Other(name) => name,
        Call::Create(_) => "create",
        Call::Write(..) => "write",
        Call::Sync(_) => "fsync",
        Call::Rename(..) => "rename",
        Call::Remove(_) => "unlink",
        Call::MakeDir(_) => "mkdir",
        Call::SyncDir(_) => "fsyncdir",
    }
}

/// Notes what a call did.
pub(super) fn after(call: Call<'_>) {
    let at = Path::to_path_buf;
    let done = match call {
        Call::Other(_) => return,
        Call::Create(path) => Done::Create(at(path)),
        Call::Write(path, bytes) => Done::Write(at(path), bytes.to_owned()),
        Call::Sync(path) => Done::Sync(at(path)),
        Call::Rename(from, to) => Done::Rename(at(from), at(to)),
        Call::Remove(path) => Done::Remove(at(path)),
        Call::MakeDir(path) => Done::MakeDir(at(path)),
        Call::SyncDir(path) => Done::SyncDir(at(path)),
    };
    PLAN.with_borrow_mut(|plan| plan.done.push(done));
}

/// Whether a call may go ahead.
pub(super) fn before(call: Call<'_>) -> Result<(), Errno> {
    let call = name(call);
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
