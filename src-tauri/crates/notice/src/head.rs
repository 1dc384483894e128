//! The head and foot of a notice: title, document number, issuer, date, and where the body ends.
//! It does not read measures. What it can't find it leaves out; nothing is put together from parts.

use std::ops::Range;

use chrono::NaiveDate;

use crate::fold::is_han;
use crate::text::Text;
use crate::unit::looks_like_body;
use crate::words::{ends, find, has, has_any, is_any, longest_end, starts};
use crate::year;

/// What stands before and behind the measures.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) title: Option<Range<usize>>,
    pub(crate) doc_number: Option<Range<usize>>,
    pub(crate) issuer: Option<Range<usize>>,
    pub(crate) issued_on: Option<NaiveDate>,
    /// Paragraphs of the head that hold sentences.
    pub(crate) prose: Vec<Range<usize>>,
    /// Where date, annexes and the like begin behind the last measure.
    pub(crate) body_end: usize,
}

/// Reads head and foot; `body` is where the first label stands.
pub(crate) fn head(text: &Text, body: usize) -> Head {
    let lines = pieces(text, 0..body);
    let body_end = body_end(text, body);
    let foot = pieces(text, body_end..text.len());
    let mut head = Head {
        body_end,
        ..Head::default()
    };
    head.doc_number = lines.iter().find_map(|line| doc_number(text, line));
    signature(text, &lines, &mut head);
    signature(text, &foot, &mut head);
    head.prose = lines
        .iter()
        .filter(|line| has(text.seen(line), "。"))
        .cloned()
        .collect();
    let printed = printed_heading(text, &lines);
    head.title = title(text, &lines, &printed);
    if head.issuer.is_none() {
        head.issuer = printed
            .first()
            .and_then(|first| issuer_before_about(text, first));
    }
    head
}

/// Where the letter that brings the plan ends: behind the date under its signature. The points of a
/// letter are numbered like chapters, but they are not the plan's. Nought where there is no such letter.
pub(crate) fn letter_end(text: &Text) -> usize {
    let lines = pieces(text, 0..text.len());
    let salutation = lines.iter().take(15).position(|line| {
        let seen = text.seen(line);
        ends(seen, "：") && (starts(seen, "各") || has_any(seen, &["政府，", "部门", "单位"]))
    });
    let Some(salutation) = salutation else {
        return 0;
    };
    let dated = |line: &Range<usize>| {
        year::date_at(text.seen(line)).is_some_and(|(_, len)| line.len() <= len + 12)
    };
    let signed = (salutation + 2..lines.len().min(salutation + 60))
        .find(|k| dated(&lines[*k]) && is_issuer(text.seen(&lines[k - 1])));
    let Some(signed) = signed else { return 0 };
    lines[signed].end
}

/// Lines; in a flat text the blanks of the source stand for line ends.
fn pieces(text: &Text, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for line in text.split(&range, &['\n']) {
        let mut from = line.start;
        if text.flat {
            for i in line.start + 1..line.end {
                let after_number =
                    text.all()[i - 1] == '号' && doc_number(text, &(from..i)).is_some();
                if text.spaced(i) || after_number {
                    pieces.push(from..i);
                    from = i;
                }
            }
        }
        pieces.push(from..line.end);
    }
    pieces
}

/// A line that is only 威环政发〔2024〕7号, or ends with it behind a blank or colon.
fn doc_number(text: &Text, line: &Range<usize>) -> Option<Range<usize>> {
    let from = (line.start + 1..line.end)
        .rev()
        .find(|i| text.spaced(*i) && text.all()[i - 1] != '〕' || text.all()[i - 1] == '：');
    let own = |from: usize| only_number(text, &(from..line.end));
    own(line.start).or_else(|| own(from?))
}

/// 威环政发〔2024〕7号.
fn only_number(text: &Text, line: &Range<usize>) -> Option<Range<usize>> {
    let seen = text.seen(line);
    if !(6..=30).contains(&seen.len()) || !ends(seen, "号") {
        return None;
    }
    let open = seen
        .iter()
        .position(|c| matches!(c, '〔' | '[' | '（' | '【'))?;
    let year = seen.get(open + 1..open + 5)?;
    let close = seen.get(open + 5)?;
    let number = seen.get(open + 6..seen.len() - 1)?;
    let whole = year.iter().all(char::is_ascii_digit)
        && matches!(close, '〕' | ']' | '）' | '】')
        && number.iter().any(char::is_ascii_digit)
        && number.iter().all(|c| c.is_ascii_digit() || *c == '第');
    let plain = seen[..open].iter().all(|c| is_han(*c));
    (open > 0 && whole && plain).then(|| line.clone())
}

