//! Years and dates as notices write them.
//! A mention says what a year does in its sentence; what it does to a target is decided in `target`.
//! Nothing here reads the clock: 今年 is the year in which the notice was issued.

use chrono::NaiveDate;

use crate::label::{han_digit, han_number};
use crate::words::{ends, longest_end, longest_start, starts};

/// What a year does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// 到2025年, 2025年底前: reached by its end.
    By,
    /// 2024年: done within it.
    In,
    /// 较2023年, 在2020年基础上: counted from it.
    Base,
    /// 截至2023年底: told, not aimed at.
    Past,
}

/// A year in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) year: i32,
    pub(crate) what: Use,
    /// Where it begins, words such as 到 and 较 included.
    pub(crate) start: usize,
    /// Behind its last word, such as 底前.
    pub(crate) end: usize,
}

/// All years of a clause, in order. `issued` is the year of the notice, for 今年 and 上年.
pub(crate) fn mentions(chars: &[char], issued: Option<i32>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        match mention_at(chars, i, issued) {
            Some(mention) => {
                i = mention.end.max(i + 1);
                found.push(mention);
            }
            None => i += 1,
        }
    }
    found
}

/// A four-digit year at the head of `chars`, and its length; 年 not included.
fn year_number(chars: &[char]) -> Option<i32> {
    let mut year = 0;
    for c in chars.get(..4)? {
        year = year * 10 + c.to_digit(10).or_else(|| han_digit(*c))? as i32;
    }
    (1949..2100).contains(&year).then_some(year)
}

fn mention_at(chars: &[char], i: usize, issued: Option<i32>) -> Option<Mention> {
    if let Some(mention) = told_year(chars, i, issued).or_else(|| planned_years(chars, i)) {
        return Some(mention);
    }
    let digit_before =
        i > 0 && (chars[i - 1].is_ascii_digit() || chars[i - 1] == '.' || chars[i - 1] == '〔');
    let mut year = year_number(&chars[i..]).filter(|_| !digit_before)?;
    let mut end = i + 4;
    // 2024—2027年, 2024年至2027年: the last one counts.
    let gap = usize::from(chars.get(end) == Some(&'年'));
    if let Some(len) = longest_start(&chars[end + gap..], &["—", "——", "-", "至", "到", "~"])
        && let Some(last) = year_number(&chars[end + gap + len..])
    {
        year = last;
        end += gap + len + 4;
    }
    if chars.get(end) != Some(&'年') {
        return None;
    }
    end += 1;
    let (mut what, tail) = tail(&chars[end..]);
    end += tail;
    if let Some((years, len)) = years_on(&chars[end..]) {
        (year, what, end) = (year + years - 1, Use::By, end + len);
    }
    let (before, start) = head(chars, i);
    if let Some(len) = based_on(&chars[end..]) {
        (what, end) = (Use::Base, end + len);
    } else if let Some(before) = before {
        what = before;
    }
    Some(Mention {
        year,
        what,
        start,
        end,
    })
}

/// 今年, 年底前, 较上年: years told by the notice's own.
fn told_year(chars: &[char], i: usize, issued: Option<i32>) -> Option<Mention> {
    let issued = issued?;
    let head = &chars[i..];
    if !matches!(head[0], '年' | '本' | '今' | '明' | '全' | '较' | '比') {
        return None;
    }
    let words: [(&[&str], i32, Use); 6] = [
        (&["今明两年", "今明2年"], 1, Use::By),
        (
            &["明年底前", "明年年底前", "明年底", "明年年底", "明年"],
            1,
            Use::In,
        ),
        (
            &["年底前", "年内", "年末前", "本年度", "本年内", "年底"],
            0,
            Use::By,
        ),
        (&["较上年", "比上年", "较去年", "比去年"], -1, Use::Base),
        (
            &["今年底前", "今年年底前", "今年底", "今年年底"],
            0,
            Use::By,
        ),
        (&["今年", "全年"], 0, Use::In),
    ];
    words.iter().find_map(|(forms, shift, what)| {
        let len = longest_start(head, forms)?;
        Some(Mention {
            year: issued + shift,
            what: *what,
            start: i,
            end: i + len,
        })
    })
}

