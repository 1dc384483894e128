//! Who does what: one annotation, such as （牵头单位：A；责任单位：B、C） or （A牵头，B、C配合）, into roles.
//! Where annotations stand is found in `annotation`; this only reads the words inside one.
//! 牵头 leads; every other verb makes a unit responsible, and is kept as printed.

use std::ops::Range;

use crate::rule::{Rule, rule_in};
use crate::text::Text;
use crate::unit::{bare_name, looks_like_body, names};
use crate::words::{ends, find, has, has_any, longest_end, longest_start, starts};
use crate::year;

/// What one or several annotations say.
#[derive(Debug, Default, Clone)]
pub(crate) struct Roles {
    pub(crate) lead: Vec<Range<usize>>,
    pub(crate) others: Vec<Range<usize>>,
    pub(crate) verbs: Vec<(Range<usize>, Vec<Range<usize>>)>,
    pub(crate) etc: bool,
    pub(crate) tail: Option<Range<usize>>,
    pub(crate) leaders: Vec<Range<usize>>,
    /// The words of the deadline.
    pub(crate) due: Option<Range<usize>>,
    pub(crate) rules: Vec<Rule>,
    /// It had 牵头单位： or the like.
    pub(crate) labelled: bool,
    /// Some list of units ended in a verb.
    pub(crate) verbed: bool,
}

impl Roles {
    /// All units, in the order of their roles.
    pub(crate) fn units(&self) -> impl Iterator<Item = &Range<usize>> {
        self.lead.iter().chain(&self.others)
    }

    /// Whether it says anything of a measure.
    pub(crate) fn say_something(&self) -> bool {
        self.units().next().is_some() || !self.leaders.is_empty() || self.due.is_some()
    }

    /// Adds what another annotation of the same measure says.
    pub(crate) fn add(&mut self, other: Roles) {
        self.lead.extend(other.lead);
        self.others.extend(other.others);
        self.verbs.extend(other.verbs);
        self.leaders.extend(other.leaders);
        self.rules.extend(other.rules);
        self.etc |= other.etc;
        self.tail = self.tail.take().or(other.tail);
        self.due = self.due.take().or(other.due);
        self.labelled |= other.labelled;
        self.verbed |= other.verbed;
    }
}

/// What a label such as 牵头单位： announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Announced {
    Lead,
    /// 责任单位, or with its verb where it is another: 配合单位.
    Other(Option<Range<usize>>),
    Leader,
    Due,
}

/// Whether one of the usual role labels stands at `i`, even in the midst of a line that lost its breaks.
pub(crate) fn usual_label(text: &Text, i: usize) -> bool {
    let usual = [
        "牵头单位：",
        "责任单位：",
        "配合单位：",
        "牵头部门：",
        "责任部门：",
        "配合部门：",
        "牵头领导：",
        "责任领导：",
        "完成时限：",
        "完成时间：",
        "参与单位：",
        "协办单位：",
    ];
    let head = &text.all()[i..text.len().min(i + 5)];
    // 牵头责任单位：, 协同配合单位： are labels of their own.
    let within = [
        "牵头", "协同", "主要", "第一", "共同", "参与", "配合", "主体", "其他", "直接",
    ];
    if longest_end(&text.all()[i.saturating_sub(2)..i], &within).is_some() {
        return false;
    }
    usual.iter().any(|word| starts(head, word))
}

/// What a label may end with without 单位 or 部门.
const BARE_LABELS: &[&str] = &[
    "牵头", "配合", "责任", "主办", "协办", "承办", "参加", "参与",
];

