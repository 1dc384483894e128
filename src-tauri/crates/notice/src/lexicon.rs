//! The words by which `clause` knows bounds, growth and goals. A list, not a grammar: nothing here
//! depends on one document. Words are simplified and folded; longer ones win over shorter ones.

use office::draft::Comparator;

/// Bounds before a number; growth words with 到 and 至 name the level, not the growth.
#[rustfmt::skip]
pub(crate) const BOUNDS: &[(Comparator, &[&str])] = &[
    (Comparator::AtLeast, &["达到", "达", "不低于", "不少于", "不小于", "至少", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增长到", "增长至", "扩大到", "扩大至", "增至", "升至", "稳定在", "保持在", "保持", "维持在", "发展到"]),
    (Comparator::MoreThan, &["超过", "突破", "高于", "大于", "超"]),
    (Comparator::AtMost, &["不超过", "不高于", "不大于", "不多于", "低于", "少于", "小于", "控制在", "控制到", "降低到", "降低至", "下降到", "下降至", "减少到", "减少至", "压减到", "压减至", "压缩到", "压缩至", "缩短到", "缩短至", "缩减至", "降到", "降至", "压至"]),
    (Comparator::About, &["约为", "约", "大约", "近", "接近"]),
];

/// Bounds behind a number.
#[rustfmt::skip]
pub(crate) const SUFFIXES: &[(Comparator, &[&str])] = &[
    (Comparator::AtLeast, &["以上", "及以上", "（含）以上"]),
    (Comparator::AtMost, &["以内", "之内", "以下", "及以下"]),
    (Comparator::About, &["左右", "上下"]),
];

/// Growth upwards, before a number that says by how much.
#[rustfmt::skip]
pub(crate) const RISES: &[&str] = &[
    "增长", "增加", "提高", "提升", "增幅", "增速", "扩大", "上升", "翻", "实现增长",
];

/// Growth downwards.
#[rustfmt::skip]
pub(crate) const FALLS: &[&str] = &[
    "下降", "降低", "减少", "压减", "削减", "缩减", "缩短", "压缩", "降幅", "减排", "降",
];

/// Words between subject and bound that carry no meaning for the point.
#[rustfmt::skip]
pub(crate) const FILLERS: &[&str] = &[
    "分别", "均", "全部", "力争", "年均", "年平均", "平均", "同比", "每年", "三年", "五年", "总计", "共", "合计", "为", "是", "至", "到", "再", "要", "应", "须", "将",
    "也", "都", "实现", "进一步", "逐年", "可", "数量达到", "累计", "在", "了", "有", "，", "比上年", "较上年", "比去年", "较去年", "环比", "总体", "拟按", "按", "原则上",
];

/// Words that push before a subject and are no part of it.
#[rustfmt::skip]
pub(crate) const PUSHES: &[&str] = &[
    "其中", "同时", "并且", "并", "力争", "确保", "努力", "争取", "计划", "预计", "推动", "促进", "实现", "培育", "完成", "达到", "形成", "使",
    "每年", "每季度", "每月", "全部", "累计完成", "分别", "各", "全年", "年内", "当年", "三年", "五年", "两年", "将", "以及", "和", "及", "、", "，", "——", "—", "到",
];

/// Acts which, alone before a number, leave the subject behind it.
#[rustfmt::skip]
pub(crate) const ACTS: &[&str] = &[
    "举办", "开展", "组织", "新增", "新建", "建成", "建设", "改造", "更新", "引进", "打造", "创建", "推广", "实施", "淘汰", "发展", "认定", "培训",
    "培养", "累计建成", "累计培育", "改建", "新改扩建", "新建改造", "选树", "遴选", "支持", "推动", "累计", "总数", "谋划", "储备", "设立", "落地",
    "招引", "招聘", "安置", "举行", "至少", "梯次培育", "组织开展", "组织举办", "建成投用", "投放", "配备", "购置", "报废", "申报", "获批", "新认定",
    "新培育", "新引进", "净增", "召开", "组织实施", "完成", "新建成", "发行", "收储", "盘活", "引育", "惠及", "开行", "关停", "关闭", "取缔", "腾退", "压减", "削减", "回收", "带动", "拉动", "撬动", "发布", "印发", "拥有", "新改建", "新（改）建", "新（改、扩）建", "建有", "设有", "安排", "统筹", "筹措", "投入", "调度", "改扩建", "扩建", "并网", "优化", "打通", "体检", "免费体检", "筛查", "救助", "资助", "修复", "治理", "整治", "清理", "拆除", "绿化", "造林", "栽植", "投用", "启用", "开通", "铺设", "敷设", "加装", "安装", "建立", "评定", "选派", "引导", "服务", "走访", "孵化", "入驻", "上市", "转化", "授权", "争创", "入库", "签约", "认领", "评选", "新增培育", "筹集", "筹建", "落实", "创成", "制定", "修订", "布局", "布局建设", "新增改造", "新建扩建", "开工", "竣工", "实施改造", "完成改造",
];

/// Words that say something is made or reached.
#[rustfmt::skip]
pub(crate) const MAKES: &[&str] = &[
    "形成", "实现", "建成", "完成", "新增", "新建", "培育", "建设", "引进", "改造", "打造", "设立", "组建",
];

/// What the name of something measured ends with.
#[rustfmt::skip]
pub(crate) const MEASURED: &[&str] = &[
    "率", "量", "额", "数", "比", "比重", "比例", "浓度", "值", "收入", "投资", "规模", "面积", "里程", "能耗", "消耗", "排放", "能力", "强度",
    "GDP", "水平", "成本", "价格", "总值", "贷款", "产能", "覆盖面", "满意度", "增速", "系数", "得分", "产品", "企业", "项目", "热损失",
];

/// Words by which a clause without a number still says what is to be reached.
#[rustfmt::skip]
pub(crate) const GOALS: &[&str] = &[
    "建成", "形成", "实现", "完成", "提升", "提高", "增强", "扩大", "改善", "优化", "完善", "健全", "跃升", "淘汰", "建立", "加强", "普及", "覆盖",
    "显现", "突破", "翻番", "领先", "前列", "显著", "明显", "大幅", "更加", "进一步", "不断", "持续", "稳步", "保持", "下降", "降低", "控制", "消除",
    "转型", "取得", "构建", "打造", "确立", "迈上", "巩固", "达到", "基本", "全面",
];

/// Where the subject of a clause without a number ends.
#[rustfmt::skip]
pub(crate) const PREDICATES: &[&str] = &[
    "基本", "完成", "由", "普遍", "进一步", "不断", "持续", "全面", "显著", "明显", "实现", "大幅", "稳步", "有效", "初步", "更加", "得到", "达到",
    "全部", "走在", "取得", "保持", "加快", "日益", "逐步", "稳定",
];

/// The longest word of a list of bounds that fits, and its length in characters.
pub(crate) fn longest_bound(
    bounds: &[(Comparator, &[&str])],
    fits: impl Fn(&str) -> bool,
) -> Option<(Comparator, usize)> {
    let words = bounds
        .iter()
        .flat_map(|(bound, words)| words.iter().map(move |word| (*bound, *word)));
    words
        .filter(|(_, word)| fits(word))
        .map(|(bound, word)| (bound, word.chars().count()))
        .max_by_key(|(_, len)| *len)
}