/// The line that is only a date, and the issuer on the line before it.
fn signature(text: &Text, lines: &[Range<usize>], head: &mut Head) {
    if head.issued_on.is_some() {
        return;
    }
    for (k, line) in lines.iter().enumerate() {
        let bare = text.trim(line, &['（', '）']);
        let Some((date, len)) = year::date_at(text.seen(&bare)) else {
            continue;
        };
        let rest = &text.seen(&bare)[len..];
        if !(rest.is_empty() || starts(rest, "（") || starts(rest, "印发") || starts(rest, "）"))
        {
            continue;
        }
        head.issued_on = Some(date);
        let before = k.checked_sub(1).map(|k| lines[k].clone());
        head.issuer = before.filter(|line| is_issuer(text.seen(line)));
        return;
    }
}

fn is_issuer(seen: &[char]) -> bool {
    (3..=40).contains(&seen.len())
        && looks_like_body(seen)
        && !has_any(seen, &["，", "。", "：", "《", "关于"])
}

/// Lines of the printed heading: from the one that names the issuer or the matter up to the salutation.
fn printed_heading(text: &Text, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    lines
        .iter()
        .skip_while(|line| {
            doc_number(text, line).is_some()
                || ends(text.seen(line), "文件")
                || is_aside(text.seen(line))
        })
        .take_while(|line| {
            let seen = text.seen(line);
            !matches!(seen.last(), Some('：' | '。'))
                && !has(seen, "。")
                && year::date_at(seen).is_none()
        })
        .filter(|line| doc_number(text, line).is_none())
        .cloned()
        .collect()
}

/// Lines that are no title: asides in brackets, 附件, 目录.
fn is_aside(seen: &[char]) -> bool {
    let annex =
        starts(seen, "附件") && (seen.len() <= 4 || has(seen, "：")) || starts(seen, "附：");
    let table = is_any(seen, &["目录", "目次", "序号"]);
    annex || table || matches!(seen.first(), Some('（' | '〔' | '—')) || seen.len() < 4
}

/// 为贯彻落实…: the first words of the plan's own text, even where its line was broken early.
fn opens_prose(seen: &[char]) -> bool {
    ["为", "根据", "按照", "现将", "现就"]
        .iter()
        .any(|word| starts(seen, word))
}

/// The plan's title: the heading above the body; else what the notice says it prints; else the notice's own.
fn title(text: &Text, lines: &[Range<usize>], printed: &[Range<usize>]) -> Option<Range<usize>> {
    let announced = announced(text, lines);
    let last_prose = lines.iter().rposition(|line| has(text.seen(line), "。"));
    let salutation = lines.iter().position(|line| ends(text.seen(line), "："));
    // The plan's own heading stands behind the letter that brings it.
    if let Some(letter) = salutation {
        let mut block: Vec<Range<usize>> = Vec::new();
        for (k, line) in lines.iter().enumerate().skip(letter + 1) {
            let seen = text.seen(line);
            let heading = !has_any(seen, &["。", "：", "；"])
                && !is_aside(seen)
                && !opens_prose(seen)
                && year::date_at(seen).is_none();
            let signs = lines
                .get(k + 1)
                .is_some_and(|next| year::date_at(text.seen(next)).is_some());
            if heading && !signs {
                block.push(line.clone());
            } else if !block.is_empty() && last_prose.is_some_and(|last| k <= last) {
                break;
            }
        }
        if let (Some(first), Some(last)) = (block.first(), block.last())
            && last.end - first.start <= 120
        {
            return Some(first.start..subtitled(text, last.end));
        }
    }
    let own = own_title(text, printed);
    let brings = salutation.is_some()
        || own
            .as_ref()
            .is_none_or(|own| has_any(text.seen(own), &["印发", "转发", "通知"]));
    announced.filter(|_| brings).or(own)
}