/// “十四五”时期: the last year of a five-year plan.
fn planned_years(chars: &[char], i: usize) -> Option<Mention> {
    let quoted = chars[i] == '“';
    let head = &chars[i + usize::from(quoted)..];
    let plans = [("十三五", 2020), ("十四五", 2025), ("十五五", 2030)];
    let year = plans.iter().find(|(name, _)| starts(head, name))?.1;
    let mut end = i + usize::from(quoted) + 3;
    if chars.get(end) == Some(&'”') {
        end += 1;
    }
    end += longest_start(&chars[end..], &["时期", "期间", "末", "期末", "时期末"]).unwrap_or(0);
    // “十四五”规划 names a plan; nothing is due by it.
    if ["规划", "国家", "重大", "纲要", "实施方案", "专项规划"]
        .iter()
        .any(|word| starts(&chars[end..], word))
    {
        return None;
    }
    let start = i - usize::from(ends(&chars[..i], "到") || ends(&chars[..i], "在"));
    Some(Mention {
        year,
        what: Use::In,
        start,
        end,
    })
}

/// The words behind 年: 底前, 6月底前 …
fn tail(chars: &[char]) -> (Use, usize) {
    let mut len = 0;
    if let Some(month) = month_len(chars) {
        len = month;
    }
    let by = longest_start(
        &chars[len..],
        &[
            "底前",
            "底之前",
            "底以前",
            "末前",
            "前",
            "以前",
            "之前",
            "年底前",
            "底",
            "末",
            "年底",
        ],
    );
    match by {
        Some(more) => (Use::By, len + more),
        None => (
            Use::In,
            len + longest_start(&chars[len..], &["度", "间", "期间", "内"]).unwrap_or(0),
        ),
    }
}

/// The length of `6月底前` at the head of `chars`: a deadline within a year that stands elsewhere.
pub(crate) fn within_year(chars: &[char]) -> Option<usize> {
    let month = month_len(chars)?;
    let ends = [
        "底前",
        "底之前",
        "前",
        "中旬前",
        "上旬前",
        "以前",
        "之前",
        "份前",
        "底",
    ];
    Some(month + longest_start(&chars[month..], &ends)?)
}

/// The length of `6月` or `6月30日` at the head of `chars`.
fn month_len(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=2).contains(&digits) || chars.get(digits) != Some(&'月') {
        return None;
    }
    let days = chars[digits + 1..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let day = (1..=2).contains(&days) && chars.get(digits + 1 + days) == Some(&'日');
    Some(digits + 1 + if day { days + 1 } else { 0 })
}

