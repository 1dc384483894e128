//! The families that serve each style: a list, best first. Exempt from judgement about length.
//! Names are those in the faces' own name tables; file names differ from machine to machine.

use super::Style;
use std::ops::RangeInclusive;

/// A family that can serve a style: its name in the face's own name table, and the weights meant.
pub(super) struct Known {
    pub(super) style: Style,
    pub(super) family: &'static str,
    pub(super) weights: RangeInclusive<u16>,
}

const fn known(style: Style, family: &'static str) -> Known {
    Known {
        style,
        family,
        weights: 300..=500,
    }
}

const fn bold(style: Style, family: &'static str) -> Known {
    Known {
        style,
        family,
        weights: 600..=900,
    }
}

/// Best first within a style. Official faces stand before open ones.
pub(super) const KNOWN: &[Known] = &[
    known(Style::FangSong, "FangSong"),
    known(Style::FangSong, "FangSong_GB2312"),
    known(Style::FangSong, "FZFangSong-Z02S"),
    known(Style::FangSong, "Zhuque Fangsong"),
    known(Style::FangSong, "Zhuque Fangsong (technical preview)"),
    known(Style::FangSong, "STFangsong"),
    known(Style::Hei, "SimHei"),
    known(Style::Hei, "FZHei-B01S"),
    known(Style::Hei, "Noto Sans SC"),
    known(Style::Hei, "Noto Sans CJK SC"),
    known(Style::Hei, "Source Han Sans SC"),
    known(Style::Hei, "WenQuanYi Zen Hei"),
    known(Style::Kai, "KaiTi"),
    known(Style::Kai, "KaiTi_GB2312"),
    known(Style::Kai, "FZKai-Z03S"),
    known(Style::Kai, "LXGW WenKai GB Lite"),
    known(Style::Kai, "LXGW WenKai GB"),
    known(Style::Kai, "LXGW WenKai Lite"),
    known(Style::Kai, "LXGW WenKai"),
    known(Style::Song, "SimSun"),
    known(Style::Song, "Noto Serif SC"),
    known(Style::Song, "Noto Serif CJK SC"),
    known(Style::Song, "Source Han Serif SC"),
    Known {
        style: Style::BiaoSong,
        family: "FZXiaoBiaoSong-B05S",
        weights: 100..=900,
    },
    Known {
        style: Style::BiaoSong,
        family: "FZXiaoBiaoSong-B05",
        weights: 100..=900,
    },
    Known {
        style: Style::BiaoSong,
        family: "方正小标宋简体",
        weights: 100..=900,
    },
    Known {
        style: Style::BiaoSong,
        family: "方正小标宋_GBK",
        weights: 100..=900,
    },
    bold(Style::BiaoSong, "Noto Serif SC"),
    bold(Style::BiaoSong, "Noto Serif CJK SC"),
    bold(Style::BiaoSong, "Source Han Serif SC"),
];

/// Families of no style of ours that hold rare characters; asked last.
pub(super) const LAST_RESORT: &[&str] = &["SimSun-ExtB", "SimSun-ExtG", "Segoe UI Symbol"];
