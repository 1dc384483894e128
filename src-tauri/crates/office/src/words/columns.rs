//! The journal's words: what each table and column of the book is called, and how a kept value reads.
//! One table for all; a test of the ledger holds it against the schema. Not the names of states, which
//! stand in `names`.

use super::names;
use super::values::WORDS;
use crate::day::in_words;
use crate::indicator::Amount;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a row of a table is called.
pub fn table(table: &str) -> Option<&'static str> {
    find(TABLES, table)
}

/// What a column is called; an empty name is not shown to a clerk.
pub fn column(table: &str, column: &str) -> Option<&'static str> {
    find(OWN, &format!("{table}.{column}")).or_else(|| find(COLUMNS, column))
}

/// A kept value in words: dates, decimals and yes or no by their column, states by their names.
/// Null and empty read as nothing.
pub fn value(table: &str, column: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if let Some(named) = state(table, column, value).or_else(|| word(column, &text)) {
        return Some(named.to_owned());
    }
    if YES_OR_NO.contains(&column) {
        return Some(if text == "1" { "是" } else { "否" }.to_owned());
    }
    if let Some(number) = value.as_i64()
        && AMOUNTS.contains(&format!("{table}.{column}").as_str())
    {
        return Some(Amount(number).to_string());
    }
    if column.ends_with("_on")
        && let Ok(day) = text.parse::<NaiveDate>()
    {
        return Some(in_words(day));
    }
    Some(text)
}

/// States and kinds that have names of their own.
fn state(table: &str, column: &str, value: &Value) -> Option<&'static str> {
    fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    match (table, column) {
        ("follow_up", "state") => read(value).map(names::follow_up_state),
        ("follow_up" | "reminder", "level") => read(value).map(names::level),
        ("instruction", "kind") => read(value).map(names::instruction_kind),
        ("step", "step") => read(value).map(names::move_name),
        ("meeting", "state") => read(value).map(names::meeting_state),
        ("decision", "kind") => read(value).map(names::decision_kind),
        ("reading", "verdict") => read(value).map(names::verdict),
        ("reading", "status") => read(value).map(names::reading_status),
        ("assignment", "role") => read(value).map(names::role_name),
        ("paper_look", "red_head") => read(value).map(names::red_head),
        ("paper_look", "signature") => read(value).map(names::signature_mode),
        ("look_face", "style") => read(value).map(names::face_style),
        ("pack", "state") => read(value).map(names::pack_state),
        ("pack_note", "check_name") => read(value).map(names::check_name),
        ("pack", "kind") => read::<crate::brief::PaperKind>(value).map(|kind| kind.name()),
        _ => None,
    }
}

fn find(list: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let found = list.iter().find(|(name, _)| *name == key);
    found.map(|(_, words)| *words)
}

/// The Chinese word of a kept one, where the column keeps words.
fn word(column: &str, text: &str) -> Option<&'static str> {
    let keeps_words = [
        "kind",
        "source",
        "state",
        "role",
        "way",
        "presence",
        "direction",
        "origin",
    ]
    .contains(&column)
        || ["lead_mode", "comparator", "bound", "series", "cycle"].contains(&column);
    keeps_words.then(|| find(WORDS, text)).flatten()
}

const YES_OR_NO: &[&str] = &[
    "bold_third",
    "colophon_on_even_page",
    "large_tables",
    "quotable",
    "inspecting",
    "copied",
    "place_confirmed",
    "recurring",
    "closed_since",
    "internal",
    "urgent",
    "worked",
    "typed",
    "cc",
    "measures",
    "follow_ups",
    "indicators",
];

/// Decimals, kept as ten-thousandths.
const AMOUNTS: &[&str] = &["indicator.base_value", "reading.value", "target.value"];

