//! Quantities: a number with its unit, as notices write them: 3万辆, 95.2%, 0.8:1, 1倍, 一番.
//! It does not know whether a quantity is a target; that is `target`.
//! Numbers that are part of a name (GB-55026, PM2.5, 〔2024〕7号, 第3批) are not quantities.

use std::ops::Range;

use crate::label::{han_digit, han_number};
use crate::lexicon::{BOUNDS, SUFFIXES, longest_bound};
use crate::text::Text;
use crate::words::{ends, longest_end, longest_start, starts};

/// What notices count in. Spans of time are in `TIME`.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "个百分点",
    "百分点",
    "倍",
    "成",
    "番",
    "个",
    "家",
    "项",
    "辆",
    "台",
    "台套",
    "台（套）",
    "套",
    "公里",
    "千米",
    "米",
    "平方米",
    "平方公里",
    "平米",
    "立方米",
    "亩",
    "公顷",
    "吨",
    "吨标准煤",
    "吨标煤",
    "千克",
    "公斤",
    "克",
    "元",
    "人",
    "人次",
    "户",
    "户次",
    "座",
    "处",
    "所",
    "场",
    "场次",
    "次",
    "条",
    "件",
    "种",
    "类",
    "批",
    "批次",
    "名",
    "位",
    "对",
    "组",
    "间",
    "张",
    "支",
    "艘",
    "架",
    "千瓦",
    "千瓦时",
    "兆瓦",
    "吉瓦",
    "度",
    "升",
    "微克/立方米",
    "克/立方米",
    "毫克/升",
    "分贝",
    "部",
    "只",
    "头",
    "株",
    "床",
    "张床位",
    "斤",
    "尾",
    "羽",
    "点",
    "站",
    "家次",
    "人天",
    "班",
    "班次",
    "期",
    "级",
    "起",
    "例",
    "篇",
    "门",
    "颗",
    "粒",
    "箱",
    "桩",
    "根",
    "盏",
    "块",
    "片",
    "标箱",
    "标准箱",
    "TEU",
    "kW",
    "km",
    "MW",
    "GW",
    "kWh",
    "m",
    "t",
    "m2",
    "㎡",
    "平方千米",
    "立方",
    "美元",
    "支队伍",
    "本",
    "册",
    "幅",
    "宗",
    "单",
    "桶",
    "枚",
    "眼",
    "口",
    "孔",
    "道",
];

/// Spans of time: targets only where time itself is to be shortened.
const TIME: &[&str] = &[
    "年",
    "个月",
    "月",
    "周",
    "天",
    "日",
    "小时",
    "分钟",
    "秒",
    "个工作日",
    "工作日",
    "岁",
    "周岁",
    "个小时",
];

/// A number with its unit.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// Number and unit.
    pub(crate) range: Range<usize>,
    /// A decimal.
    pub(crate) value: String,
    /// As printed; 余 and 多 between number and unit left out.
    pub(crate) unit: Range<usize>,
    pub(crate) is_time: bool,
    /// 10余家: more than the number says.
    pub(crate) and_more: bool,
    /// 3—5家: two ends, which a target point can't hold.
    pub(crate) spread: bool,
}

/// Whether words behind a number make a quantity of it: 万辆, 公里, 以上.
pub(crate) fn counts(words: &[char]) -> bool {
    matches!(
        words.first(),
        Some('十' | '百' | '千' | '万' | '亿' | '余' | '多')
    ) || longest_start(words, UNITS).is_some()
        || longest_start(words, TIME).is_some()
        || longest_bound(SUFFIXES, |word| starts(words, word)).is_some()
}

/// All quantities of a range outside brackets and quotations.
pub(crate) fn quantities(text: &Text, range: &Range<usize>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if let Some(close) = text.mate(i).filter(|close| *close < range.end) {
            i = close + 1;
            continue;
        }
        if text.all()[i].is_ascii_digit() {
            let (quantity, past) = printed(text, i, range.end);
            found.extend(quantity);
            i = past;
            continue;
        }
        if let Some(quantity) = spelled(text, i, range) {
            i = quantity.range.end;
            found.push(quantity);
            continue;
        }
        i += 1;
    }
    found
}