/// A role label at `i`: what it announces, and where its list begins.
pub(crate) fn role_label(text: &Text, i: usize, end: usize) -> Option<(Announced, usize)> {
    let head = &text.all()[i..end.min(i + 14)];
    let opening = usize::from(matches!(head.first(), Some('【' | '[')));
    // 牵头单位为A: the verb stands where the colon would.
    let said = [
        "牵头单位为",
        "责任单位为",
        "配合单位为",
        "参加单位为",
        "参与单位为",
    ];
    let said = longest_start(head, &said).map(|len| len - 1);
    let stop = said.or_else(|| {
        head[opening..].iter().position(|c| {
            matches!(
                c,
                '：' | '】' | ']' | '，' | '、' | '。' | '；' | '（' | '〔' | '\n'
            )
        })
    })? + opening;
    let mut past = stop;
    if matches!(head[stop], '】' | ']') && opening == 1 {
        past += 1 + usize::from(head.get(stop + 1) == Some(&'：'));
    } else if (head[stop] == '：' || said.is_some()) && opening == 0 {
        past += 1;
    } else {
        return None;
    }
    let words = &head[opening..stop];
    let verbs = [
        "责任",
        "配合",
        "参与",
        "参加",
        "协办",
        "主办",
        "承办",
        "协同",
        "协助",
        "会同",
        "落实",
        "实施",
        "督导",
        "指导",
        "支持",
        "主责",
        "负责",
        "数据提供",
        "监督",
        "监管",
        "考核",
        "保障",
        "统计",
        "建设",
        "管理",
        "验收",
        "报送",
    ];
    let announced = if longest_end(words, &["时限", "期限", "时间", "完成时间"]).is_some()
        && has_any(words, &["完成", "时限", "办结", "实施"])
    {
        Announced::Due
    } else if has_any(words, &["领导", "责任人", "负责人", "包抓人", "联系人"]) {
        Announced::Leader
    } else if !(has_any(words, &["单位", "部门", "科室", "处室", "主体"])
        || longest_end(words, BARE_LABELS).is_some())
    {
        return None;
    } else if has(words, "牵头") {
        Announced::Lead
    } else {
        let (verb, at) = verbs
            .iter()
            .find_map(|verb| find(words, verb).map(|at| (*verb, at)))?;
        let from = i + opening + at;
        Announced::Other((verb != "责任").then(|| from..from + verb.chars().count()))
    };
    Some((announced, i + past))
}

/// Reads one annotation, brackets left out.
pub(crate) fn read(text: &Text, inner: &Range<usize>) -> Roles {
    let mut reader = Reader {
        text,
        roles: Roles::default(),
        announced: None,
        pending: Vec::new(),
    };
    for sentence in text.split(inner, &['。', '；', '\n']) {
        let (list, rule) = rule_in(text, &sentence);
        reader.sentence(&list);
        reader.flush();
        reader.roles.rules.extend(rule);
    }
    let mut roles = reader.roles;
    roles.lead.sort_by_key(|unit| unit.start);
    roles.others.sort_by_key(|unit| unit.start);
    // Who leads is not also counted as responsible.
    let lead: Vec<String> = roles.lead.iter().map(|unit| text.name(unit)).collect();
    roles.others.retain(|unit| !lead.contains(&text.name(unit)));
    roles
}

