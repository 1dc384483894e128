//! Look of the papers (版式): what offices do differently within GB/T 9704, as one fact of the book.
//! It lays nothing out; `pack` sets by it. What was issued keeps the look it was issued with.

use crate::field::{self, SHORT};
use crate::refusal::{Code, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on the look of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LookAct {
    /// Sets all of it.
    Set {
        /// The form.
        look: PaperLook,
    },
}

/// How the red head of an official paper is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RedHead {
    /// 套印彩色: printed in colour.
    #[default]
    Colour,
    /// 红头纸: left blank, for paper that carries it already.
    Preprinted,
    /// 无: a plain title in black. Office lasers are black, and a grey "red" head is rejected.
    Plain,
}

/// How a paper is signed. A seal is never drawn: it is put on by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignatureMode {
    /// 不署名: neither name nor date.
    None,
    /// 署名，不盖章.
    #[default]
    Unsealed,
    /// 盖章: with room for a seal over name and date.
    Sealed,
    /// 代章: the same, by another office's seal.
    Acting,
}

/// A style of type that official papers ask for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum FaceStyle {
    /// 仿宋.
    FangSong,
    /// 黑体.
    Hei,
    /// 楷体.
    Kai,
    /// 宋体.
    Song,
    /// 小标宋.
    BiaoSong,
}

/// The family that is to serve a style. Where a machine lacks it, the usual one does, and that is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FaceChoice {
    /// The style.
    pub style: FaceStyle,
    /// The family, in the face's own words.
    pub family: String,
}

/// The look of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperLook {
    /// Characters a line: 28 in the standard, 26 in some offices.
    pub columns: u32,
    /// 天头, in millimetres.
    pub top_mm: u32,
    /// 地脚.
    pub bottom_mm: u32,
    /// 订口.
    pub left_mm: u32,
    /// 切口.
    pub right_mm: u32,
    /// 三级标题加粗.
    pub bold_third: bool,
    /// 红头.
    pub red_head: RedHead,
    /// 署名.
    pub signature: SignatureMode,
    /// 版记 on a left-hand page, as for papers printed on both sides.
    pub colophon_on_even_page: bool,
    /// Lying tables on A3 instead of A4.
    pub large_tables: bool,
    /// Families chosen, at most one a style.
    #[serde(default)]
    pub faces: Vec<FaceChoice>,
}

impl Default for PaperLook {
    /// GB/T 9704-2012: 版心 156 × 225 mm on A4, 28 characters a line.
    fn default() -> PaperLook {
        PaperLook {
            columns: 28,
            top_mm: 37,
            bottom_mm: 35,
            left_mm: 28,
            right_mm: 26,
            bold_third: false,
            red_head: RedHead::default(),
            signature: SignatureMode::default(),
            colophon_on_even_page: false,
            large_tables: false,
            faces: Vec::new(),
        }
    }
}

/// A4 upright.
const PAPER_WIDTH_MM: u32 = 210;
const PAPER_HEIGHT_MM: u32 = 297;
/// The narrowest cell that 三号 characters still stand in side by side, in 1/100 mm.
const NARROWEST_CELL: u32 = 540;

impl PaperLook {
    /// Width of the type area of an upright page.
    pub fn width_mm(&self) -> u32 {
        PAPER_WIDTH_MM.saturating_sub(self.left_mm + self.right_mm)
    }

    /// Its height.
    pub fn height_mm(&self) -> u32 {
        PAPER_HEIGHT_MM.saturating_sub(self.top_mm + self.bottom_mm)
    }

    /// The form, or what is wrong with it.
    pub fn checked(&self) -> Result<PaperLook, Refusal> {
        let within = |field: &str, value: u32, min: i64, max: i64| {
            field::within(field, i64::from(value), min, max)
        };
        within("columns", self.columns, 26, 28)?;
        within("top_mm", self.top_mm, 20, 50)?;
        // The page number stands below the type area.
        within("bottom_mm", self.bottom_mm, 25, 50)?;
        within("left_mm", self.left_mm, 20, 40)?;
        within("right_mm", self.right_mm, 15, 40)?;
        if self.width_mm() * 100 < self.columns * NARROWEST_CELL {
            let code = Code::TypeAreaNarrow {
                columns: self.columns,
                width_mm: self.width_mm(),
            };
            return Err(Refusal::at("columns", code));
        }
        let mut faces: Vec<FaceChoice> = Vec::new();
        for choice in &self.faces {
            let family = field::required("faces", &choice.family, SHORT)?;
            if faces.iter().any(|other| other.style == choice.style) {
                return Err(Refusal::at("faces", Code::OrderIncomplete));
            }
            let style = choice.style;
            faces.push(FaceChoice { style, family });
        }
        faces.sort_by_key(|choice| choice.style);
        Ok(PaperLook {
            faces,
            ..self.clone()
        })
    }
}

/// 版式 as 设置 shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LookSettings {
    /// In force.
    pub look: PaperLook,
    /// That of the standard, which a new book starts with.
    pub standard: PaperLook,
}

impl LookSettings {
    /// From what the book holds.
    pub fn new(look: PaperLook) -> LookSettings {
        LookSettings {
            look,
            standard: PaperLook::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut PaperLook)) -> (Option<String>, Code) {
        let mut look = PaperLook::default();
        change(&mut look);
        let refusal = look.checked().expect_err("it is refused");
        (refusal.field, refusal.code)
    }

    #[test]
    fn the_standard_is_sound_and_has_its_type_area() {
        let look = PaperLook::default();
        assert_eq!(look.checked(), Ok(look.clone()));
        assert_eq!((look.width_mm(), look.height_mm()), (156, 225));
    }

    #[test]
    fn margins_and_columns_are_refused_at_their_field() {
        let at = |field: &str| Some(field.to_owned());
        assert_eq!(refused(|look| look.columns = 30).0, at("columns"));
        assert_eq!(refused(|look| look.top_mm = 10).0, at("top_mm"));
        assert_eq!(refused(|look| look.bottom_mm = 20).0, at("bottom_mm"));
        assert_eq!(refused(|look| look.left_mm = 60).0, at("left_mm"));
        assert_eq!(refused(|look| look.right_mm = 0).0, at("right_mm"));
    }

    #[test]
    fn characters_never_stand_on_each_other() {
        let narrow = |look: &mut PaperLook| (look.left_mm, look.right_mm) = (32, 30);
        let code = Code::TypeAreaNarrow {
            columns: 28,
            width_mm: 148,
        };
        assert_eq!(refused(narrow), (Some("columns".to_owned()), code));
        let mut look = PaperLook {
            columns: 26,
            ..PaperLook::default()
        };
        narrow(&mut look);
        assert!(look.checked().is_ok());
    }

    #[test]
    fn a_style_is_chosen_once() {
        let choice = |family: &str| FaceChoice {
            style: FaceStyle::BiaoSong,
            family: family.to_owned(),
        };
        let twice = vec![choice("甲"), choice("乙")];
        assert_eq!(
            refused(|look| look.faces = twice).0,
            Some("faces".to_owned())
        );
        let blank = vec![choice(" ")];
        assert_eq!(refused(|look| look.faces = blank).1, Code::Blank);
    }
}
