use super::prose::{of_part, says};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Shortcomings without a case or a figure
    ///
    /// # What it finds
    /// A part on shortcomings without a quantity, a place, a month, a quotation of a case (例如, 如…),
    /// or a law. Judged by these marks.
    ///
    /// # Why it matters
    /// Shortcomings that could stand in any report commit nobody.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足和原因⟧
    /// 由于认识不到位，普法宣传的广度和深度还不够，执法人员的业务水平有待进一步提高。
    /// ```
    ///
    /// # Not reported
    /// Parts with a figure, a village, a case.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 执法力量不足，持证人员只有3名，例如河湾村的违建拖了两个月才处理。
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》, article 24, item 2; usual score sheets.
    CasesAbsent = "cases-absent", Info;

    /// 不足没有事例和数据
    ///
    /// # 检查内容
    /// “存在的不足”部分没有数据、没有具体村组或月份、没有举例（例如、比如）。判断方法：查找数量、地名和举例的词语。
    ///
    /// # 为什么重要
    /// 放在哪份报告里都成立的不足，等于没有找问题。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足⟧
    /// 法治宣传还不够深入，干部法治思维有待增强，工作创新不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 写有数据、地点或事例。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足
    /// 15个村中有6个村没有开展普法宣传。
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》第二十四条第二项；各地评分细则。
    chinese
}

const CASES: [&str; 16] = [
    "例如",
    "比如",
    "如在",
    "以某",
    "案例",
    "事例",
    "典型",
    "个别村",
    "某村",
    "某企业",
    "《",
    "例：",
    "for example",
    "for instance",
    "such as",
    "e.g.",
];

impl Check for CasesAbsent {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(part) = of_part(reading, "shortcomings") else {
            return;
        };
        if part.n_letters < 15 || part.n_figures > 0 || part.names_place || says(&part.body, &CASES)
        {
            return;
        }
        found.push(Found::at(
            part.heading,
            say!(
                "不足部分没有事例和数据（未见数量、地点和举例）",
                "no case and no figure (no quantity, place or example)"
            ),
            say!(
                "请补写本地的事例或数据",
                "give a case or a figure from the place itself"
            ),
        ));
    }
}
