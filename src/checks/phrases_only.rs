use super::prose::{of_part, stock_share};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Shortcomings of set phrases only
    ///
    /// # What it finds
    /// A part on shortcomings most of which (two thirds of its clauses) is one of the usual phrases: …有待
    /// 提高, …不够深入, …仍需加强, with no figure in it. Judged by these endings and the profile's set phrases.
    ///
    /// # Why it matters
    /// Such a part fits any unit in any year.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足和原因⟧
    /// 一是法治意识有待提高。二是普法宣传不够深入。三是执法水平仍需加强。
    /// ```
    ///
    /// # Not reported
    /// Parts with figures or with clauses that say something else.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足和原因
    /// 夜间巡查排不开班，两名持证人员要管十五个村，纠纷多在饭点发生，等人赶到已经散了。
    /// ```
    ///
    /// # Source
    /// Usual score sheets (只有套话扣分).
    PhrasesOnly = "phrases-only", Info;

    /// 不足只有套话
    ///
    /// # 检查内容
    /// “存在的不足”部分三分之二以上的分句是“……有待提高”“……不够深入”“……仍需加强”之类，且没有数据。判断方法：看分句结尾，并对照模板中的套话。
    ///
    /// # 为什么重要
    /// 这样的不足放在哪个单位、哪一年都可以。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ⟦二、存在的不足⟧
    /// 法治建设力度有待加强，工作创新不足，队伍素质还需提升。
    /// ```
    ///
    /// # 不报告的情形
    /// 写有数据，或者有别的具体内容。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次。
    /// 二、存在的不足
    /// 司法所只有1人在岗，调解卷宗积压36份没有归档。
    /// ```
    ///
    /// # 依据
    /// 各地评分细则（只有套话的扣分）。
    chinese
}

impl Check for PhrasesOnly {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(part) = of_part(reading, "shortcomings") else {
            return;
        };
        let (n_stock, n_clauses) = stock_share(&part.body, &reading.profile.stock_phrases);
        if n_clauses < 2 || part.n_figures > 0 || n_stock * 3 < n_clauses * 2 {
            return;
        }
        found.push(Found::at(
            part.heading,
            say!(
                "不足部分 {n_clauses} 个分句中有 {n_stock} 个是套话",
                "{n_stock} of {n_clauses} clauses are set phrases"
            ),
            say!("请写本单位的具体问题", "write what is wrong in this unit"),
        ));
    }
}
