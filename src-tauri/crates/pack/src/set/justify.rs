//! Fills lines: chooses among the allowed breaks, squeezes marks, spreads what is left.
//! It does not know pages or points. Order of means, as CLREQ has it: first squeeze marks, then
//! push the last character down and spread the gap evenly; no paragraph ends on one character.

use super::breaks;
use super::class::{self, Class};
use super::measure::{EM, Measure};
use super::text::{self, Align, Atom, Para, PlacedAtom, SetLine};

/// How far a mark may be cut: half a cell, and never into its ink.
const HALF: i32 = EM / 2;
/// Blank that stays between a mark's ink and what follows when it is cut.
const AIR: i32 = 40;
/// A wider gap between two characters looks worse than a ragged edge.
const WIDEST_GAP: i32 = EM / 4;

/// The lines of a paragraph in a measure of `width`.
pub(crate) fn lines(measure: &mut Measure<'_>, para: &Para, width: i32) -> Vec<SetLine> {
    lines_aligned(measure, para, para.align, width)
}

/// The same, aligned in another way than the paragraph says.
pub(crate) fn lines_aligned(
    measure: &mut Measure<'_>,
    para: &Para,
    align: Align,
    width: i32,
) -> Vec<SetLine> {
    let atoms = text::atoms(measure, &para.spans);
    let first_room = (width - para.first * EM).max(EM);
    // Most cells of a table are one line: nothing is to be weighed there.
    if !atoms.is_empty()
        && width_of(&atoms) <= first_room
        && atoms.iter().all(|atom| atom.ch != '\n')
    {
        let indent = EM * para.first;
        return vec![place(trimmed(&atoms), indent, first_room, align, true)];
    }
    let filler = Filler::new(&atoms);
    let mut lines: Vec<SetLine> = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let indent = EM
            * if lines.is_empty() {
                para.first
            } else {
                para.hang
            };
        let room = (width - indent).max(EM);
        let end = filler.end_of_line(start, room);
        let last = end == atoms.len() || atoms[end - 1].ch == '\n';
        lines.push(place(
            trimmed(&atoms[start..end]),
            indent,
            room,
            align,
            last,
        ));
        start = end;
        // A blank at a break belongs to neither line.
        while !last && start < atoms.len() && atoms[start].ch == ' ' {
            start += 1;
        }
    }
    lines
}

struct Filler<'a> {
    atoms: &'a [Atom],
    allowed: Vec<bool>,
    /// Width of the atoms before each index.
    before: Vec<i32>,
}

