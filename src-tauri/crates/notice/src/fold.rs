//! One face for each character, so that every word of the grammar is written once.
//! It is not a converter: what the reader answers is always taken from the source, never from here.
//! Folding keeps the length: one character in, one character out.

/// Traditional characters of the words that the grammar knows, each before its simplified form.
const TRADITIONAL: &str = "單单責责負负務务牽牵頭头領领導导與与參参會会協协關关門门區区縣县鎮镇鄉乡\
達达長长較较過过內内億亿萬万輛辆約约實实現现開开發发業业產产規规劃划國国標标準准項项個个處处條条\
場场臺台廠厂噸吨種种類类戶户間间員员總总體体為为進进減减壓压縮缩擴扩機机構构農农環环衛卫廳厅黨党\
隊队學学醫医辦办廣广電电車车時时確确爭争計计獎奖勵励補补貼贴給给無无對对於于職职據据備备圍围覆覆\
蓋盖顯显優优善善強强維维數数級级終终頒颁圖图號号貫贯徹彻見见細细則则綱纲點点質质鑒鉴餘余從从續续\
穩稳僅仅資资組组織织權权經经濟济聯联網网團团銀银驗验畝亩證证傳传審审適适應应體体設设";

/// The form in which the grammar sees a character.
pub(crate) fn fold(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' | '︰' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '［' => '[',
        '］' => ']',
        '﹝' => '〔',
        '﹞' => '〕',
        '–' | '―' | '─' | '－' | '−' | '‐' => '—',
        '％' => '%',
        '\u{ff0e}' => '.',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '～' | '／' => {
            char::from_u32(c as u32 - 0xfee0).expect("BUG: full-width ASCII has an ASCII twin")
        }
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        _ => c,
    }
}

/// The simplified form, where the grammar needs one.
fn simplified(c: char) -> char {
    use std::sync::OnceLock;
    static FORMS: OnceLock<Vec<char>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms: Vec<char> = ('\u{4e00}'..='\u{9fff}').collect();
        let all: Vec<char> = TRADITIONAL.chars().collect();
        for pair in all.chunks_exact(2) {
            forms[pair[0] as usize - 0x4e00] = pair[1];
        }
        forms
    });
    forms[c as usize - 0x4e00]
}

/// A Han character, numerals included.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_grammar_have_one_face() {
        let seen: String = "牽頭單位:區發展和改革局;１２．５％"
            .chars()
            .map(fold)
            .collect();
        assert_eq!(seen, "牵头单位：区发展和改革局；12.5%");
    }
}
