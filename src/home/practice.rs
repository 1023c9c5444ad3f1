//! A batch to practise on: copies of the sample reports in a folder of the program's own, with
//! a store of its own, so that nothing that is tried there touches real reviews.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::file;
use super::folders::Home;

/// The folder, which is also what the batch is called.
const NAME: &str = "练习批次";

/// The reports, as `sample-reports/` has them.
const REPORTS: [(&str, &[u8]); 4] = [
    (
        "01-石梁镇.txt",
        include_bytes!("../../sample-reports/01-石梁镇.txt"),
    ),
    (
        "02-双桥乡.txt",
        include_bytes!("../../sample-reports/02-双桥乡.txt"),
    ),
    (
        "03-柳湾街道.txt",
        include_bytes!("../../sample-reports/03-柳湾街道.txt"),
    ),
    (
        "04-枫林镇.txt",
        include_bytes!("../../sample-reports/04-枫林镇.txt"),
    ),
];

impl Home {
    /// The practice batch, whether or not it was made; `None` where the platform names no
    /// folder for data.
    #[must_use]
    pub fn practice(&self) -> Option<PathBuf> {
        Some(self.data()?.join("practice").join(NAME))
    }

    /// Makes the practice batch as far as it is missing, and gives its folder. What was
    /// written in it stays.
    ///
    /// # Errors
    ///
    /// There is no data folder, or it cannot be written.
    pub fn make_practice(&self) -> io::Result<PathBuf> {
        let folder = self
            .practice()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        for (name, bytes) in REPORTS {
            let path = folder.join(name);
            if !path.exists() {
                file::write_whole(&path, bytes)?;
            }
        }
        // A store of its own, whatever the environment says.
        let store = folder.join(".zhupi");
        if !store.is_dir() {
            use std::os::unix::fs::DirBuilderExt;
            fs::DirBuilder::new().mode(0o700).create(&store)?;
        }
        folder.canonicalize()
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;

    #[test]
    fn the_practice_batch_is_made_once_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        let folder = home.make_practice().unwrap();
        assert!(folder.ends_with(NAME) && folder.join(".zhupi").is_dir());
        let report = folder.join("01-石梁镇.txt");
        let sample = fs::read_to_string(&report).unwrap();
        assert!(sample.contains("石梁镇"));
        fs::write(&report, "改过").unwrap();
        assert_eq!(home.make_practice().unwrap(), folder);
        assert_eq!(fs::read_to_string(&report).unwrap(), "改过");
        assert!(Home::default().make_practice().is_err());
    }
}
