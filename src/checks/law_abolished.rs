use super::cited::{Cited, cited, official};
use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::profile::Abolished;

documented! {
    /// A law that is no longer in force
    ///
    /// # What it finds
    /// A law or rule between 《 and 》 that lost force before or during the year the report is about.
    ///
    /// # Why it matters
    /// Acting by an abolished rule has no basis; the name betrays a text of earlier years.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 向群众宣传《⟦信访条例⟧》和《民法典》，开展普法活动20次。
    /// ```
    ///
    /// # Not reported
    /// Laws abolished after the year of the report, and passages that speak of the abolition.
    /// ```text fazhi
    /// 青石镇2020年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 向群众宣传《信访条例》和《物权法》，开展普法活动20次。
    /// ```
    ///
    /// # Source
    /// The list of abolished laws in the profile, each with its date and successor.
    LawAbolished = "law-abolished", Warning;

    /// 引用已废止的法律法规
    ///
    /// # 检查内容
    /// 书名号内的法律法规，在报告所属年度结束前已经废止。
    ///
    /// # 为什么重要
    /// 废止的规定不能作为依据；出现旧法名称，往往是照抄往年材料。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 认真贯彻《⟦中华人民共和国婚姻法⟧》，调解婚姻家庭纠纷20起。
    /// ```
    ///
    /// # 不报告的情形
    /// 在报告年度之后才废止的；说明废止情况的。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 原《信访条例》废止后，组织学习《信访工作条例》，开展普法活动20次。
    /// ```
    ///
    /// # 依据
    /// 模板中的废止名单，各附废止日期和替代文件。
    chinese
}

impl Check for LawAbolished {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(year) = reading.report.year.as_ref().map(|year| year.value) else {
            return;
        };
        let abolished: Vec<(Vec<char>, &Abolished)> = reading
            .profile
            .abolished
            .iter()
            .filter(|law| lost_force_in(law).is_some_and(|since| since <= year))
            .map(|law| (official(&law.name).0, law))
            .collect();
        for name in cited(reading) {
            let law = abolished.iter().find(|(base, _)| *base == name.base);
            let Some((_, law)) = law.filter(|_| !speaks_of_abolition(reading, &name)) else {
                continue;
            };
            let (title, since) = (&law.name, &law.since);
            let message = say!(
                "《{title}》自{since}起不再施行",
                "《{title}》 is not in force since {since}"
            );
            let help = match &law.successor {
                Some(successor) => say!("请改引《{successor}》", "cite 《{successor}》 instead"),
                None => say!(
                    "请删去或改引现行规定",
                    "take it out, or cite the rule in force"
                ),
            };
            found.push(Found::at(name.span, message, help));
        }
    }
}

fn lost_force_in(law: &Abolished) -> Option<i32> {
    law.since.get(..4)?.parse().ok()
}

/// Whether the passage itself says that the law is a former one.
fn speaks_of_abolition(reading: &Reading<'_>, name: &Cited) -> bool {
    let before =
        (name.span.start.get().saturating_sub(4)..name.span.start.get()).map(|at| reading.at(at));
    let end = name.span.end.get() + 1;
    let after: String = (end..end + 14)
        .map(|at| reading.at(at))
        .take_while(|&ch| ch != '。')
        .collect();
    let words = ["废止", "失效", "修订为", "更名", "改为", "停止施行", "取代"];
    before.into_iter().any(|ch| matches!(ch, '原' | '旧'))
        || words.iter().any(|word| after.contains(word))
}
