//! A batch in a home of its own, worked on by one reviewer without a terminal.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::home::{Home, Ran};

/// A report of a fictional township with all four parts.
pub(crate) const REPORT: &str = "青石镇2025年法治政府建设情况报告\n\n\
    现将我镇2025年法治政府建设情况报告如下：\n\
    一、主要举措和成效\n\
    （一）健全制度\n　　全年召开党委会3次，审查文件92份。依法行政。\n\
    （二）普法宣传\n　　开展宣传12次。依法行政。\n\
    二、存在的不足和原因\n　　执法力量不足。\n\
    三、党政主要负责人履行推进法治建设第一责任人职责情况\n　　主要负责人带头学法4次。\n\
    四、2026年工作安排\n　　加强队伍建设。\n\
    \n青石镇人民政府\n2025年12月20日\n";

/// A batch of two reports, with a reviewer.
pub(crate) fn two_reports() -> Batch {
    let home = Home::new();
    home.write("b/1 青石镇.txt", REPORT);
    home.write("b/10 石桥乡.txt", REPORT.replace("青石镇", "石桥乡"));
    Batch::new(home)
}

/// A folder of reports below a home, and the environment that is added to the home's.
pub(crate) struct Batch {
    pub(crate) home: Home,
    pub(crate) dir: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Batch {
    /// The folder `b` of a home, reviewed by 评审甲.
    pub(crate) fn new(home: Home) -> Self {
        Self {
            dir: home.path().join("b"),
            home,
            environment: vec![("ZHUPI_REVIEWER", "评审甲".to_owned())],
        }
    }

    /// The same with a profile of the home's.
    pub(crate) fn with_profile(mut self, file: &str) -> Self {
        let file = self.home.path().join(file).display().to_string();
        self.environment.push(("ZHUPI_PROFILE", file));
        self
    }

    /// The built program in the batch's folder, ready to be run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.home.command(args);
        let environment = self.environment.iter().cloned();
        command.current_dir(&self.dir).envs(environment);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        // A program that wants no input may have closed it.
        let stdin = child.stdin.take();
        let _ = stdin.expect("it is piped").write_all(input.as_bytes());
        child
            .wait_with_output()
            .expect("the program can be waited for")
            .into()
    }

    /// Runs what must go well.
    #[track_caller]
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.stderr);
        ran.stdout
    }

    /// Runs what must fail, and gives what it says.
    #[track_caller]
    pub(crate) fn fails(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}{}", ran.stdout, ran.stderr);
        assert!(
            ran.stderr.starts_with("zhupi: "),
            "{args:?}: {}",
            ran.stderr
        );
        ran.stderr
    }

    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.ok(args)).expect("it prints one document")
    }
}
