//! Names of units in a list: where one ends and the next begins, and what kind of name it is.
//! It does not know who leads; that is `roles`. No unit is known here by name.

use std::ops::Range;

use crate::fold::is_han;
use crate::roles::{role_label, usual_label};
use crate::text::Text;
use crate::words::{ends, find, has_any, is_any, longest_end, longest_start, starts};

/// What the names of public bodies end with.
const BODY_ENDS: &[&str] = &[
    "局",
    "委",
    "办",
    "部",
    "院",
    "厅",
    "署",
    "处",
    "站",
    "所",
    "会",
    "社",
    "队",
    "行",
    "室",
    "校",
    "馆",
    "库",
    "台",
    "店",
    "中心",
    "政府",
    "公司",
    "单位",
    "部门",
    "集团",
    "街道",
    "镇街",
    "镇",
    "街",
    "乡",
    "区",
    "县",
    "市",
    "省",
    "园",
    "部队",
    "总队",
    "支队",
    "大队",
    "企业",
    "机构",
    "协会",
    "联社",
    "大学",
    "学院",
    "组",
    "专班",
    "各区",
    "镇办",
    "乡办",
    "团委",
    "海关",
    "法院",
    "银行",
    "平台",
    "司",
    "党校",
    "网信办",
    "工会",
    "妇联",
    "残联",
    "侨联",
    "科协",
    "工商联",
    "团区委",
    "电网",
    "供电",
];

/// What may stand behind a comma of the list and still belong to the collective before it.
const COLLECTIVE_ENDS: &[&str] = &[
    "单位",
    "部门",
    "企业",
    "机构",
    "街道",
    "街道办",
    "街道办事处",
    "办事处",
    "乡镇",
    "镇",
    "街",
    "乡",
];

/// Words for a level of government: 各市、县（市、区）政府 is one name, not two.
const LEVELS: &[char] = &['市', '州', '县', '区', '旗', '镇', '乡', '街'];

/// How a list of names ends: 等, and the collective behind it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) etc: bool,
    pub(crate) tail: Option<Range<usize>>,
}

/// Whether a name ends as the name of a public body does.
pub(crate) fn looks_like_body(name: &[char]) -> bool {
    // （区能源局）, （市、区） behind a name say nothing about its end.
    let open = name.iter().position(|c| matches!(c, '（' | '〔'));
    let bare = match (name.last(), open) {
        (Some('）' | '〕'), Some(open)) if open > 0 => &name[..open],
        _ => name,
    };
    (2..=40).contains(&bare.len())
        && longest_end(bare, BODY_ENDS).is_some()
        && !bare
            .iter()
            .any(|c| matches!(c, '，' | '。' | '；' | '：' | '\n'))
}

/// A name that stands for many units: 各镇街; 区有关部门、单位.
pub(crate) fn is_collective(name: &[char]) -> bool {
    let many = starts(name, "各")
        || has_any(
            name,
            &[
                "有关",
                "相关",
                "各区",
                "各县",
                "各市",
                "各镇",
                "各乡",
                "各街",
                "各部门",
                "各单位",
                "成员单位",
            ],
        );
    let generic = [
        "部门",
        "单位",
        "企业",
        "镇街",
        "街道",
        "镇",
        "街",
        "乡",
        "办事处",
        "政府",
        "管委会",
        "机构",
        "区",
        "县",
        "市",
        "镇办",
        "园",
        "）",
    ];
    many && longest_end(name, &generic).is_some()
}

/// Cuts a list into names at `、，；` and line ends, and at blanks behind a whole name;
/// a bare 单位 or 街道 behind a collective belongs to it.
pub(crate) fn names(text: &Text, list: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for part in text.split(list, &['、', '，', '；', '。', '\n']) {
        let mut from = part.start;
        for i in part.start + 2..part.end {
            if usual_label(text, i) {
                parts.push(from..i);
                from = i;
            }
            if !text.spaced(i) || from == i {
                continue;
            }
            let behind_label = text
                .seen(&(from..i))
                .iter()
                .rposition(|c| *c == '：')
                .map_or(from, |n| from + n + 1);
            let whole = is_han(text.all()[i]) && looks_like_body(text.seen(&(behind_label..i)));
            let labelled = role_label(text, i, part.end).is_some();
            if (whole || labelled) && part.end - i >= 2 {
                parts.push(from..i);
                from = i;
            }
        }
        parts.push(from..part.end);
    }
    let mut whole: Vec<Range<usize>> = Vec::new();
    for part in parts {
        if let Some(before) = whole.last_mut()
            && goes_on(text.seen(before), text.seen(&part))
        {
            before.end = part.end;
            continue;
        }
        whole.push(part);
    }
    whole
}

