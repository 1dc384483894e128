//! Where a line may break: Unicode line breaking, tailored to Chinese official text.
//! It does not choose among the breaks. The tailoring only ever forbids, never allows, breaks.

use super::class;
use super::text::Atom;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Han characters that count: a digit before one of these stays on its line.
const UNITS: &str =
    "年月日时分秒号次期项个家台辆人户件批条章款名吨公元万亿千百倍期%％℃㎡米里度处天周届所座套场";

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
    // A number keeps its sign, its unit and its count word: 95.2%, 第3次, 〔2024〕7号.
    if left.is_ascii_digit() && (UNITS.contains(right) || right == '〔') {
        return false;
    }
    if left == '公' && "里斤顷升".contains(right) {
        return false;
    }
    if right.is_ascii_digit()
        && (left == '第' || left == '〕' || left == '±' || left == '≥' || left == '≤')
    {
        return false;
    }
    true
}
