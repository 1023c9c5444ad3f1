use super::prose::of_part;
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Measures without a single figure
    ///
    /// # What it finds
    /// A part on measures and results of at least 100 characters in which nothing is counted.
    ///
    /// # Why it matters
    /// Without figures nobody can see how much was done.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// ⟦一、主要举措和成效⟧
    /// 坚持把法治政府建设摆在突出位置，健全领导机制，压实工作责任，推动各项任务落地见效。深入开展普法宣传，组织干部带头学法，引导群众依法表达诉求。严格规范公正文明执法，完善执法程序，加强执法监督，不断提升执法水平。认真排查化解矛盾纠纷，维护社会和谐稳定。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// ```
    ///
    /// # Not reported
    /// Parts with at least one quantity, short parts.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 坚持把法治政府建设摆在突出位置，健全领导机制，压实工作责任，推动各项任务落地见效。深入开展普法宣传20次，组织干部带头学法，引导群众依法表达诉求。严格规范公正文明执法，完善执法程序，加强执法监督，不断提升执法水平。认真排查化解矛盾纠纷，维护社会和谐稳定。
    /// ```
    ///
    /// # Source
    /// Usual score sheets (没有数据支撑扣分).
    MeasuresWithoutFigure = "measures-without-figure", Info;

    /// 举措和成效没有数据
    ///
    /// # 检查内容
    /// “主要举措和成效”部分在100字以上，却没有一个数据。
    ///
    /// # 为什么重要
    /// 没有数据，看不出做了多少、成效如何。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// ⟦一、主要举措和成效⟧
    /// 坚持依法决策，重大事项经集体讨论后决定，听取法律顾问意见。坚持依法办事，规范执法程序，公开执法依据，接受群众监督。坚持普法先行，利用宣传栏、广播和微信群宣传法律法规，营造学法用法的氛围。坚持源头治理，及时排查调处邻里纠纷，把矛盾化解在基层，维护一方平安。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 至少有一个数据；篇幅很短。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 依法办事，接受监督。
    /// ```
    ///
    /// # 依据
    /// 各地评分细则（没有数据支撑的扣分）。
    chinese
}

/// A part shorter than this cannot be expected to count anything.
const SHORT: usize = 100;

impl Check for MeasuresWithoutFigure {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(part) = of_part(reading, "measures") else {
            return;
        };
        if part.n_letters < SHORT || part.n_figures > 0 {
            return;
        }
        let n_letters = part.n_letters;
        found.push(Found::at(
            part.heading,
            say!(
                "举措和成效部分 {n_letters} 字，没有一个数据",
                "no figure in {n_letters} characters of measures"
            ),
            say!(
                "请补写能说明成效的数据",
                "give figures that show what was done"
            ),
        ));
    }
}
