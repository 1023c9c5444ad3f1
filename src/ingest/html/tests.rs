use super::super::{Ingested, Options, ingest};
use super::*;

fn page(source: &str) -> Ingested {
    ingest("a.html", source.as_bytes(), &Options::default()).unwrap()
}

/// The text with marked stretches left out.
fn unmarked(read: &Ingested) -> String {
    read.text
        .as_str()
        .chars()
        .enumerate()
        .filter(|(nth, _)| {
            let at = crate::text::CharIdx::new(*nth);
            !read
                .marks
                .iter()
                .any(|mark| mark.kind == MarkKind::Chrome && mark.span.contains(at))
        })
        .map(|(_, ch)| ch)
        .collect()
}

#[track_caller]
fn check(source: &str, text: &str) {
    assert_eq!(page(source).text.as_str(), text);
}

#[test]
fn blocks_are_lines_and_blanks_collapse() {
    check(
        "<p>甲 \n 乙</p><p>丙  d\n e</p>丁<br>戊",
        "甲乙\n丙 d e\n丁\n戊\n",
    );
    check("<p>　　甲&nbsp;&lt;乙</p>", "　　甲\u{a0}<乙\n");
    check("<pre>a\n  b</pre>", "a\n  b\n");
}

#[test]
fn tables_are_tabs_and_lines() {
    let read = page(
        "<table><tr><td>类别</td><td><p>件数</p></td></tr><tr><td>调解</td><td>36</td></tr></table>后",
    );
    assert_eq!(read.text.as_str(), "类别\t件数\n调解\t36\n后\n");
    let tables: Vec<&str> = read
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Table)
        .map(|mark| read.text.slice(mark.span))
        .collect();
    assert_eq!(tables, ["类别\t件数\n调解\t36\n"]);
}

const BODY: &str = "<p>今年以来，青石乡坚持依法行政，开展法治宣传十二次，化解矛盾纠纷三十六件，群众满意。</p><p>一、主要举措和成效</p><p>成立领导小组，定期召开会议，研究部署法治建设工作，压实各村责任，推动各项任务落地见效。乡党委专题学习三次，乡政府常务会议研究四次，形成一级抓一级、层层抓落实的工作格局，确保法治建设各项要求落到实处。</p>";

#[test]
fn the_page_around_a_known_container_is_chrome() {
    let read = page(&format!(
        "<title>青石乡2025年法治报告_青石乡人民政府</title><script>var x='<p>'</script><div class=nav>首页 &gt; 公开</div><div class=bt>青石乡2025年法治报告</div><div>发布时间：2026-01-05</div><div class='view TRS_Editor'>{BODY}</div><div>版权所有 青石乡</div>"
    ));
    assert!(
        unmarked(&read)
            .trim_start()
            .starts_with("青石乡2025年法治报告\n")
    );
    assert!(unmarked(&read).trim_end().ends_with("落到实处。"));
    assert!(read.text.as_str().contains("版权所有"));
    let kinds: Vec<_> = read
        .notices
        .iter()
        .map(|notice| notice.kind.clone())
        .collect();
    assert_eq!(kinds, [NoticeKind::BodyFoundBy(".TRS_Editor".to_owned())]);
    let hints: Vec<(u8, &str)> = read
        .hints
        .iter()
        .map(|hint| (hint.level, read.text.slice(hint.span)))
        .collect();
    assert_eq!(hints, [(0, "青石乡2025年法治报告")]);
}

#[test]
fn readability_finds_the_body_where_no_container_is_known() {
    let read = page(&format!(
        "<body><ul class=menu><li><a href=a>首页</a></li><li><a href=b>政务公开</a></li></ul><div class=x9>{}</div><div class=foot>联系我们 网站地图</div></body>",
        BODY.repeat(3)
    ));
    let kinds: Vec<_> = read
        .notices
        .iter()
        .map(|notice| notice.kind.clone())
        .collect();
    assert_eq!(kinds, [NoticeKind::BodyFoundBy("Readability".to_owned())]);
    let body = unmarked(&read);
    assert!(
        body.contains("今年以来") && !body.contains("网站地图") && !body.contains("政务公开"),
        "{body}"
    );
}

#[test]
fn a_bare_page_is_all_body_and_hidden_parts_are_marked() {
    let read = page(
        "<h1>报告</h1><h2>一、举措</h2>正文<span style='display: none'>暗文</span><font color=white>白字</font>",
    );
    assert_eq!(unmarked(&read), read.text.as_str());
    let hidden: Vec<&str> = read
        .marks
        .iter()
        .map(|mark| read.text.slice(mark.span))
        .collect();
    assert_eq!(hidden, ["暗文", "白字"]);
    let hints: Vec<(u8, &str)> = read
        .hints
        .iter()
        .map(|hint| (hint.level, read.text.slice(hint.span)))
        .collect();
    assert_eq!(hints, [(0, "报告"), (1, "一、举措")]);
}

#[test]
fn the_declared_encoding_settles_a_doubt() {
    let source = "<meta charset=gb2312><p>青石</p>";
    let bytes = encoding_rs::GBK.encode(source).0.into_owned();
    let read = ingest("a.htm", &bytes, &Options::default()).unwrap();
    assert_eq!(
        (read.text.as_str(), read.encoding.as_deref(), read.sure),
        ("青石\n", Some("gb18030"), true)
    );
}

#[test]
fn hostile_nesting_stays_linear() {
    for source in [
        "<div>".repeat(200_000),
        "<font color=red><p>".repeat(50_000),
        "<table><tr><td>".repeat(50_000),
        "<a href='x".repeat(50_000),
        "<b><i><u>x</b>".repeat(30_000),
    ] {
        // Finishing at all within the test's patience is the point; text or not is no matter.
        let _ = ingest("a.html", source.as_bytes(), &Options::default());
    }
}
