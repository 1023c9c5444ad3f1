use super::closing::signatory;
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Nobody signs
    ///
    /// # What it finds
    /// A report that ends without the name of the unit that answers for it. Only where the profile
    /// has a day by which reports are due.
    ///
    /// # Why it matters
    /// A report is an official document; the unit that issues it signs it.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 2023年12月20日
    /// ```
    ///
    /// # Not reported
    /// The name alone on a line, with the date, or before the date that ends the text.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府 2023年12月20日
    /// ```
    ///
    /// # Source
    /// GB/T 9704-2012 《党政机关公文格式》. 7.3.5. Pages on the web often leave the signature out, therefore info.
    SignatureMissing = "signature-missing", Info;

    /// 缺少落款单位
    ///
    /// # 检查内容
    /// 报告末尾没有发文单位名称。仅在模板规定了报送期限时检查。
    ///
    /// # 为什么重要
    /// 报告是正式公文，应由发文单位署名。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// ```
    ///
    /// # 不报告的情形
    /// 单位名称单独成行，或与日期同行，或写在文末日期之前。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    ///
    /// 　　　　　　青石镇人民政府
    /// 　　　　　　2023年12月20日
    /// ```
    ///
    /// # 依据
    /// GB/T 9704-2012《党政机关公文格式》。7.3.5。网页发布时常略去落款，因此只作提示。
    chinese
}

impl Check for SignatureMissing {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        if reading.profile.due.is_some() && signatory(reading).is_none() {
            found.push(Found::absent(
                say!("缺少落款单位", "nobody signs the report"),
                say!(
                    "请在文末写明发文单位",
                    "name the unit that issues it at the end"
                ),
            ));
        }
    }
}
