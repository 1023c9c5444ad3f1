//! What `--help` of a subcommand shows at its end: lines to type.
//!
//! They are no words of a language: names of files are the samples'.

/// Subcommand and its examples.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "list",
        &[
            "zhupi list .",
            "zhupi list --json . | jq -r 'select(.missing != []) | .report'",
        ],
    ),
    (
        "text",
        &[
            "zhupi text 01-石梁镇.txt | wc -m",
            "zhupi text 旧报告.txt --encoding gb18030",
        ],
    ),
    (
        "outline",
        &[
            "zhupi outline 01",
            "zhupi outline 01 --set 2.3:body",
            "zhupi outline 01 --set 3:part=leaders",
        ],
    ),
    (
        "figures",
        &["zhupi figures --json . | jq -r '[.report, .value, .unit] | @tsv'"],
    ),
    (
        "similar",
        &[
            "zhupi similar .",
            "zhupi similar --min-chars 100 今年/ 去年/",
        ],
    ),
    (
        "search",
        &[
            "zhupi search 不够深入 .",
            "zhupi search --regex '第[一二三]季度' .",
        ],
    ),
    (
        "show",
        &["zhupi show 01", "zhupi show --reviewer all --json 01"],
    ),
    (
        "score",
        &[
            "zhupi score 01 measures 30.5 --comment '数据较实'",
            "zhupi score 01 plan na",
            "zhupi score - < scores.tsv",
        ],
    ),
    (
        "note",
        &[
            "zhupi note 01 --quote '调解成功181件' '请附未成功5件的去向'",
            "zhupi note 01 --section 2 --kind suggestion '请写明原因'",
            "zhupi note 01 --whole --private - < memo.txt",
        ],
    ),
    (
        "summary",
        &[
            "zhupi summary 01 '总体较好，请补正后重报'",
            "zhupi summary 01",
        ],
    ),
    ("status", &["zhupi status 01 done"]),
    ("undo", &["zhupi undo 01"]),
    ("redo", &["zhupi redo 01"]),
    ("anchors", &["zhupi anchors ."]),
    (
        "merge",
        &["zhupi merge ../乙/.zhupi --into .zhupi --dry-run"],
    ),
    (
        "export",
        &[
            "zhupi export . --format xlsx -o 汇总.xlsx",
            "zhupi export . --format docx -o ../意见/",
            "zhupi export 乡镇 --format form -o ../表/",
            "zhupi export . --format json --reviewer all > all.json",
            "zhupi export . --format md --template 本县.md -o ../意见/",
        ],
    ),
    (
        "import",
        &[
            "zhupi import ../评阅表.txt --dry-run",
            "zhupi import ../评阅表.txt",
            "zhupi import ../notes.jsonld --reviewer 王评阅",
        ],
    ),
    (
        "profile",
        &[
            "zhupi profile list",
            "zhupi profile new benxian --from fazhi",
            "zhupi profile take benxian",
        ],
    ),
    ("init", &["zhupi init ."]),
    (
        "store",
        &[
            "zhupi store path .",
            "zhupi store check --json",
            "zhupi store history 01",
        ],
    ),
    (
        "check",
        &["zhupi check .", "zhupi check --json 01-石梁镇.txt"],
    ),
    (
        "finding",
        &[
            "zhupi finding 02 part-missing leaders accept",
            "zhupi finding 02 law-misnamed 357 dismiss --reason '原文如此'",
        ],
    ),
    ("stats", &["zhupi stats ."]),
    (
        "completions",
        &[
            "zhupi completions bash > ~/.local/share/bash-completion/completions/zhupi",
            "zhupi completions zsh > ~/.zfunc/_zhupi",
        ],
    ),
    (
        "man",
        &[
            "zhupi man > ~/.local/share/man/man1/zhupi.1",
            "zhupi man export | man -l -",
        ],
    ),
];

/// The examples of a subcommand.
pub(super) fn of(command: &str) -> &'static [&'static str] {
    let found = EXAMPLES.iter().find(|(name, _)| *name == command);
    found.map_or(&[], |(_, examples)| examples)
}