const TABLES: &[(&str, &str)] = &[
    ("reading", "完成值"),
    ("task", "任务节点"),
    ("task_document", "任务佐证"),
    ("office", "专班办信息"),
    ("number_start", "编号起点"),
    ("clock_note", "电脑时间说明"),
    ("unit", "单位"),
    ("unit_group", "单位组"),
    ("unit_group_member", "单位组成员"),
    ("document", "文件"),
    ("document_link", "文件佐证事项"),
    ("plan", "方案"),
    ("chapter", "部分"),
    ("measure", "措施"),
    ("plan_rule", "方案通则"),
    ("question", "待明确事项"),
    ("assignment", "分工"),
    ("indicator", "指标"),
    ("target", "目标值"),
    ("meeting_series", "会议系列"),
    ("meeting", "会议"),
    ("agenda_item", "议题"),
    ("attendance", "到会情况"),
    ("carried", "结转事项"),
    ("decision", "议定事项"),
    ("follow_up", "督办事项"),
    ("follow_up_co_unit", "协办单位"),
    ("follow_up_measure", "对应措施"),
    ("step", "办理过程"),
    ("step_document", "办理过程附件"),
    ("report", "进展报告"),
    ("postponement", "会议改期"),
    ("proposal", "拟上会事项"),
    ("attendee", "参会人员"),
    ("minutes", "纪要稿"),
    ("decision_effect", "议定事项效果"),
    ("former_clause", "以前版本的条文"),
    ("former_target", "以前版本的目标"),
    ("instruction", "领导批示"),
    ("follow_up_source", "事项来源"),
    ("extension", "延期"),
    ("inspection", "提请督查"),
    ("reminder", "提醒催办"),
    ("unit_name", "单位名称"),
    ("unit_event", "机构变动"),
    ("unit_successor", "承接单位"),
    ("person", "人员"),
    ("measure_leader", "措施责任领导"),
    ("light_threshold", "亮灯阈值"),
    ("light_override", "人工评定"),
    ("office_prefix", "文种代字"),
    ("paper_look", "版式"),
    ("look_face", "选用字体"),
    ("holiday_year", "节假日年度表"),
    ("holiday", "节假日"),
    ("paper", "发文"),
    ("paper_recipient", "主送抄送"),
    ("report_cycle", "报告周期"),
    ("report_request", "报告要求"),
    ("pack", "材料"),
    ("pack_sent", "材料分送"),
    ("pack_note", "印前检查"),
    ("hand_out", "材料交出"),
];

