use super::{Check, Found, Reading, documented};
use crate::lang::say;
use crate::report::Date;

documented! {
    /// The date of signature is after the deadline
    ///
    /// # What it finds
    /// A date of signature on or after the day by which the profile has reports due.
    ///
    /// # Why it matters
    /// A late report is criticised by name; a late date may also be a slip of the year.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// ⟦2024年3月5日⟧
    /// ```
    ///
    /// # Not reported
    /// Dates before the deadline, also in December of the year itself.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// 2024年2月28日
    /// ```
    ///
    /// # Source
    /// 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), article 24.
    DateLate = "date-late", Warning;

    /// 落款日期超过报送期限
    ///
    /// # 检查内容
    /// 落款日期在模板规定的报送期限当天或以后。
    ///
    /// # 为什么重要
    /// 逾期报送要通报批评；日期过晚也可能是年份写错。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// ⟦2024年4月12日⟧
    /// ```
    ///
    /// # 不报告的情形
    /// 期限以前的日期，包括当年12月。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年开展普法活动20次，化解矛盾纠纷36起。
    /// 青石镇人民政府
    /// 2023年12月20日
    /// ```
    ///
    /// # 依据
    /// 《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条。每年3月1日前报送。
    chinese
}

impl Check for DateLate {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let report = reading.report;
        let (Some((month, day)), Some(date), Some(year)) =
            (reading.profile.due, &report.date, &report.year)
        else {
            return;
        };
        let Some(span) = date.span else { return };
        let due = Date {
            year: year.value + 1,
            month,
            day,
        };
        if date.value < due {
            return;
        }
        let (next, reported) = (due.year, year.value);
        found.push(Found::at(
            span,
            say!(
                "{reported}年度报告应在{next}年{month}月{day}日前报送，落款日期已超过",
                "a report on {reported} is due before {next}-{month:02}-{day:02}; this date is later"
            ),
            say!("请核对日期；确属逾期的，说明原因", "check the date; if it is right, say why the report is late"),
        ));
    }
}