/// A number in digits at `i`, and where to go on.
fn printed(text: &Text, i: usize, end: usize) -> (Option<Quantity>, usize) {
    let (value, mut at) = number(text.all(), i, end);
    let before = if i == 0 { '\n' } else { text.all()[i - 1] };
    let named = before.is_ascii_alphabetic()
        || matches!(before, '第' | '〔' | '.' | '/' | '+')
        || matches!(before, '-' | '—') && i >= 2 && text.all()[i - 2].is_ascii_alphanumeric();
    let chars = &text.all()[..end];
    let mut spread = false;
    if let Some(len) = longest_start(
        &chars[at..],
        &["—", "-", "~", "至", "%—", "%-", "%~", "%至", "个至"],
    ) && chars.get(at + len).is_some_and(char::is_ascii_digit)
    {
        spread = true;
        at = number(chars, at + len, end).1;
    }
    if chars.get(at) == Some(&'：') && chars.get(at + 1).is_some_and(char::is_ascii_digit) {
        let (_, past) = number(chars, at + 1, end);
        let ratio = Quantity {
            range: i..past,
            value,
            unit: at..past,
            is_time: false,
            and_more: false,
            spread,
        };
        return ((!named).then_some(ratio), past);
    }
    let more = usize::from(matches!(chars.get(at), Some('余' | '多')));
    let from = at + more;
    let multipliers = chars[from..]
        .iter()
        .take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'))
        .count();
    // 5万千瓦: the last 千 belongs to the unit.
    let many = (0..=multipliers)
        .max_by_key(|many| match longest_start(&chars[from + many..], UNITS) {
            Some(unit) => many + unit,
            None => 0,
        })
        .unwrap_or(multipliers);
    let and_more = more == 1 || matches!(chars.get(from + many), Some('余' | '多'));
    let gap = usize::from(more == 0 && and_more);
    let word = &chars[from + many + gap..];
    let time = longest_start(word, TIME).unwrap_or(0);
    let unit = longest_start(word, UNITS).unwrap_or(0);
    let is_time = time > unit;
    let unit = unit.max(time);
    let unit = unit + per(&word[unit..]);
    let unit = unit + other_unit(&word[unit..]);
    let is_year = time == 1 && word[0] == '年' && value.len() == 4;
    let part_of_word = unit == 1
        && word.get(1).is_some_and(char::is_ascii_alphabetic)
        && word[0].is_ascii_alphabetic();
    let counts_alone = chars[from..from + many]
        .iter()
        .any(|c| matches!(c, '万' | '亿'))
        || many == 0 && is_index(&chars[..i], &chars[at..]);
    if named || part_of_word || is_year || unit == 0 && !counts_alone {
        return (None, at.max(i + 1));
    }
    let past = from + many + gap + unit;
    // 1万余辆: the multiplier goes into the value, for 万 and 辆 are not one word here.
    let apart = gap == 1 && unit > 0;
    let scale = &chars[from..from + many];
    let (value, unit_from) = if apart {
        (scaled(&value, scale), from + many + gap)
    } else {
        (value, from)
    };
    (
        Some(Quantity {
            range: i..past,
            value,
            unit: unit_from..past,
            is_time,
            and_more,
            spread,
        }),
        past,
    )
}

/// 价格指数控制在103左右: an index has no unit, and is a quantity only with its bound and nothing behind it.
fn is_index(before: &[char], behind: &[char]) -> bool {
    let Some((_, bound)) = longest_bound(BOUNDS, |word| ends(before, word)) else {
        return false;
    };
    let suffix = longest_bound(SUFFIXES, |word| starts(behind, word)).map_or(0, |(_, len)| len);
    let closed = behind
        .get(suffix)
        .is_none_or(|c| matches!(c, '，' | '；' | '。' | '（' | '、' | '\n'));
    let named = [
        "指数",
        "系数",
        "得分",
        "比",
        "比值",
        "容积率",
        "密度",
        "水平",
    ];
    closed && longest_end(&before[..before.len() - bound], &named).is_some()
}

/// A decimal times 十, 百, 千, 万, 亿.
fn scaled(value: &str, scale: &[char]) -> String {
    let zeros: usize = scale
        .iter()
        .map(|c| match c {
            '十' => 1,
            '百' => 2,
            '千' => 3,
            '万' => 4,
            _ => 8,
        })
        .sum();
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let moved = part.len().min(zeros);
    let zeros = "0".repeat(zeros - moved);
    let rest = &part[moved..];
    let dot = if rest.is_empty() { "" } else { "." };
    format!("{whole}{}{zeros}{dot}{rest}", &part[..moved])
}

