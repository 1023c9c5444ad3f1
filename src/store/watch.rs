//! Waiting for other sessions' work: asleep until something changes, where the system says so;
//! else one look at a folder every two seconds.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::io;
use super::open::Store;
use super::read::is_review;

/// How often folders are looked at whose file system does not tell: others' edits are to show
/// within two seconds.
const EVERY: Duration = Duration::from_millis(1_800);

/// How long writing is let go on before it is looked at: a save makes several changes.
const SETTLE: Duration = Duration::from_millis(60);

/// Watches the reviews of one reviewer.
#[derive(Debug)]
pub struct Watch {
    /// The reviewer's folder, which need not be there yet.
    folder: PathBuf,
    #[cfg(target_os = "linux")]
    news: Option<std::os::fd::OwnedFd>,
    /// The files of the folder as they were when last looked at.
    files: Files,
}

/// Inode and time of change, by name.
type Files = BTreeMap<OsString, [i128; 3]>;

fn look(folder: &Path) -> Files {
    let names = io::list(folder).unwrap_or_default();
    let of_review = names.into_iter().filter(|name| is_review(name));
    of_review
        .filter_map(|name| Some((name.clone(), io::file_state(&folder.join(&name))?)))
        .collect()
}

impl Store {
    /// Watches the reviews of a reviewer from now on.
    ///
    /// # Errors
    /// A name that no reviewer can have.
    pub fn watch(&self, reviewer: &str) -> Result<Watch, super::StoreError> {
        let folder = self.folder(super::Shape::Review, reviewer)?;
        let mut watch = Watch {
            #[cfg(target_os = "linux")]
            news: open(&folder),
            files: look(&folder),
            folder,
        };
        watch.arm();
        Ok(watch)
    }
}

impl Watch {
    /// Returns when reviews changed, by whomever, with the names of their files. Takes no lock
    /// and writes nothing.
    pub fn wait(&mut self) -> Vec<OsString> {
        loop {
            if self.slept() {
                std::thread::sleep(SETTLE);
            } else {
                std::thread::sleep(EVERY);
            }
            self.arm();
            let changed = self.look_again();
            if !changed.is_empty() {
                return changed;
            }
        }
    }

    /// The names of the files that are not as they were.
    fn look_again(&mut self) -> Vec<OsString> {
        let now = look(&self.folder);
        let before = std::mem::replace(&mut self.files, now);
        let now = &self.files;
        let gone = before.keys().filter(|name| !now.contains_key(*name));
        let new = now
            .iter()
            .filter(|(name, state)| before.get(*name) != Some(*state))
            .map(|(name, _)| name);
        gone.chain(new).cloned().collect()
    }

    #[cfg(not(target_os = "linux"))]
    fn arm(&mut self) {}

    #[cfg(not(target_os = "linux"))]
    fn slept(&mut self) -> bool {
        false
    }

    /// Asks to be told of the folder, or of the nearest one above it as long as it is missing.
    #[cfg(target_os = "linux")]
    fn arm(&mut self) {
        use rustix::fs::inotify::{WatchFlags, add_watch};
        let Some(news) = &self.news else { return };
        let flags = WatchFlags::CREATE
            | WatchFlags::MOVED_TO
            | WatchFlags::DELETE
            | WatchFlags::MOVED_FROM
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF;
        let armed = self
            .folder
            .ancestors()
            .find_map(|dir| add_watch(news, dir, flags).ok());
        if armed.is_none() {
            self.news = None;
        }
    }

    /// Sleeps until the system has news; `false` where it never will.
    #[cfg(target_os = "linux")]
    fn slept(&mut self) -> bool {
        let Some(news) = &self.news else {
            return false;
        };
        let mut block = [0_u8; 4096];
        // What the news are does not matter: the folder is looked at.
        match rustix::io::read(news, &mut block) {
            Ok(_) | Err(rustix::io::Errno::INTR) => true,
            Err(_) => {
                self.news = None;
                false
            }
        }
    }
}

/// Opens a channel for news; `None` where changes made elsewhere would not be told: network
/// file systems and those in user space.
#[cfg(target_os = "linux")]
fn open(folder: &Path) -> Option<std::os::fd::OwnedFd> {
    use rustix::fs::inotify::{CreateFlags, init};
    // As `statfs(2)` lists them: NFS, SMB, CIFS, SMB2, FUSE, 9P, VirtualBox, AFS, Ceph.
    const DEAF: [u64; 9] = [
        0x6969,
        0x517B,
        0xFF53_4D42,
        0xFE53_4D42,
        0x6573_5546,
        0x0102_1997,
        0x786F_4256,
        0x5346_414F,
        0x00C3_6400,
    ];
    let here = folder.ancestors().find(|dir| dir.is_dir())?;
    let kind = rustix::fs::statfs(here).ok()?.f_type;
    let kind = u64::try_from(kind).unwrap_or(0) & 0xFFFF_FFFF;
    if DEAF.contains(&kind) {
        return None;
    }
    init(CreateFlags::CLOEXEC).ok()
}
