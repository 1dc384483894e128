//! What kind of mark a character is to a Chinese line: where it may stand and what it can give up.
//! It does not find break opportunities (`breaks`) and does not move anything (`justify`).

/// A character's part in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Han characters and everything that fills a cell.
    Full,
    /// Opening marks: blank on the left half, never at a line's end.
    Open,
    /// Closing and pausing marks: blank on the right half, never at a line's start.
    Close,
    /// Never at a line's start, fills its cell: － ～ ·.
    Joint,
    /// — and …: two cells when doubled, never broken between.
    Long,
    /// Latin letters, digits and their marks.
    Narrow,
    /// Blank.
    Space,
}

/// Marks never at a line's end.
fn is_open(ch: char) -> bool {
    matches!(
        ch,
        '“' | '‘' | '「' | '『' | '（' | '〔' | '【' | '《' | '〈' | '［' | '｛'
    )
}

/// Marks never at a line's start that give up their right half.
fn is_close(ch: char) -> bool {
    matches!(
        ch,
        '、' | '，'
            | '；'
            | '：'
            | '。'
            | '！'
            | '？'
            | '”'
            | '’'
            | '」'
            | '』'
            | '）'
            | '〕'
            | '】'
            | '》'
            | '〉'
            | '］'
            | '｝'
    )
}

/// Marks never at a line's start that keep their width.
fn is_joint(ch: char) -> bool {
    matches!(ch, '－' | '～' | '·')
}

impl Class {
    /// The class of a character.
    pub(crate) fn of(ch: char) -> Class {
        match ch {
            ' ' | '\u{3000}' | '\u{a0}' => Class::Space,
            '—' | '…' => Class::Long,
            '·' => Class::Joint,
            _ if (ch as u32) < 0x2000 => Class::Narrow,
            _ if is_open(ch) => Class::Open,
            _ if is_close(ch) => Class::Close,
            _ if is_joint(ch) => Class::Joint,
            _ => Class::Full,
        }
    }

    /// Marks that count for nothing when a short last line is judged.
    pub(crate) fn is_mark(self) -> bool {
        match self {
            Class::Open | Class::Close | Class::Joint | Class::Space => true,
            Class::Full | Class::Long | Class::Narrow => false,
        }
    }
}

/// Whether a line may not begin with this character.
pub(crate) fn never_starts(ch: char) -> bool {
    // Narrow marks never at a line's start stand last.
    is_close(ch)
        || is_joint(ch)
        || matches!(
            ch,
            ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%'
        )
}

/// Whether a line may not end with this character.
pub(crate) fn never_ends(ch: char) -> bool {
    is_open(ch) || matches!(ch, '(' | '[' | '{')
}

/// Characters that a face may draw narrow but a Chinese line gives a whole cell.
pub(crate) fn is_full_width(ch: char) -> bool {
    match Class::of(ch) {
        Class::Open | Class::Close | Class::Long | Class::Full => true,
        Class::Joint => ch != '·',
        Class::Narrow => false,
        Class::Space => ch == '\u{3000}',
    }
}
