use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// No date of signature
    ///
    /// # What it finds
    /// A report that ends without a date. Only where the profile has a day by which reports are due.
    ///
    /// # Why it matters
    /// Without a date nobody can see whether the report came in time.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// ```
    ///
    /// # Not reported
    /// Dates under the title or at the end of the text.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》. 7.3.5. Pages on the web often leave the date out, therefore info.
    DateMissing = "date-missing", Info;

    /// 缺少落款日期
    ///
    /// # 检查内容
    /// 报告末尾没有日期。仅在模板规定了报送期限时检查。
    ///
    /// # 为什么重要
    /// 没有日期，无法判断是否按期报送。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// ```
    ///
    /// # 不报告的情形
    /// 日期写在标题下，或写在正文末尾。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府　2023年12月20日
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》。7.3.5。网页发布时常略去日期，因此只作提示。
    chinese
}

impl Check for DateMissing {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        if reading.profile.due.is_some() && reading.report.date.is_none() {
            found.push(Found::absent(
                say!("缺少落款日期", "there is no date of signature"),
                say!(
                    "请在文末写明成文日期，如“2024年1月15日”",
                    "date the report at its end, as 2024年1月15日"
                ),
            ));
        }
    }
}
