//! Why a file could not be read, and the words that tell the clerk what to do next.
//! The words stand here because only this crate knows these cases; no caller compares them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::shape::Shape;

/// Why a file from outside was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Unreadable {
    /// Nothing in it, or only blanks.
    Empty,
    /// Larger than is opened.
    TooLarge {
        /// The largest size, in bytes.
        largest: u64,
    },
    /// Another kind of file.
    NotText {
        /// What its bytes say it is.
        looks_like: Shape,
    },
    /// Neither UTF-8, UTF-16 with a mark, nor GB18030.
    BadEncoding,
    /// A document without words, such as one of pictures only.
    NoWords,
    /// Locked with a password.
    Encrypted,
    /// A document whose parts can't be read.
    Damaged,
    /// Unpacked it would be larger, or deeper, than any document is.
    Bomb,
    /// Reading it took too long.
    TooSlow,
    /// The program that read it ended before it had an answer.
    Crashed {
        /// How it ended, for the record only.
        detail: String,
    },
    /// No such file.
    NoSuchFile,
    /// A folder or a device.
    NotAFile,
    /// The system doesn't let us read it.
    NotAllowed,
    /// The system failed while reading.
    Failed {
        /// The system's own words, for the record only.
        detail: String,
    },
}

impl Unreadable {
    /// In Chinese: what is wrong, and what to do next.
    pub fn words(&self) -> String {
        match self {
            Unreadable::Empty => "文件是空的，没有文字。请检查是否选错了文件。".into(),
            Unreadable::TooLarge { largest } => {
                format!("文件超过{}兆字节，不予打开。请只保留方案正文，另存为文本文件后再导入。", largest / 1024 / 1024)
            }
            Unreadable::NotText { looks_like } => not_text(*looks_like).into(),
            Unreadable::BadEncoding => {
                "文字编码无法识别，为避免出现乱码没有导入。请用记事本打开该文件，确认文字正常后另存为，编码选择“UTF-8”，再导入。".into()
            }
            Unreadable::NoWords => {
                "文档里没有文字，可能只有图片。请向发文单位索取电子版正文，或在 Word 中录入文字后再导入。".into()
            }
            Unreadable::Encrypted => {
                "文档设有打开密码，无法读取。请在 Word 或 WPS 中打开，取消密码另存后再导入；涉密文件不得导入。".into()
            }
            Unreadable::Damaged => {
                "文档内容已损坏，无法读取。请在 Word 或 WPS 中打开，确认正常后另存为“.docx”再导入。".into()
            }
            Unreadable::Bomb => {
                "文档解压后异常庞大或结构异常，为安全起见没有打开。请核实来源；方案正文请复制到新建的 Word 文档中再导入。".into()
            }
            Unreadable::TooSlow => {
                "读取文档超过30秒，已停止。请只保留方案正文，另存后再导入。".into()
            }
            Unreadable::Crashed { .. } => {
                "读取这个文件时出错，台账没有受影响。请在 Word 或 WPS 中打开，另存为新文件后再导入。".into()
            }
            Unreadable::NoSuchFile => "找不到这个文件，可能已被移动、改名或删除。请重新选择文件。".into(),
            Unreadable::NotAFile => "选中的是文件夹，不是文件。请打开文件夹，选择其中的文本文件。".into(),
            Unreadable::NotAllowed => "没有权限读取这个文件，或文件正被其他程序占用。请关闭打开它的程序，或把文件复制到“文档”文件夹后再导入。".into(),
            Unreadable::Failed { .. } => "读取文件时出错，可能是移动存储设备已断开。请把文件复制到本机后再导入。".into(),
        }
    }
}

fn not_text(looks_like: Shape) -> &'static str {
    match looks_like {
        Shape::Docx => "这是 Word 文档，不是文本文件。请从“导入方案”中选择它。",
        Shape::Locked => {
            "文档设有打开密码，无法读取。请在 Word 或 WPS 中打开，取消密码另存后再导入；涉密文件不得导入。"
        }
        Shape::Xlsx => {
            "这是 Excel 表格，不是文本文件。请把其中的方案正文复制到记事本，保存为文本文件后再导入。"
        }
        Shape::OldOffice => {
            "这是旧版 Word、Excel 或 WPS 文件（.doc、.xls、.wps）。请在 Word 或 WPS 中打开，另存为“Word 文档（*.docx）”后再导入。"
        }
        Shape::Pdf => {
            "这是 PDF 文件，不是文本文件。请打开后全选、复制文字到记事本，保存为文本文件后再导入；若是扫描件，请向发文单位索取电子版。"
        }
        Shape::Picture => {
            "这是图片，里面没有可读的文字。请向发文单位索取电子版正文，保存为文本文件后再导入。"
        }
        Shape::Rtf => {
            "这是 RTF 格式文档。请在 Word 或 WPS 中打开，另存为“纯文本（*.txt）”后再导入。"
        }
        Shape::Zip => {
            "这是压缩包或 OFD 版式文件，不是文本文件。压缩包请先解压；OFD 文件请在阅读器中复制文字到记事本，保存为文本文件后再导入。"
        }
        Shape::Binary => {
            "这不是文本文件，里面是程序使用的数据。请检查是否选错了文件；方案正文请在 Word 或 WPS 中另存为“纯文本（*.txt）”后再导入。"
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words())
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_names_the_next_step() {
        let shapes = [
            Shape::Docx,
            Shape::Xlsx,
            Shape::OldOffice,
            Shape::Locked,
            Shape::Pdf,
            Shape::Picture,
            Shape::Rtf,
            Shape::Zip,
            Shape::Binary,
        ];
        let others = [
            Unreadable::Empty,
            Unreadable::TooLarge {
                largest: crate::LARGEST,
            },
            Unreadable::BadEncoding,
            Unreadable::NoWords,
            Unreadable::Encrypted,
            Unreadable::Damaged,
            Unreadable::Bomb,
            Unreadable::TooSlow,
            Unreadable::Crashed { detail: "x".into() },
            Unreadable::NoSuchFile,
            Unreadable::NotAFile,
            Unreadable::NotAllowed,
            Unreadable::Failed { detail: "x".into() },
        ];
        let all = shapes
            .map(|looks_like| Unreadable::NotText { looks_like })
            .into_iter()
            .chain(others);
        for refusal in all {
            let words = refusal.words();
            assert!(words.contains('请') && words.ends_with('。'), "{words}");
        }
        assert!(
            Unreadable::TooLarge {
                largest: crate::LARGEST
            }
            .words()
            .contains("20兆"),
            "the limit is told"
        );
    }
}