struct Reader<'t> {
    text: &'t Text,
    roles: Roles,
    /// The label that governs the names now being read.
    announced: Option<Announced>,
    /// Names that still wait for their verb.
    pending: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn sentence(&mut self, list: &Range<usize>) {
        for name in names(self.text, list) {
            self.piece(name);
        }
    }

    /// One piece between two commas: a label before a name, a name, a name with its verb, a verb alone.
    fn piece(&mut self, mut piece: Range<usize>) {
        if let Some((announced, from)) =
            role_label(self.text, piece.start, piece.end.max(piece.start))
        {
            self.flush();
            self.announced = Some(announced);
            self.roles.labelled = true;
            piece.start = from.min(piece.end);
        }
        if matches!(self.announced, Some(Announced::Due | Announced::Leader)) {
            self.pending.push(piece);
            return;
        }
        if is_deadline(self.text.seen(&piece)) {
            self.roles.due = self.roles.due.take().or(Some(piece));
            return;
        }
        piece = self.marked_lead(piece);
        if let Some(at) = joining_verb(self.text.seen(&piece)) {
            if at > 0 {
                self.pending.push(piece.start..piece.start + at);
            }
            let verb = piece.start + at..piece.start + at + 2;
            self.joined(verb.clone(), verb.end..piece.end);
            return;
        }
        match closing_verb(self.text.seen(&piece)) {
            Some((at, lead)) => {
                if at > 0 {
                    self.pending.push(piece.start..piece.start + at);
                }
                self.verb(piece.start + at..piece.end, lead);
            }
            None => self.pending.push(piece),
        }
    }

    /// `区财政局（牵头）`: that one leads.
    fn marked_lead(&mut self, piece: Range<usize>) -> Range<usize> {
        let seen = self.text.seen(&piece);
        for mark in ["（牵头）", "（牵头单位）"] {
            if ends(seen, mark) {
                let name = piece.start..piece.end - mark.chars().count();
                let unit = self.unit(&name);
                self.roles.lead.extend(unit);
                self.roles.labelled = true;
                return piece.end..piece.end;
            }
        }
        piece
    }

    /// `A会同B、C负责`: the names behind 会同 have that verb, those before it wait for theirs.
    fn joined(&mut self, verb: Range<usize>, rest: Range<usize>) {
        let before = std::mem::take(&mut self.pending);
        let seen = self.text.seen(&rest);
        let (at, closing) = match closing_verb(seen) {
            Some((at, lead)) => (rest.start + at, Some((rest.start + at..rest.end, lead))),
            None => (rest.end, None),
        };
        self.pending.push(rest.start..at);
        match closing {
            Some((closing, lead)) => {
                self.verb(verb, false);
                self.pending = before;
                if !self.pending.is_empty() {
                    self.verb(closing, lead);
                }
            }
            None => {
                // The list behind 会同 goes on; whoever stands before it acts with the verb at its end.
                for name in before {
                    let unit = self.unit(&name);
                    self.roles.others.extend(unit);
                }
                self.announced = Some(Announced::Other(Some(verb)));
                self.roles.verbed = true;
            }
        }
    }

    /// The waiting names get this verb.
    fn verb(&mut self, verb: Range<usize>, lead: bool) {
        self.roles.verbed = true;
        let units = self.take_units();
        if lead {
            self.roles.lead.extend(units);
            return;
        }
        self.roles.others.extend(units.iter().cloned());
        if !units.is_empty() && !starts(self.text.seen(&verb), "责任") {
            self.roles.verbs.push((verb, units));
        }
    }

    /// The waiting names get the role that their label announced; without one they are responsible.
    fn flush(&mut self) {
        match self.announced.clone() {
            Some(Announced::Due) => {
                let words = std::mem::take(&mut self.pending);
                self.roles.due = self.roles.due.take().or(words.into_iter().next());
                self.announced = None;
            }
            Some(Announced::Leader) => {
                let persons = std::mem::take(&mut self.pending);
                let persons = persons
                    .iter()
                    .map(|name| self.text.trim(name, &['：', '、', '，']))
                    .filter(|name| !name.is_empty());
                self.roles.leaders.extend(persons);
                self.announced = None;
            }
            Some(Announced::Lead) => {
                let units = self.take_units();
                self.roles.lead.extend(units);
            }
            Some(Announced::Other(Some(verb))) => self.verb(verb, false),
            Some(Announced::Other(None)) | None => {
                let units = self.take_units();
                self.roles.others.extend(units);
            }
        }
    }

    fn take_units(&mut self) -> Vec<Range<usize>> {
        let pending = std::mem::take(&mut self.pending);
        pending.iter().filter_map(|name| self.unit(name)).collect()
    }

    fn unit(&mut self, name: &Range<usize>) -> Option<Range<usize>> {
        let (bare, ending) = bare_name(self.text, name);
        self.roles.etc |= ending.etc;
        self.roles.tail = self.roles.tail.take().or(ending.tail);
        let seen = self.text.seen(&bare);
        let aside =
            bare.len() < 2 || bare.len() > 40 || has_any(seen, &["按职责", "按照职责", "职责分工"]);
        (!aside).then_some(bare)
    }
}