/// Columns whose name depends on their table.
const OWN: &[(&str, &str)] = &[
    ("reading.from_on", "本期开始"),
    ("reading.value", "完成值"),
    ("reading.reason", "更正理由"),
    ("task.words", "任务"),
    ("task.reason", "理由"),
    ("plan.revises_id", "修订的方案"),
    ("plan.reading_hash", "识读结果"),
    ("plan.corrections", "识读更正"),
    ("measure.dropped_by", "取消它的方案"),
    ("measure.split_from", "拆分自"),
    ("question.nth", "同类第几处"),
    ("question.names", "涉及名称"),
    ("question.to_meeting", "提请会议"),
    ("question.answered_on", "答复日期"),
    ("question.answered_by", "答复人"),
    ("question.settlement", "据此设定"),
    ("indicator.dropped_by", "取消它的方案"),
    ("instruction.given_on", "批示日期"),
    ("instruction.on_what", "批示在"),
    ("instruction.handed_to", "转交"),
    ("instruction.reply_due", "要求反馈日期"),
    ("instruction.quotable", "可引用原文"),
    ("instruction.reported_on", "报告日期"),
    ("instruction.report", "办理情况报告"),
    ("instruction.report_document_id", "报告文件"),
    ("follow_up.instruction_id", "领导批示"),
    ("follow_up.parent_id", "总事项"),
    ("follow_up.stage_due_on", "阶段时限"),
    ("follow_up.replied_on", "首次反馈日期"),
    ("follow_up.ended_on", "了结日期"),
    ("instruction.leader", "批示领导"),
    ("instruction.words", "批示原文"),
    ("inspection.replied_on", "回复日期"),
    ("inspection.reply", "回复内容"),
    ("follow_up.reminded_on", "最近提醒日期"),
    ("follow_up.inspecting", "提请督查中"),
    ("follow_up_source.instruction_id", "领导批示"),
    ("extension.asked_by", "申请人"),
    ("extension.due_before", "原时限"),
    ("extension.granted_on", "批准时限"),
    ("reminder.on_day", "提醒日期"),
    ("reminder.copied", "抄送督查室"),
    ("office.number_prefix", "督办代字"),
    ("document.title", "标题"),
    ("document.unit_id", "来自单位"),
    ("plan.title", "标题"),
    ("chapter.no", "序号"),
    ("chapter.title", "部分标题"),
    ("measure.number", "措施编号"),
    ("measure.title", "措施标题"),
    ("measure.text", "原文"),
    ("plan_rule.words", "原文"),
    ("question.words", "疑问"),
    ("target.words", "原文"),
    ("target.unit", "计量单位"),
    ("meeting.minutes_no", "纪要期数"),
    ("meeting.time", "时间"),
    ("meeting.signed_on", "纪要签发日期"),
    ("meeting.issued_on", "纪要印发日期"),
    ("agenda_item.minutes", "汇报时间（分钟）"),
    ("agenda_item.title", "议题"),
    ("agenda_item.place", "次序"),
    ("decision.text", "内容"),
    ("decision.waiver", "不立项理由"),
    ("follow_up.number", "编号"),
    ("follow_up.title", "事项"),
    ("follow_up.owner_id", "承办单位"),
    ("follow_up.issued_on", "交办日期"),
    ("follow_up.waiver", "免附材料理由"),
    ("follow_up.returned", "退回次数"),
    ("follow_up.due_on", "现行时限"),
    ("indicator.owner_id", "责任单位"),
    ("step.words", "内容"),
    ("step.step", "步骤"),
    ("report.unit_id", "报告单位"),
    ("pack.issued_on", "印发日期"),
    ("pack.options", "材料选项"),
    ("pack.edition", "第几次印发"),
    ("pack.as_of_on", "数据截至"),
    ("pack.supplements_id", "所补充的材料"),
    ("pack.replaced_by_id", "替代它的材料"),
    ("pack.first_page", "起始页码"),
    ("pack.last_page", "末页页码"),
    ("pack_note.check_name", "检查项"),
    ("pack_note.words", "检查结果"),
    ("pack_sent.words", "分送对象"),
    ("number_start.name", "序列"),
    ("number_start.next", "下一个号"),
    ("clock_note.reason", "说明"),
];