/// The length of `/年` or `/立方米` behind a unit.
fn per(chars: &[char]) -> usize {
    if chars.first() != Some(&'/') {
        return 0;
    }
    let behind = &chars[1..];
    longest_start(behind, UNITS)
        .max(longest_start(behind, TIME))
        .map_or(0, |len| len + 1)
}

/// The length of `（套）` behind 台, `（间）` behind 套.
fn other_unit(chars: &[char]) -> usize {
    if chars.first() != Some(&'（') {
        return 0;
    }
    match longest_start(&chars[1..], UNITS) {
        Some(len) if chars.get(1 + len) == Some(&'）') => len + 2,
        _ => 0,
    }
}

/// A number in digits at `i`, thousands commas left out, and where it ends.
fn number(chars: &[char], i: usize, end: usize) -> (String, usize) {
    let mut value = String::new();
    let mut at = i;
    while at < end {
        let digit = |n: usize| at + n < end && chars[at + n].is_ascii_digit();
        match chars[at] {
            c if c.is_ascii_digit() => value.push(c),
            '.' if digit(1) && !value.contains('.') => value.push('.'),
            '，' if at - i <= 3 * 4
                && digit(1)
                && digit(2)
                && digit(3)
                && !digit(4)
                && !value.contains('.')
                && group(chars, i, at) => {}
            _ => break,
        }
        at += 1;
    }
    (value, at)
}

/// Whether the digits from `i` to the comma at `at` are groups of three behind one to three digits.
fn group(chars: &[char], i: usize, at: usize) -> bool {
    let last = chars[i..at].iter().rposition(|c| *c == '，');
    match last {
        Some(comma) => at - (i + comma) == 4,
        None => at - i <= 3,
    }
}

/// 一倍, 两番, 五成: only behind a word of growth, for elsewhere Han numerals are part of speech.
fn spelled(text: &Text, i: usize, range: &Range<usize>) -> Option<Quantity> {
    let chars = &text.all()[..range.end];
    han_digit(chars[i]).or((chars[i] == '十').then_some(10))?;
    let (number, len) = if chars[i] == '两' {
        (2, 1)
    } else {
        han_number(&chars[i..])?
    };
    let unit = i + len;
    ["倍", "番", "成"]
        .into_iter()
        .find(|word| starts(&chars[unit..], word))?;
    let from = i.saturating_sub(5).max(range.start);
    let grows = [
        "增",
        "翻",
        "提高",
        "提升",
        "扩大",
        "降",
        "减",
        "达",
        "超",
        "不低于",
        "占",
    ]
    .iter()
    .any(|verb| crate::words::has(&chars[from..i], verb));
    grows.then(|| Quantity {
        range: i..unit + 1,
        value: number.to_string(),
        unit: unit..unit + 1,
        is_time: false,
        and_more: false,
        spread: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(String, String)> {
        let text = Text::new(source, &[]);
        quantities(&text, &(0..text.len()))
            .iter()
            .map(|q| (q.value.clone(), text.name(&q.unit)))
            .collect()
    }

    #[test]
    fn numbers_with_units_are_read() {
        let cases = [
            ("达到3万辆", "3", "万辆"),
            ("率95.2%", "95.2", "%"),
            ("比值达到0.8:1，", "0.8", ":1"),
            ("比值达到0.8，", "0.8", ""),
            ("超过1,200家企业", "1200", "家"),
            ("提高2个百分点", "2", "个百分点"),
            ("装机5万千瓦", "5", "万千瓦"),
            ("存量1.5万余辆", "15000", "辆"),
            ("存量10余万辆", "10", "万辆"),
            ("存量3万", "3", "万"),
            ("收入290亿元", "290", "亿元"),
            ("增长一倍", "1", "倍"),
            ("面积１２．５万平方米", "12.5", "万平方米"),
            ("培育10余家", "10", "家"),
            ("浓度降至35微克/立方米", "35", "微克/立方米"),
            ("价格指数控制在103左右。", "103", ""),
            ("产能比控制在0.4左右", "0.4", ""),
        ];
        for (source, value, unit) in cases {
            assert_eq!(
                shown(source),
                [(value.to_owned(), unit.to_owned())],
                "{source}"
            );
        }
    }

    #[test]
    fn numbers_in_names_are_not_read() {
        for source in [
            "标准GB-55026项",
            "PM2.5个",
            "〔2024〕7号",
            "第3批",
            "“三个十大”",
            "八大产业集群和十条产业链",
            "（增长5%）",
            "5G基站",
        ] {
            assert_eq!(shown(source), [], "{source}");
        }
    }
}
