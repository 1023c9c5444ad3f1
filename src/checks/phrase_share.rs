use super::prose::{covered, letters_of};
use super::{Check, Found, Reading, documented};
use crate::lang::say;

documented! {
    /// The share of set phrases is large
    ///
    /// # What it finds
    /// A report more than 15 per cent of whose letters belong to the profile's set phrases.
    ///
    /// # Why it matters
    /// What is said in everybody's words takes the place of what the unit did.
    ///
    /// # Reported
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，增强“四个意识”、坚定“四个自信”、做到“两个维护”，把法治建设纳入经济社会发展总体规划，与经济社会发展同部署、同推进、同督促、同考核、同奖惩。
    /// 一、主要举措和成效
    /// 严格落实行政执法“三项制度”，严格规范公正文明执法，坚持公众参与、专家论证、风险评估、合法性审查、集体讨论决定，落实“谁执法谁普法”普法责任制，营造办事依法、遇事找法、解决问题用法、化解矛盾靠法的良好法治氛围，为经济社会高质量发展提供坚实的法治保障。
    /// ```
    ///
    /// # Not reported
    /// Reports with fewer of them, texts of less than 200 characters.
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 深入学习贯彻习近平法治思想。全年召开党委会3次，审查文件92份，聘请法律顾问2名，化解水渠纠纷36起，旁听庭审4次，发放手册1500份。
    /// ```
    ///
    /// # Source
    /// Usual score sheets; the profile's `stock`.
    PhraseShare = "phrase-share", Info;

    /// 套话比重偏大
    ///
    /// # 检查内容
    /// 全文15%以上的文字属于模板所列的套话。
    ///
    /// # 为什么重要
    /// 套话多了，本单位做了什么就看不见了。
    ///
    /// # 报告的情形
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，增强“四个意识”、坚定“四个自信”、做到“两个维护”，把法治建设纳入经济社会发展总体规划，与经济社会发展同部署、同推进、同督促、同考核、同奖惩。
    /// 一、主要举措和成效
    /// 抓住领导干部这个“关键少数”，坚持和发展新时代“枫桥经验”，推进基层治理体系和治理能力现代化，构建共建共治共享的社会治理格局，营造办事依法、遇事找法、解决问题用法、化解矛盾靠法的良好法治氛围，不断增强人民群众的获得感、幸福感、安全感，为推进中国式现代化提供有力法治保障。
    /// ```
    ///
    /// # 不报告的情形
    /// 比重较小；全文不足200字。
    /// ```text fazhi
    /// 青石镇2023年法治政府建设情况报告
    /// 一、主要举措和成效
    /// 抓住领导干部这个“关键少数”，全年学法4次。
    /// ```
    ///
    /// # 依据
    /// 各地评分细则；模板中的 `stock`。
    chinese
}

const PERCENT: usize = 15;

impl Check for PhraseShare {
    fn find(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        let letters = letters_of(reading);
        let n_letters = letters.len();
        let n_covered = covered(&letters, &reading.profile.stock_phrases);
        if n_letters < 200 || n_covered * 100 <= n_letters * PERCENT {
            return;
        }
        let percent = n_covered * 100 / n_letters;
        found.push(Found::absent(
            say!(
                "套话约占全文 {percent}%（对照模板所列）",
                "set phrases are {percent}% of the text (by the profile's list)"
            ),
            say!(
                "请压缩套话，多写本单位的做法",
                "shorten them and write what the unit did"
            ),
        ));
    }
}