/// Columns that are called the same everywhere.
const COLUMNS: &[(&str, &str)] = &[
    ("pace", "序时进度"),
    ("part_of", "其中（总数指标）"),
    ("as_of", "截至日期"),
    ("verdict", "评定"),
    ("status", "性质"),
    ("reported_by", "报送单位"),
    ("superseded_by", "被更正为"),
    ("withdrawn", "撤回理由"),
    ("reached_on", "完成日期"),
    ("dropped", "取消理由"),
    ("task_id", "任务节点"),
    ("id", ""),
    ("span_from", ""),
    ("stays_from", ""),
    ("span_to", ""),
    ("spans", ""),
    ("hash", ""),
    ("text_hash", ""),
    ("snapshot_hash", ""),
    ("pdf_hash", ""),
    ("entered_on", ""),
    ("name", "名称"),
    ("short_name", "简称"),
    ("title", "标题"),
    ("kind", "类型"),
    ("state", "状态"),
    ("place", "次序"),
    ("place_confirmed", "次序已确认"),
    ("group_name", "工作专班全称"),
    ("office_name", "专班办公室名称"),
    ("convener", "召集人"),
    ("contact", "联系人"),
    ("telephone", "联系电话"),
    ("group_id", "单位组"),
    ("unit_id", "单位"),
    ("from_on", "起始日期"),
    ("until_on", "终止日期"),
    ("file_name", "文件名"),
    ("received_on", "收到日期"),
    ("size", "大小（字节）"),
    ("doc_no", "发文字号"),
    ("issuer", "发文机关"),
    ("issued_on", "印发日期"),
    ("plan_id", "方案"),
    ("no", "序号"),
    ("chapter_id", "部分"),
    ("number", "编号"),
    ("text", "内容"),
    ("lead_mode", "牵头方式"),
    ("due_on", "完成时限"),
    ("leaders", "责任领导"),
    ("units", "单位"),
    ("words", "内容"),
    ("proposal", "建议"),
    ("answer", "答复"),
    ("measure_id", "措施"),
    ("role", "分工"),
    ("origin", "来由"),
    ("basis", "依据"),
    ("end_basis", "终止依据"),
    ("direction", "方向"),
    ("value_unit", "计量单位"),
    ("owner_id", "责任单位"),
    ("base_year", "基期年份"),
    ("base_value", "基期值"),
    ("indicator_id", "指标"),
    ("year", "年份"),
    ("recurring", "每年"),
    ("comparator", "比较"),
    ("bound", "界限"),
    ("value", "数值"),
    ("unit", "单位"),
    ("series_id", "会议系列"),
    ("ordinal", "次数"),
    ("held_on", "会议日期"),
    ("time", "时间"),
    ("chair", "主持人"),
    ("recorder", "记录人"),
    ("minutes_lead", "纪要导语"),
    ("signed_by", "签发人"),
    ("signed_on", "签发日期"),
    ("notified_on", "通知日期"),
    ("cancel_reason", "取消原因"),
    ("meeting_id", "会议"),
    ("presenter_id", "汇报单位"),
    ("paragraph", "纪要段落"),
    ("presence", "到会情况"),
    ("persons", "参会人员"),
    ("follow_up_id", "督办事项"),
    ("instruction_id", "领导批示"),
    ("closed_since", "上次会后办结"),
    ("agenda_item_id", "议题"),
    ("waiver", "免除理由"),
    ("requirement", "办理要求"),
    ("source", "来源"),
    ("decision_id", "议定事项"),
    ("source_words", "来源说明"),
    ("original_due_on", "原定时限"),
    ("level", "提醒级别"),
    ("submitted_on", "申请办结日期"),
    ("returned", "退回次数"),
    ("extensions", "延期次数"),
    ("review_on", "复核日期"),
    ("closed_on", "办结日期"),
    ("close_statement", "办结说明"),
    ("verified_by", "核验人"),
    ("verified_how", "核验方式"),
    ("approved_by", "批准人"),
    ("merged_into", "并入"),
    ("step", "步骤"),
    ("happened_on", "发生日期"),
    ("step_id", "办理过程"),
    ("document_id", "文件"),
    ("linked_on", "关联日期"),
    ("unlinked_on", "取消关联日期"),
    ("unlink_reason", "取消关联理由"),
    ("period", "报告期"),
    ("rhythm", "会议频次"),
    ("weekday", "星期"),
    ("minutes_prefix", "纪要代字"),
    ("first_ordinal", "起始次数"),
    ("first_minutes", "起始期数"),
    ("started", "已设起点"),
    ("materials_due_on", "材料报送时限"),
    ("reply", "回执"),
    ("replied_on", "回执日期"),
    ("leave_reason", "请假事由"),
    ("to_on", "改至日期"),
    ("report_id", "进展报告"),
    ("question_id", "待明确事项"),
    ("pruned", "移出理由"),
    ("attendance_id", "到会情况"),
    ("version", "稿次"),
    ("assignment_id", "分工"),
    ("reading", "拼音"),
    ("ended_on", "终止日期"),
    ("new_name", "新名称"),
    ("event_id", "机构变动"),
    ("confirmed", "已确认"),
    ("post", "职务"),
    ("mobile", "手机"),
    ("field", "分管领域"),
    ("person_id", "人员"),
    ("line_chars", "每行字数"),
    ("top_mm", "天头（毫米）"),
    ("bottom_mm", "地脚（毫米）"),
    ("left_mm", "订口（毫米）"),
    ("right_mm", "切口（毫米）"),
    ("bold_third", "三级标题加粗"),
    ("red_head", "红头"),
    ("signature", "署名"),
    ("colophon_on_even_page", "版记印在双数页"),
    ("large_tables", "横表用A3"),
    ("style", "字样"),
    ("family", "字体"),
    ("soon_working_days", "预警提前工作日"),
    ("returned_red", "退回几次亮红"),
    ("behind_yellow", "落后几点亮黄"),
    ("behind_red", "落后几点亮红"),
    ("near_ceiling", "接近上限百分之几亮黄"),
    ("unreported_days", "待报数宽限天数"),
    ("task_red_months", "任务逾期几月亮红"),
    ("light", "灯"),
    ("set_by", "评定人"),
    ("lifted", "已取消"),
    ("host_unit", "挂靠单位"),
    ("paper_prefix", "发文代字"),
    ("series", "文种"),
    ("prefix", "代字"),
    ("term", "时限方式"),
    ("term_count", "时限数"),
    ("term_from", "时限起算日"),
    ("stage", "阶段"),
    ("next_review_on", "下次复核日期"),
    ("leader", "责任领导"),
    ("leader_id", "责任领导"),
    ("reviewed_by", "核稿人"),
    ("internal", "内部事项"),
    ("urgent", "急件"),
    ("holiday_year_id", "年度表"),
    ("day", "日期"),
    ("worked", "上班"),
    ("typed", "补填编号"),
    ("copies", "份数"),
    ("drafted_on", "拟稿日期"),
    ("drafted_by", "拟稿人"),
    ("scan_id", "签批页"),
    ("paper_id", "发文"),
    ("cc", "抄送"),
    ("cycle", "周期"),
    ("due_rule", "时限规则"),
    ("due_number", "时限天数"),
    ("measures", "要求报措施"),
    ("follow_ups", "要求报督办"),
    ("indicators", "要求报指标"),
    ("first_on", "报告期起"),
    ("last_on", "报告期止"),
    ("asked_on", "要求日期"),
    ("despite", "仍要求的理由"),
    ("withdrawn_reason", "撤回理由"),
    ("request_id", "报告要求"),
    ("decided_on", "处理日期"),
    ("return_due_on", "退回后重报时限"),
    ("settled_on", "协调结果日期"),
    ("settled_words", "协调结果"),
    ("progress", "进展"),
    ("problem", "问题"),
    ("next_step", "下一步"),
    ("coordination", "需协调事项"),
    ("return_reason", "退回原因"),
    ("draft_mark", "稿本标识"),
    ("withdrawn_on", "作废日期"),
    ("withdraw_reason", "作废原因"),
    ("pack_id", "材料"),
    ("way", "方式"),
    ("reason", "理由"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_as_the_papers_say_them() {
        let read = |table, column, kept| value(table, column, &kept);
        assert_eq!(
            read("follow_up", "due_on", json!("2026-03-05")),
            Some("2026年3月5日".into())
        );
        assert_eq!(
            read("follow_up", "state", json!("closed")),
            Some("办结销号".into())
        );
        assert_eq!(
            read("indicator", "base_value", json!(125_000)),
            Some("12.5".into())
        );
        assert_eq!(read("unit", "place_confirmed", json!(1)), Some("是".into()));
        assert_eq!(read("unit", "kind", json!("town")), Some("镇".into()));
        assert_eq!(
            read("follow_up", "title", json!("plan")),
            Some("plan".into()),
            "a title stays as typed"
        );
        assert_eq!(read("follow_up", "level", json!(null)), None);
        assert_eq!(column("follow_up", "due_on"), Some("现行时限"));
        assert_eq!(column("measure", "due_on"), Some("完成时限"));
    }
}