impl<'a> Filler<'a> {
    fn new(atoms: &'a [Atom]) -> Filler<'a> {
        let mut before = Vec::with_capacity(atoms.len() + 1);
        before.push(0);
        let mut sum = 0;
        for atom in atoms {
            sum = atom.width.saturating_add(sum);
            before.push(sum);
        }
        Filler {
            atoms,
            allowed: breaks::before(atoms),
            before,
        }
    }

    /// Where the line that begins at `start` ends.
    fn end_of_line(&self, start: usize, room: i32) -> usize {
        let mut fits = None;
        let mut squeezed = None;
        for end in start + 1..=self.atoms.len() {
            let forced = self.atoms[end - 1].ch == '\n';
            if !forced && !self.allowed[end] {
                continue;
            }
            let line = trimmed(&self.atoms[start..end]);
            let natural = self.before[start + line.len()] - self.before[start];
            if natural <= room {
                fits = Some((end, natural));
            } else if natural - cuts(line).iter().map(|cut| cut.most).sum::<i32>() <= room {
                squeezed = Some(end);
            } else if natural > room + 4 * EM {
                break;
            }
            if forced {
                break;
            }
        }
        let end = match (fits, squeezed) {
            (Some((end, natural)), _) if natural == room || self.ends_paragraph(end) => end,
            (_, Some(end)) => end,
            (Some((end, _)), None) => end,
            (None, None) => return self.torn(start, room),
        };
        self.without_widow(start, end, room)
    }

    fn ends_paragraph(&self, end: usize) -> bool {
        end == self.atoms.len() || self.atoms[end - 1].ch == '\n'
    }

    /// A break one step earlier where else a single character would stand alone on the last line.
    fn without_widow(&self, start: usize, end: usize, room: i32) -> usize {
        if self.ends_paragraph(end) || self.weight_after(end) >= 2 {
            return end;
        }
        (start + 1..end)
            .rev()
            .take_while(|at| (self.before[*at] - self.before[start]) * 2 > room)
            .find(|at| self.allowed[*at] && self.weight_after(*at) >= 2)
            .unwrap_or(end)
    }

    /// Characters that are no marks, from here to the paragraph's end; counting stops at two.
    fn weight_after(&self, from: usize) -> usize {
        self.atoms[from..]
            .iter()
            .take_while(|atom| atom.ch != '\n')
            .filter(|atom| !atom.class.is_mark())
            .take(2)
            .count()
    }

    /// A word longer than the line is torn where the line is full.
    fn torn(&self, start: usize, room: i32) -> usize {
        let mut end = start + 1;
        while end < self.atoms.len() && self.before[end + 1] - self.before[start] <= room {
            end += 1;
        }
        let full = end;
        while end > start + 1 && end < self.atoms.len() && !self.may_tear(end) {
            end -= 1;
        }
        if end == start + 1 { full } else { end }
    }

    /// Whether a word may be torn here: no mark on the wrong side, and not its last character alone.
    fn may_tear(&self, at: usize) -> bool {
        let lonely = self.allowed[at + 1..]
            .iter()
            .position(|allowed| *allowed)
            .is_some_and(|to_break| {
                self.atoms[at..=at + to_break]
                    .iter()
                    .filter(|atom| !atom.class.is_mark())
                    .count()
                    < 2
            });
        !class::never_starts(self.atoms[at].ch)
            && !class::never_ends(self.atoms[at - 1].ch)
            && !lonely
    }
}

/// Without the blanks and the line feed at the end.
fn trimmed(line: &[Atom]) -> &[Atom] {
    let end = line
        .iter()
        .rposition(|atom| atom.ch != ' ' && atom.ch != '\n')
        .map_or(0, |at| at + 1);
    &line[..end]
}

/// What can be taken from an atom.
struct Cut {
    atom: usize,
    left: bool,
    most: i32,
    /// The mark at the line's end gives first.
    at_end: bool,
}

/// All that a line can give up.
fn cuts(line: &[Atom]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for at in 0..line.len() {
        let atom = &line[at];
        let next = line.get(at + 1).map(|next| next.class);
        let previous = at.checked_sub(1).map(|at| line[at].class);
        match (atom.class, previous, next) {
            (Class::Close, _, None) => push_cut(&mut cuts, line, at, false, true),
            (Class::Close, _, Some(Class::Open | Class::Close)) => {
                push_cut(&mut cuts, line, at, false, false)
            }
            // At the line's start, or after another opening mark.
            (Class::Open, None | Some(Class::Open), _) => {
                push_cut(&mut cuts, line, at, true, false)
            }
            _ => {}
        }
    }
    cuts
}

fn push_cut(cuts: &mut Vec<Cut>, line: &[Atom], atom: usize, left: bool, at_end: bool) {
    let Some(shape) = line[atom].shape else {
        return;
    };
    let blank = if left {
        shape.inset() + shape.ink().0
    } else {
        shape.width() - shape.inset() - shape.ink().1
    };
    let most = (blank - AIR).clamp(0, HALF);
    if most > 0 {
        cuts.push(Cut {
            atom,
            left,
            most,
            at_end,
        });
    }
}

/// How wide atoms are side by side.
fn width_of(atoms: &[Atom]) -> i32 {
    atoms
        .iter()
        .fold(0, |sum: i32, atom| sum.saturating_add(atom.width))
}

/// Puts the atoms of one line in their places.
fn place(line: &[Atom], indent: i32, room: i32, align: Align, last: bool) -> SetLine {
    let gap = room - width_of(line);
    let offset = match align {
        Align::Centre => gap.max(0) / 2,
        Align::Right => gap.max(0),
        Align::Justify | Align::Left => 0,
    };
    let mut atoms = side_by_side(line, indent + offset);
    if gap < 0 {
        squeeze(line, -gap, &mut atoms);
    } else if gap > 0 && align == Align::Justify && !last {
        spread(line, gap, &mut atoms);
    }
    let width = atoms
        .last()
        .map_or(indent + offset, |placed| placed.x + placed.width);
    SetLine { atoms, width }
}

fn side_by_side(line: &[Atom], mut x: i32) -> Vec<PlacedAtom> {
    let placed = |atom: &Atom| {
        let at = x;
        x = x.saturating_add(atom.width);
        PlacedAtom {
            atom: *atom,
            x: at,
            width: atom.width,
            cut: 0,
        }
    };
    line.iter().map(placed).collect()
}

/// Cuts marks until `excess` is gone, as far as they go.
fn squeeze(line: &[Atom], excess: i32, atoms: &mut [PlacedAtom]) {
    let mut left_cut = vec![0; line.len()];
    let mut right_cut = vec![0; line.len()];
    share_cuts(line, excess, &mut left_cut, &mut right_cut);
    let mut back = 0;
    for (at, placed) in atoms.iter_mut().enumerate() {
        placed.x -= back;
        placed.width -= left_cut[at] + right_cut[at];
        placed.cut = left_cut[at];
        back += left_cut[at] + right_cut[at];
    }
}

/// Spreads a gap evenly over the places where it may go, unless it is too wide for them.
fn spread(line: &[Atom], gap: i32, atoms: &mut [PlacedAtom]) {
    let slots = || line.windows(2).map(|pair| may_spread(&pair[0], &pair[1]));
    let count =
        i32::try_from(slots().filter(|slot| *slot).count()).expect("BUG: a line holds few atoms");
    if count == 0 || gap > count * WIDEST_GAP {
        return;
    }
    let mut passed = 0;
    for (slot, placed) in slots().zip(&mut atoms[1..]) {
        passed += i32::from(slot);
        placed.x += gap * passed / count;
    }
}

/// Takes `excess` from the line: first from the mark at its end, the rest evenly from the others.
fn share_cuts(line: &[Atom], excess: i32, left_cut: &mut [i32], right_cut: &mut [i32]) {
    let cuts = cuts(line);
    let mut left_over = excess;
    let mut others: i32 = cuts
        .iter()
        .filter(|cut| !cut.at_end)
        .map(|cut| cut.most)
        .sum();
    for cut in cuts.iter().filter(|cut| cut.at_end) {
        let taken = cut.most.min(left_over);
        right_cut[cut.atom] += taken;
        left_over -= taken;
    }
    for cut in cuts.iter().filter(|cut| !cut.at_end) {
        // Each gives by its share of what the rest can give, so that the sum is exact.
        let taken = if others == 0 {
            0
        } else {
            (left_over * cut.most + others - 1) / others
        }
        .min(left_over);
        others -= cut.most;
        left_over -= taken;
        if cut.left {
            left_cut[cut.atom] += taken;
        } else {
            right_cut[cut.atom] += taken;
        }
    }
}

/// Letters of a word and the halves of —— and …… stay together.
fn may_spread(left: &Atom, right: &Atom) -> bool {
    match (left.class, right.class) {
        (Class::Narrow, Class::Narrow) => false,
        (Class::Long, Class::Long) => left.ch != right.ch,
        _ => true,
    }
}