/// The printed heading: its lines up to the one that ends with the kind of paper it is.
fn own_title(text: &Text, printed: &[Range<usize>]) -> Option<Range<usize>> {
    let kinds = [
        "方案", "意见", "通知", "要点", "措施", "计划", "清单", "表", "规划", "办法", "细则",
        "行动", "目录", "项目", "通告", "公告", "函", "纲要", "条例", "规定", "任务", "政策",
        "分工", "）",
    ];
    let first = printed.first()?;
    let last = printed
        .iter()
        .take(4)
        .find(|line| longest_end(text.seen(line), &kinds).is_some());
    let last = last.unwrap_or(first);
    Some(first.start..subtitled(text, last.end).min(first.start + 120))
}

/// Where a title ends that names its years on a line of its own: （2024—2026年）.
fn subtitled(text: &Text, end: usize) -> usize {
    let next = end + usize::from(text.all().get(end) == Some(&'\n'));
    let close = text
        .mate(next)
        .filter(|_| text.all().get(next) == Some(&'（'));
    close
        .filter(|close| {
            *close + 1 == text.paragraph_end(next, text.len())
                || text.flat && text.spaced(*close + 1)
        })
        .filter(|close| !year::mentions(text.seen(&(next..*close)), None).is_empty())
        .map_or(end, |close| close + 1)
}

/// 关于印发《…》的通知, 关于印发…方案的通知: what is printed.
fn announced(text: &Text, lines: &[Range<usize>]) -> Option<Range<usize>> {
    let zone = lines.first()?.start..lines.last()?.end;
    let zone = zone.start..zone.end.min(zone.start + 2_000);
    let seen = text.seen(&zone);
    // 现将《…》印发给你们.
    if let Some(at) = find(seen, "现将《") {
        let open = zone.start + at + 2;
        let named = text
            .mate(open)
            .filter(|close| has(&text.all()[*close..zone.end.min(close + 30)], "印发"));
        if let Some(close) = named {
            return Some(open + 1..close);
        }
    }
    let from = find(seen, "印发")? + 2;
    let start = zone.start + from;
    if text.all().get(start) == Some(&'《') {
        return text.mate(start).map(|close| start + 1..close);
    }
    let len = find(&seen[from..], "的通知").filter(|len| (4..=100).contains(len))?;
    Some(start..start + len)
}

/// `X市人民政府关于…`: the body before 关于.
fn issuer_before_about(text: &Text, line: &Range<usize>) -> Option<Range<usize>> {
    let seen = text.seen(line);
    let len = find(seen, "关于").unwrap_or(seen.len());
    let issuer = line.start..line.start + len;
    is_issuer(text.seen(&issuer)).then_some(issuer)
}

/// A line that lists or opens annexes: 附件：1.…, 附件1, 附件.
fn opens_annex(seen: &[char]) -> bool {
    let behind = match seen {
        ['附', '件', behind @ ..] | ['附', behind @ ..] => behind,
        _ => return false,
    };
    matches!(behind.first(), None | Some('：')) || behind.len() <= 3 && seen[1] == '件'
}

/// Where the foot begins: annexes, signature, date, 抄送.
fn body_end(text: &Text, body: usize) -> usize {
    let mut lines = text.split(&(body..text.len()), &['\n']);
    let annex = lines.iter().position(|line| opens_annex(text.seen(line)));
    let mut end = text.len();
    if let Some(annex) = annex.filter(|annex| *annex > 0) {
        end = lines[annex].start;
        lines.truncate(annex);
    }
    // From the back, as long as lines belong to the foot.
    for (k, line) in lines.iter().enumerate().rev().take(40) {
        let seen = text.seen(line);
        let date = year::date_at(seen).is_some_and(|(_, len)| seen.len() <= len + 12);
        let signs = lines
            .get(k + 1)
            .is_some_and(|next| year::date_at(text.seen(next)).is_some())
            && is_issuer(seen);
        let foot = date
            || signs
            || [
                "附件",
                "抄送",
                "（此件",
                "（联系",
                "主动公开",
                "（公开",
                "主送",
            ]
            .iter()
            .any(|word| starts(seen, word))
            || longest_end(seen, &["印发"]).is_some() && seen.len() <= 60
            || seen.len() <= 2;
        if !foot {
            break;
        }
        end = line.start;
    }
    end
}
