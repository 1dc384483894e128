//! Numbers that are no targets although they stand where one could: the parts of the plan itself, whom a
//! rule concerns, money that is put in.
//! It only recognises them; what is left over is read in `clause`.

use crate::label::han_digit;
use crate::runs::Run;
use crate::text::Text;
use crate::words::{find, has_any, longest_end, longest_start, starts};

/// 部署4大行动、17个工程、55项具体任务: the parts of the plan itself, which it does not aim at.
pub(crate) fn tells_of_plan(seen: &[char]) -> bool {
    let parts = [
        "大行动",
        "个方面",
        "项任务",
        "项具体任务",
        "项重点任务",
        "项重点工作",
        "项工作任务",
        "项主要任务",
        "项举措",
        "条举措",
        "项措施",
        "条措施",
        "项改革任务",
        "项改革举措",
        "大专项行动",
    ];
    parts.iter().any(|part| {
        find(seen, part).is_some_and(|at| {
            at > 0
                && (seen[at - 1].is_ascii_digit()
                    || han_digit(seen[at - 1]).is_some()
                    || seen[at - 1] == '十')
        })
    }) && !has_any(seen, &["完成率", "率"])
}

/// 对年收入不超过200万元的部分, 改造内容包括3类: the number says whom it concerns, or what there is.
pub(crate) fn condition(text: &Text, run: &Run) -> bool {
    let lead = text.seen(&run.lead);
    let behind = &text.all()[run.end..];
    let part = longest_start(
        behind,
        &[
            "部分",
            "的部分",
            "以上部分",
            "以下部分",
            "且",
            "的，",
            "的企业，",
            "的给予",
        ],
    );
    let note = ["（不含", "（含", "（包括", "（以下"];
    part.is_some()
        || longest_start(behind, &note).is_some() && lead_ends_in_place(lead)
        || longest_start(lead, &["对", "凡", "对于"]).is_some() && starts(behind, "的")
        || has_any(lead, &["包括", "分为", "内容为", "列入"])
}

/// 范围内6亩以下: the number bounds what is spoken of.
fn lead_ends_in_place(lead: &[char]) -> bool {
    longest_end(lead, &["范围内", "区域内", "其中", "以内", "内"]).is_some()
}

/// 统筹省级资金20亿元支持…: what is put in, not what is to be reached.
pub(crate) fn input(text: &Text, run: &Run, unit: &[char]) -> bool {
    let lead = text.seen(&run.lead);
    let behind = &text.all()[run.end..];
    let uses = ["支持", "用于", "资金", "对", "专项", "给予", "的资金"];
    let gives = ["资金", "统筹", "安排", "筹措", "拨付", "下达", "预算"];
    has_any(unit, &["元"]) && has_any(lead, &gives) && longest_start(behind, &uses).is_some()
}
