use super::prose::{names_place, of_part};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// Nothing that only this unit could have written
    ///
    /// # What it finds
    /// A part on measures of at least 120 characters that names no village, community, project or case
    /// of its own and counts next to nothing (at most one figure). Judged by names ending in 村, 社区, 路,
    /// 河, 所 and the like, by quotation marks around a name, and by figures.
    ///
    /// # Why it matters
    /// A report that any unit could sign tells nothing of this one.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// ⟦一、主要举措和成效⟧
    /// 坚持把法治政府建设摆在突出位置，健全领导机制，压实工作责任，推动各项任务落地见效。深入开展普法宣传，组织干部带头学法，引导群众依法表达诉求。严格规范公正文明执法，完善执法程序，加强执法监督，不断提升执法水平。认真排查化解矛盾纠纷，维护社会和谐稳定。坚持依法决策，重大事项经集体讨论后决定，听取法律顾问意见，确保决策合法合规。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// ```
    ///
    /// # Not reported
    /// Parts with names of places or with several figures.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 在河湾村试行水渠轮灌公约，组织干部带头学法，引导群众依法表达诉求。严格规范公正文明执法，完善执法程序，加强执法监督，不断提升执法水平。认真排查化解矛盾纠纷，维护社会和谐稳定。坚持依法决策，重大事项经集体讨论后决定，听取法律顾问意见，确保决策合法合规。
    /// ```
    ///
    /// # Source
    /// Usual score sheets (没有本单位的具体内容扣分).
    NothingOwn = "nothing-own", Info;

    /// 没有本单位特有的内容
    ///
    /// # 检查内容
    /// “主要举措和成效”部分在120字以上，没有村、社区、项目、案件的名称，数据至多一个。判断方法：查找以村、社区、路、河等结尾的名称，引号中的名称和数据。
    ///
    /// # 为什么重要
    /// 哪个单位都能署名的报告，没有说明本单位做了什么。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// ⟦一、主要举措和成效⟧
    /// 坚持把法治政府建设摆在突出位置，健全领导机制，压实工作责任，推动各项任务落地见效。深入开展普法宣传，组织干部带头学法，引导群众依法表达诉求。严格规范公正文明执法，完善执法程序，加强执法监督，不断提升执法水平。认真排查化解矛盾纠纷，维护社会和谐稳定。坚持依法决策，重大事项经集体讨论后决定，听取法律顾问意见，确保决策合法合规。
    /// 二、存在的不足和原因
    /// 普法形式单一，原因是人手不足。
    /// ```
    ///
    /// # 不报告的情形
    /// 有地名，或者有多个数据。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 全年召开党委会3次，审查文件92份，开展普法宣传20次。
    /// ```
    ///
    /// # 依据
    /// 各地评分细则（没有本单位具体内容的扣分）。
    chinese
}

const SHORT: usize = 120;

impl Check for NothingOwn {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let Some(part) = of_part(reading, "measures") else {
            return;
        };
        if part.n_letters < SHORT
            || part.n_figures > 1
            || part.names_place
            || names_place(&part.body)
        {
            return;
        }
        let n_figures = part.n_figures;
        found.push(Found::at(
            part.heading,
            say!(
                "没有本单位特有的内容（未见村社、项目名称，数据 {n_figures} 个）",
                "nothing of the unit's own (no name of a place or project, figures: {n_figures})"
            ),
            say!(
                "请写本单位的做法、地点和事例",
                "write what was done here, where, and in which case"
            ),
        ));
    }
}