/// 2025年6月底前完成, 年内持续推进: a deadline among the names.
fn is_deadline(seen: &[char]) -> bool {
    let lasting = [
        "年内",
        "全年",
        "长期",
        "持续",
        "常年",
        "常态化",
        "年底",
        "近期",
        "适时",
        "立即",
    ];
    if seen.len() <= 12 && longest_start(seen, &lasting).is_some() && !looks_like_body(seen) {
        return true;
    }
    let dated = !year::mentions(seen, Some(2000)).is_empty() || has(seen, "月");
    let ended = longest_end(seen, &["前", "前完成", "完成", "底", "日", "年", "内"]).is_some();
    seen.len() <= 20 && dated && ended && seen.iter().any(char::is_ascii_digit)
}

/// 会同 and the like inside a piece, with names on both sides or behind it.
fn joining_verb(seen: &[char]) -> Option<usize> {
    ["会同", "联合", "协同"].iter().find_map(|verb| {
        let at = find(seen, verb)?;
        let before = at == 0 || looks_like_body(&seen[..at]);
        (before
            && at + 2 < seen.len()
            && looks_like_body(&seen[at + 2..at + 2 + name_len(&seen[at + 2..])]))
        .then_some(at)
    })
}

/// How much of a piece is name, its verb left out.
fn name_len(seen: &[char]) -> usize {
    let len = closing_verb(seen).map_or(seen.len(), |(at, _)| at);
    find(&seen[..len], "等").filter(|at| *at > 0).unwrap_or(len)
}

/// The verb that ends a piece: where it begins, and whether it leads.
pub(crate) fn closing_verb(seen: &[char]) -> Option<(usize, bool)> {
    if let Some(at) = find(seen, "牵头") {
        let behind = &seen[at + 2..];
        let allowed = [
            "负责", "督导", "落实", "组织", "实施", "推进", "抓", "单位", "部门", "协调", "统筹",
            "总", "指导", "推动", "并",
        ];
        let mut rest = behind;
        while let Some(len) = longest_start(rest, &allowed) {
            rest = &rest[len..];
        }
        if rest.is_empty() {
            let at = at - usize::from(at > 0 && ends(&seen[..at], "为"));
            return Some((before_adverbs(seen, at), true));
        }
    }
    let verbs = [
        "负责落实",
        "负责实施",
        "负责推进",
        "负责组织",
        "组织实施",
        "配合落实",
        "配合实施",
        "负责",
        "配合",
        "协助",
        "参与",
        "参加",
        "落实",
        "指导",
        "督导",
        "支持",
        "协同",
        "协办",
        "主办",
        "承办",
        "实施",
        "为责任单位",
        "为配合单位",
    ];
    let len = longest_end(seen, &verbs)?;
    Some((before_adverbs(seen, seen.len() - len), false))
}

/// Moves a verb's beginning before 按职责分工, 分别 and the like.
fn before_adverbs(seen: &[char], mut at: usize) -> usize {
    let adverbs = [
        "分别",
        "共同",
        "具体",
        "积极",
        "密切",
        "各自",
        "按照",
        "分工",
        "联合",
        "按各自",
        "均",
    ];
    loop {
        let before = &seen[..at];
        if let Some(from) = before.iter().rposition(|c| matches!(c, '按' | '依' | '根'))
            && at - from <= 12
            && has_any(&before[from..], &["职责", "职能", "分工", "任务"])
        {
            at = from;
        } else if let Some(len) = longest_end(before, &adverbs) {
            at -= len;
        } else {
            return at;
        }
    }
}