/// `起5年内`: how many years, and its length.
fn years_on(chars: &[char]) -> Option<(i32, usize)> {
    if !starts(chars, "起") {
        return None;
    }
    let skip = 1 + longest_start(&chars[1..], &["，用", "用", "，"]).unwrap_or(0);
    let digits = chars[skip..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let (years, len) = if digits == 1 {
        (chars[skip].to_digit(10)? as i32, 1)
    } else {
        let (years, len) = han_number(&chars[skip..])?;
        (years as i32, len)
    };
    let end = skip + len;
    starts(&chars[end..], "年").then(|| {
        (
            years,
            end + 1 + longest_start(&chars[end + 1..], &["内", "时间", "左右时间"]).unwrap_or(0),
        )
    })
}

/// What the words before a year make of it, and where they begin.
fn head(chars: &[char], i: usize) -> (Option<Use>, usize) {
    let before = &chars[..i];
    let heads: [(&[&str], Use); 3] = [
        (
            &["相较于", "相比于", "相对于", "较", "比", "与", "以"],
            Use::Base,
        ),
        (&["截至", "截止", "截止到", "截至到"], Use::Past),
        (
            &["力争到", "争取到", "确保到", "计划到", "预计到", "到", "至"],
            Use::By,
        ),
    ];
    for (words, what) in heads {
        if let Some(len) = longest_end(before, words) {
            // 占比2024年达到30%: the word before the year ends in 比 by itself.
            if what == Use::Base
                && ["占比", "配比", "车桩比", "比比"]
                    .iter()
                    .any(|word| ends(before, word))
            {
                continue;
            }
            let base_without_sign = what == Use::Base && (ends(before, "与") || ends(before, "以"));
            if base_without_sign && based_on(&chars[(i + 5).min(chars.len())..]).is_none() {
                continue;
            }
            return (Some(what), i - len);
        }
    }
    (None, if ends(before, "在") { i - 1 } else { i })
}

/// 基础上, 为基数, 相比 behind a year make it a base.
fn based_on(chars: &[char]) -> Option<usize> {
    longest_start(
        chars,
        &[
            "基础上",
            "的基础上",
            "为基数",
            "为基期",
            "为基准",
            "为基准年",
            "相比",
            "水平基础上",
        ],
    )
}

/// 发文日期 and 完成时限: the last day that a date phrase allows. `year` fills in where it names none.
pub(crate) fn last_day(chars: &[char], year: Option<i32>) -> Option<NaiveDate> {
    let found = mentions(chars, year)
        .into_iter()
        .find(|mention| mention.what != Use::Base);
    let year = found.map(|mention| mention.year).or(year)?;
    let from = (0..chars.len()).find(|&i| chars[i] == '月');
    let Some(month_at) = from else {
        let named = found.is_some() || longest_start(chars, &["年底", "年内"]).is_some();
        return named
            .then(|| NaiveDate::from_ymd_opt(year, 12, 31))
            .flatten();
    };
    let month = number_before(chars, month_at)?;
    let day_at =
        (month_at..chars.len().min(month_at + 4)).find(|&i| matches!(chars[i], '日' | '号'));
    match day_at.and_then(|at| number_before(chars, at)) {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => NaiveDate::from_ymd_opt(year, month, 1)?
            .checked_add_months(chrono::Months::new(1))
            .and_then(|next| next.pred_opt()),
    }
}

/// A number of one to three characters that ends before `end`.
fn number_before(chars: &[char], end: usize) -> Option<u32> {
    let digits = chars[..end]
        .iter()
        .rev()
        .take_while(|c| c.is_ascii_digit())
        .count();
    if digits > 0 {
        return chars[end - digits..end]
            .iter()
            .collect::<String>()
            .parse()
            .ok();
    }
    let han = chars[..end]
        .iter()
        .rev()
        .take(3)
        .take_while(|c| **c == '十' || han_digit(**c).is_some())
        .count();
    let part = &chars[end - han..end];
    han_number(part)
        .filter(|(_, len)| *len == han)
        .map(|(number, _)| number)
}

/// A whole date at the head of `chars`, such as 2024年10月28日 or 二〇二四年十月二十八日, and its length.
pub(crate) fn date_at(chars: &[char]) -> Option<(NaiveDate, usize)> {
    let year = year_number(chars)?;
    if chars.get(4) != Some(&'年') {
        return None;
    }
    let month_at = (5..chars.len().min(8)).find(|&i| chars[i] == '月')?;
    let day_at = (month_at + 1..chars.len().min(month_at + 5)).find(|&i| chars[i] == '日')?;
    let date = NaiveDate::from_ymd_opt(
        year,
        number_before(chars, month_at)?,
        number_before(chars, day_at)?,
    )?;
    Some((date, day_at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(source: &str) -> Option<(i32, Use, String)> {
        let chars: Vec<char> = source.chars().collect();
        let mention = mentions(&chars, Some(2024)).into_iter().next()?;
        Some((
            mention.year,
            mention.what,
            chars[mention.start..mention.end].iter().collect(),
        ))
    }

    #[test]
    fn a_year_says_what_it_does() {
        let cases = [
            ("到2025年，甲", 2025, Use::By, "到2025年"),
            ("2025年底前完成", 2025, Use::By, "2025年底前"),
            ("2024年更新", 2024, Use::In, "2024年"),
            ("量较2023年增长", 2023, Use::Base, "较2023年"),
            ("在2020年基础上翻番", 2020, Use::Base, "2020年基础上"),
            ("截至2023年底，", 2023, Use::Past, "截至2023年底"),
            ("2024—2027年", 2027, Use::In, "2024—2027年"),
            ("2012年起5年内", 2016, Use::By, "2012年起5年内"),
            ("比上年增长", 2023, Use::Base, "比上年"),
            ("今年新增", 2024, Use::In, "今年"),
        ];
        for (source, year, what, words) in cases {
            let (y, w, s) =
                first(source).unwrap_or_else(|| panic!("{source}: a year stands there"));
            assert_eq!((y, w), (year, what), "{source}");
            assert!(s.ends_with(words), "{source}: {s}");
        }
        assert_eq!(first("12025年"), None);
    }

    #[test]
    fn a_deadline_is_its_last_day() {
        let day = |source: &str| {
            let chars: Vec<char> = source.chars().collect();
            last_day(&chars, Some(2021)).map(|date| date.to_string())
        };
        assert_eq!(day("2021年6月底前").as_deref(), Some("2021-06-30"));
        assert_eq!(day("2021年底前").as_deref(), Some("2021-12-31"));
        assert_eq!(day("2021年9月15日").as_deref(), Some("2021-09-15"));
        assert_eq!(day("6月底前").as_deref(), Some("2021-06-30"));
        assert_eq!(day("年底前").as_deref(), Some("2021-12-31"));
        assert_eq!(day("长期坚持"), None);
    }

    #[test]
    fn dates_are_read_in_both_scripts() {
        for source in ["2024年10月28日", "二〇二四年十月二十八日"] {
            let chars: Vec<char> = source.chars().collect();
            let (date, len) = date_at(&chars).expect("a date");
            assert_eq!(
                (date.to_string().as_str(), len),
                ("2024-10-28", chars.len())
            );
        }
    }
}
