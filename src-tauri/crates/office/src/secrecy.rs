//! Secrecy markings (密级标志): what must never come into the book. A rule over names and texts only;
//! it knows the markings of GB/T 9704 (机密★1年, 绝密, 密级：秘密) and 涉密 as a label. Words that only
//! speak of secrecy (保密工作要求, 商业秘密保护, 严禁上传涉密信息) pass.

use unicode_normalization::UnicodeNormalization;

/// The grades, highest first.
const GRADES: [&str; 3] = ["绝密", "机密", "秘密"];
/// What may follow a grade in a label.
const KINDS: [&str; 6] = ["级", "件", "文件", "资料", "材料", "事项"];

/// The marking that a text carries, as it stands there: a grade with ★, or alone on its line or in its cell.
pub fn marking(text: &str) -> Option<String> {
    text.split(['\n', '\r', '\t', '\u{b}', '\u{c}'])
        .find_map(|line| {
            let folded = folded(line);
            if folded.is_empty() {
                return None;
            }
            starred(&folded)
                .or_else(|| is_label(&folded).then(|| folded.clone()))
                .or_else(|| bracketed(&folded))
        })
}

/// The marking that a file's name carries: a grade or 涉密 that stands apart from other words.
pub fn marking_of_name(name: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let folded = folded(stem);
    starred(&folded).or_else(|| {
        folded
            .split(|mark: char| !mark.is_alphanumeric())
            .find(|part| is_label(part))
            .map(str::to_owned)
            .or_else(|| labelled_as_secret(&folded).then(|| "涉密".to_owned()))
    })
}

/// One width and no blanks: 机　密 is 机密.
fn folded(line: &str) -> String {
    line.nfkc().filter(|mark| !mark.is_whitespace()).collect()
}

/// 机密★1年, 秘密★.
fn starred(line: &str) -> Option<String> {
    GRADES.iter().find_map(|grade| {
        let (_, after) = line.split_once(grade)?;
        let rest = after.strip_prefix(['★', '☆', '⭐'])?;
        let term: String = rest
            .chars()
            .take_while(|mark| {
                mark.is_ascii_digit() || "年月日个长期一二三四五六七八九十".contains(*mark)
            })
            .collect();
        Some(format!("{grade}★{term}"))
    })
}

/// A line or part that is nothing but a marking: 机密, 密级:机密, 秘密10年, 绝密级, 涉密, 涉密文件.
fn is_label(part: &str) -> bool {
    let part = part.trim_matches(|mark: char| !mark.is_alphanumeric());
    let part = ["密级", "密级标志", "秘密等级"]
        .iter()
        .find_map(|head| part.strip_prefix(head))
        .map(|rest| rest.trim_start_matches(|mark: char| !mark.is_alphanumeric()))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(part);
    if let Some(rest) = part.strip_prefix("涉密") {
        return rest.is_empty() || KINDS.contains(&rest);
    }
    let Some(rest) = GRADES.iter().find_map(|grade| part.strip_prefix(grade)) else {
        return false;
    };
    rest.is_empty() || KINDS.contains(&rest) || is_term(rest)
}

/// 10年, 6个月, 长期: how long it stays secret.
fn is_term(rest: &str) -> bool {
    let number = rest.trim_end_matches(['年', '月', '个']);
    let counted = number.len() < rest.len()
        && !number.is_empty()
        && number
            .chars()
            .all(|mark| mark.is_ascii_digit() || "一二三四五六七八九十".contains(mark));
    counted || rest == "长期"
}

/// A marking in brackets at the beginning of a line: 【机密】关于…, (涉密)名单.
fn bracketed(line: &str) -> Option<String> {
    let rest = line.strip_prefix(['【', '[', '(', '〔', '〖'])?;
    let end = rest.find(['】', ']', ')', '〕', '〗'])?;
    let inside = &rest[..end];
    is_label(inside).then(|| inside.to_owned())
}

/// A name that calls its file secret: 涉密名单, not 非涉密名单 nor 涉密人员管理办法.
fn labelled_as_secret(name: &str) -> bool {
    name.match_indices("涉密").any(|(at, word)| {
        let before = name[..at].chars().next_back();
        let denied = before.is_some_and(|mark| "非不未无防禁".contains(mark));
        let after = &name[at + word.len()..];
        !denied && (after.is_empty() || KINDS.contains(&after) || after.starts_with("名单"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_seen_as_they_are_printed() {
        for text in [
            "机密★1年",
            "绝密★",
            "秘　密 ★ 长期",
            "000001\n机密★5年\n特急\n威海市",
            "机　密",
            "【机密】",
            "密级：秘密",
            "密级:机密 ",
            "秘密10年",
            "机密六个月",
            "绝密级",
            "序号\t涉密\t备注",
            "（涉密）人员花名册",
            "涉密文件",
        ] {
            assert!(marking(text).is_some(), "{text}");
        }
        assert_eq!(marking("某厅\n机密★１年").as_deref(), Some("机密★1年"));
    }

    #[test]
    fn words_about_secrecy_pass() {
        for text in [
            "保密工作要求",
            "商业秘密保护",
            "加强商业秘密保护，严守工作秘密。",
            "严禁上传涉密信息，涉密文件不得录入。",
            "保守国家秘密10年来的工作",
            "密级：无",
            "密级：公开",
            "本材料不涉密。",
            "非涉密",
            "机密性和完整性",
            "秘密",
            "",
        ] {
            let wanted = text == "秘密";
            assert_eq!(marking(text).is_some(), wanted, "{text}");
        }
    }

    #[test]
    fn names_are_judged_by_the_words_that_stand_apart() {
        for name in [
            "机密★1年 方案.docx",
            "【绝密】名单.xlsx",
            "机密-方案.docx",
            "方案（秘密）.pdf",
            "涉密.docx",
            "重点企业涉密名单.xlsx",
            "涉密文件.pdf",
            "方案_机密件.doc",
        ] {
            assert!(marking_of_name(name).is_some(), "{name}");
        }
        for name in [
            "保密工作要求.docx",
            "商业秘密保护指南.pdf",
            "保密自查表.xlsx",
            "非涉密承诺书.docx",
            "涉密人员管理办法.docx",
            "秘密花园.docx",
            "验收报告.pdf",
            ".docx",
        ] {
            assert_eq!(marking_of_name(name), None, "{name}");
        }
    }
}