/// Whether a piece behind a comma still belongs to the collective before it.
fn goes_on(before: &[char], part: &[char]) -> bool {
    if is_any(part, COLLECTIVE_ENDS) {
        return has_any(before, &["有关", "相关", "各"]);
    }
    let levels = |chars: &[char]| {
        !chars.is_empty() && chars.iter().all(|c| LEVELS.contains(c) || *c == '、')
    };
    let many = ["各", "相关", "有关"]
        .iter()
        .find(|word| starts(before, word));
    let after = part.iter().take_while(|c| LEVELS.contains(c)).count();
    let mut rest = &part[after..];
    if let (Some('（'), Some(close)) = (rest.first(), rest.iter().position(|c| *c == '）')) {
        rest = &rest[close + 1..];
    }
    many.is_some_and(|word| levels(&before[word.chars().count()..]))
        && after > 0
        && (rest.is_empty() || longest_start(rest, &["人民政府", "政府", "管委会"]).is_some())
}

/// A name without 由, 及 before it, and without 等 and what follows behind it.
pub(crate) fn bare_name(text: &Text, name: &Range<usize>) -> (Range<usize>, Ending) {
    let mut bare = text.trim(name, &['：', '、', '，', '；', '。', '\n', '.']);
    for word in ["并由", "由", "以及", "及", "和"] {
        let rest = text.seen(&bare);
        // 和 and 及 also begin names of places; only a whole name behind them makes them links.
        if starts(rest, word) && rest.len() > word.chars().count() + 2 {
            bare.start += word.chars().count();
            break;
        }
    }
    let mut ending = Ending::default();
    bare.end = without_note(text, &bare);
    let seen = text.seen(&bare);
    if ends(seen, "等") && seen.len() > 1 {
        ending.etc = true;
        bare.end -= 1;
    } else if let Some(at) = find(seen, "等").filter(|at| *at > 0) {
        let tail = &seen[at + 1..];
        let heads = [
            "有关",
            "相关",
            "部门",
            "单位",
            "各",
            "市直",
            "区直",
            "县直",
            "成员",
            "镇街",
            "企业",
            "市级",
            "区级",
            "县级",
            "省级",
            "省有关",
            "省直",
            "省相关",
            "市有关",
            "市相关",
            "区有关",
            "区相关",
            "县有关",
            "县相关",
            "国家有关",
            "多部门",
        ];
        if heads.iter().any(|head| starts(tail, head)) {
            ending = Ending {
                etc: true,
                tail: Some(bare.start + at + 1..bare.end),
            };
            bare.end = bare.start + at;
        }
    }
    (bare, ending)
}

/// Where a name ends before a note such as （含开发区，下同）.
fn without_note(text: &Text, name: &Range<usize>) -> usize {
    let closes = matches!(text.seen(name).last(), Some('）' | '〕'));
    let open = (name.start + 1..name.end).find(|i| text.mate(*i) == Some(name.end - 1));
    match open.filter(|open| closes && has_any(text.seen(&(*open..name.end)), &["下同", "简称"]))
    {
        Some(open) => open,
        None => name.end,
    }
}

/// Whether one name is a near form of the other: some characters more in the middle or in front.
pub(crate) fn near_forms(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let more = long.len() - short.len();
    if short.len() < 4 || more == 0 || more > 3 || short.last() != long.last() {
        return false;
    }
    let mut rest = short.iter().peekable();
    for c in long {
        rest.next_if_eq(&c);
    }
    rest.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<String> {
        let text = Text::new(source, &[]);
        names(&text, &(0..text.len()))
            .iter()
            .map(|name| text.name(name))
            .collect()
    }

    #[test]
    fn lists_are_cut_into_names_as_printed() {
        assert_eq!(
            cut("区财政局、区商务局，区水利局;区税务局"),
            ["区财政局", "区商务局", "区水利局", "区税务局"]
        );
        assert_eq!(
            cut("各县（区、市）政府、市财政局"),
            ["各县（区、市）政府", "市财政局"]
        );
        assert_eq!(cut("区有关部门、单位"), ["区有关部门、单位"]);
        assert_eq!(cut("区财政局 区商务局"), ["区财政局", "区商务局"]);
        assert_eq!(
            cut("区发展和改革局（区能源局、区粮食局）、区商务局"),
            ["区发展和改革局（区能源局、区粮食局）", "区商务局"]
        );
    }

    #[test]
    fn near_forms_are_found_and_others_are_not() {
        let near = |a: &str, b: &str| {
            near_forms(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert!(near("区机关事务服务中心", "区机关事务中心"));
        assert!(near("发展改革局", "区发展改革局"));
        assert!(!near("区商务局", "区税务局"));
        assert!(!near("区公安局", "区公安局交警大队"));
    }
}
