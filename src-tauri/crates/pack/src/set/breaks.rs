//! Where a line may break: Unicode line breaking, tailored to Chinese official text.
//! It does not choose among the breaks. The tailoring only ever forbids, never allows, breaks.

use super::class;
use super::text::Atom;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Words that count, longest first where one begins another: a number stays on the line of its own.
const UNITS: &[&str] = &[
    "个百分点",
    "个工作日",
    "吨标准煤",
    "平方公里",
    "百分点",
    "工作日",
    "千瓦时",
    "平方米",
    "立方米",
    "个月",
    "千瓦",
    "公里",
    "公顷",
    "公斤",
    "公升",
    "公元",
    "毫米",
    "厘米",
    "千米",
    "千克",
    "分钟",
    "小时",
    "人次",
    "年度",
    "季度",
    "年",
    "月",
    "日",
    "时",
    "分",
    "秒",
    "号",
    "次",
    "期",
    "项",
    "个",
    "家",
    "台",
    "辆",
    "人",
    "户",
    "件",
    "批",
    "条",
    "章",
    "款",
    "名",
    "吨",
    "元",
    "倍",
    "米",
    "里",
    "度",
    "处",
    "天",
    "周",
    "届",
    "所",
    "座",
    "套",
    "场",
    "只",
    "支",
    "份",
    "页",
    "本",
    "册",
    "间",
    "栋",
    "层",
    "级",
    "类",
    "种",
    "位",
    "岁",
    "部",
    "艘",
    "亩",
    "块",
    "段",
    "轮",
    "笔",
    "克",
    "升",
    "点",
    "颗",
    "株",
    "栏",
    "期",
    "行",
    "字",
    "斤",
];
/// Scales between a number and its unit, with 余 and 多: 1.5万辆, 100余家.
const SCALES: &str = "十百千万亿余多";
/// Signs that belong to the number before them, also after a blank.
const SIGNS: &str = "%％‰℃℉㎡㎥°′″";
/// Signs that belong to the number after them.
const FORE_SIGNS: &str = "第〕±≥≤＞＜≈+−－￥¥$＄№";

/// What Unicode calls quotation marks has no side; ours have one. ㎡ and ℃ behave as a percent sign.
fn tailored(ch: char) -> char {
    match ch {
        '“' | '‘' => '「',
        '”' | '’' => '」',
        '㎡' | '℃' => '％',
        _ => ch,
    }
}

/// For each atom whether a line may end before it; the last entry is the paragraph's end.
pub(crate) fn before(atoms: &[Atom]) -> Vec<bool> {
    let mut text = String::with_capacity(atoms.len() * 3);
    let mut at_byte = Vec::with_capacity(atoms.len());
    for atom in atoms {
        at_byte.push(text.len());
        text.push(tailored(atom.ch));
    }
    let mut allowed = vec![false; atoms.len() + 1];
    let mut index = 0;
    for byte in segmenter().segment_str(&text) {
        while index < at_byte.len() && at_byte[index] < byte {
            index += 1;
        }
        allowed[index] = true;
    }
    allowed[0] = false;
    for at in 1..atoms.len() {
        allowed[at] = allowed[at] && !atoms[at].glued && may_break(atoms[at - 1].ch, atoms[at].ch);
    }
    keep_numbers(atoms, &mut allowed);
    if let Some(last) = allowed.last_mut() {
        *last = true;
    }
    allowed
}

/// Data is compiled in and borrowed: making one costs nothing.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
}

fn may_break(left: char, right: char) -> bool {
    if class::never_starts(right) || class::never_ends(left) {
        return false;
    }
    // —— and …… are one mark of two cells.
    if left == right && (left == '—' || left == '…') {
        return false;
    }
    if left.is_ascii_digit() && right == '〔' {
        return false;
    }
    !(right.is_ascii_digit() && FORE_SIGNS.contains(left))
}

/// A number keeps its sign, its scale and its unit: 95.2%, 第3次, 1.5万辆, 3个百分点, 〔2024〕7号.
fn keep_numbers(atoms: &[Atom], allowed: &mut [bool]) {
    for at in 1..atoms.len() {
        if atoms[at - 1].ch.is_ascii_digit() && !atoms[at].ch.is_ascii_digit() {
            let end = end_of_unit(atoms, at);
            allowed[at..end].fill(false);
        }
    }
}

/// Where what belongs to a number ends; the number ends before `at`.
fn end_of_unit(atoms: &[Atom], at: usize) -> usize {
    let is = |at: usize, of: &str| atoms.get(at).is_some_and(|atom| of.contains(atom.ch));
    if is(at, " \u{a0}") && is(at + 1, SIGNS) {
        return at + 2;
    }
    if is(at, SIGNS) {
        return at + 1;
    }
    let scaled = (at..).find(|at| !is(*at, SCALES)).unwrap_or(at);
    let unit_at = |from: usize| {
        let same = |(ch, at): (char, usize)| atoms.get(at).is_some_and(|atom| atom.ch == ch);
        let begins = |unit: &&&str| unit.chars().zip(from..).all(same);
        UNITS
            .iter()
            .find(begins)
            .map(|unit| from + unit.chars().count())
    };
    // 千 may be a scale or begin a unit: 1.5千辆, 3万千瓦时.
    (at..=scaled).rev().find_map(unit_at).unwrap_or(scaled)
}
