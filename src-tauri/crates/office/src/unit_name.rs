//! A unit found by what a clerk types: any width, with or without blanks and 威海市, 环翠区, 市, 区 before
//! it, by short name, alias or former name, with gaps (发改局), or by pinyin initials (qfgj).
//! One pure function over names; it fetches nothing and never decides between two that fit alike.

use crate::fold::{fold, initials};
use crate::id::UnitId;
use crate::unit::NameKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands before the names of the district's bodies, widest first.
const PLACES: [&str; 3] = ["山东省", "威海市", "环翠区"];
/// What may be left of it.
const LEVELS: [&str; 2] = ["市", "区"];
/// Words that begin like a level and are none: 市场监督管理局, 区域合作办.
const NO_LEVEL: [&str; 3] = ["市场", "市政", "区域"];

/// A unit with every name it has or had.
#[derive(Debug, Clone)]
pub struct KnownUnit {
    /// The unit.
    pub id: UnitId,
    /// Its names with their kinds; the full name of today first.
    pub names: Vec<(NameKind, String)>,
    /// Its initials, where they are not those of its characters.
    pub reading: Option<String>,
    /// Whether it has ended.
    pub ended: bool,
}

/// A unit that answers what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FoundUnit {
    /// The unit.
    pub id: UnitId,
    /// Its full name today.
    pub name: String,
    /// The name that answered, where it is another.
    pub by: Option<String>,
    /// What kind of name that is.
    pub kind: NameKind,
    /// The whole name was typed, so that no other unit is meant unless it stands here as exact too.
    pub exact: bool,
    /// Whether the unit has ended.
    pub ended: bool,
}

/// The name with less and less of the place before it: 威海市环翠区教育局 → 环翠区教育局 → 教育局.
fn cores(name: &str) -> Vec<String> {
    let mut rest = fold(name);
    let mut cores = vec![rest.clone()];
    for place in PLACES {
        if let Some(left) = rest.strip_prefix(place)
            && left.chars().count() > 1
        {
            rest = left.to_owned();
            cores.push(rest.clone());
        }
    }
    for level in LEVELS {
        let is_level = !NO_LEVEL.iter().any(|word| rest.starts_with(word));
        if let Some(left) = rest.strip_prefix(level)
            && is_level
            && left.chars().count() > 1
        {
            cores.push(left.to_owned());
            break;
        }
    }
    cores
}

/// Characters skipped between the first found and the last, in order; none when one is missing.
fn gaps(typed: &str, name: &str) -> Option<usize> {
    let mut left = name.chars();
    let mut skipped = 0;
    for (at, wanted) in typed.chars().enumerate() {
        let before = left.position(|mark| mark == wanted)?;
        skipped += if at > 0 { before } else { 0 };
    }
    Some(skipped)
}

/// How well one name answers: 0 is the whole name; the whole name in another guise 1; then worse.
fn rank(typed: &str, typed_cores: &[String], name: &str, reading: Option<&str>) -> Option<usize> {
    let folded = fold(name);
    if typed == folded {
        return Some(0);
    }
    let own = cores(name);
    if own.iter().any(|core| typed_cores.contains(core)) {
        return Some(1);
    }
    let count = typed.chars().count();
    if typed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let letters: Vec<String> = match reading {
            Some(reading) => vec![reading.to_owned(), initials(name)],
            None => vec![initials(name)],
        };
        let best = letters.iter().filter_map(|letters| {
            if letters == typed || letters.get(1..) == Some(typed) {
                return Some(10);
            }
            match letters.find(typed) {
                Some(at) => Some(20 + at.min(20)),
                None => gaps(typed, letters)
                    .filter(|skipped| count > 1 && *skipped <= 6)
                    .map(|skipped| 60 + skipped),
            }
        });
        if let Some(best) = best.min() {
            return Some(best);
        }
    }
    let core = typed_cores.last().map_or(typed, String::as_str);
    if let Some(at) = folded.find(core) {
        return Some(20 + at.min(20));
    }
    gaps(core, &folded)
        .filter(|skipped| count > 1 && *skipped <= count * 3)
        .map(|skipped| 40 + skipped.min(19))
}

/// The units that answer what was typed, the best first; equal ones in the order given.
pub fn find(typed: &str, known: &[KnownUnit]) -> Vec<FoundUnit> {
    let folded = fold(typed);
    if folded.is_empty() {
        return Vec::new();
    }
    let typed_cores = cores(typed);
    let mut found: Vec<(usize, FoundUnit)> = Vec::new();
    for unit in known {
        let best = unit
            .names
            .iter()
            .enumerate()
            .filter_map(|(at, (kind, name))| {
                let reading = (at == 0).then_some(unit.reading.as_deref()).flatten();
                rank(&folded, &typed_cores, name, reading).map(|rank| (rank, at, *kind, name))
            })
            .min_by_key(|(rank, at, _, _)| (*rank, *at));
        let (Some((rank, at, kind, by)), Some((_, name))) = (best, unit.names.first()) else {
            continue;
        };
        let line = FoundUnit {
            id: unit.id,
            name: name.clone(),
            by: (at > 0).then(|| by.clone()),
            kind,
            exact: rank <= 1,
            ended: unit.ended,
        };
        found.push((rank + usize::from(unit.ended) * 5, line));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The one unit that a whole name means, if it means one.
pub fn the_one(typed: &str, known: &[KnownUnit]) -> Option<UnitId> {
    let folded = fold(typed);
    let exact: Vec<FoundUnit> = find(typed, known)
        .into_iter()
        .filter(|found| found.exact)
        .collect();
    match exact.as_slice() {
        [only] => Some(only.id),
        several => {
            let mut word_for_word = several
                .iter()
                .filter(|found| fold(found.by.as_ref().unwrap_or(&found.name)) == folded);
            let first = word_for_word.next()?;
            word_for_word.next().is_none().then_some(first.id)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<KnownUnit> {
        let unit = |id: i64, name: &str, others: &[(NameKind, &str)]| KnownUnit {
            id: UnitId(id),
            names: std::iter::once((NameKind::Full, name.to_owned()))
                .chain(
                    others
                        .iter()
                        .map(|(kind, name)| (*kind, (*name).to_owned())),
                )
                .collect(),
            reading: None,
            ended: false,
        };
        let mut known = vec![
            unit(
                1,
                "区发展和改革局",
                &[
                    (NameKind::Short, "区发改局"),
                    (NameKind::Former, "区计划委员会"),
                ],
            ),
            unit(2, "区教育和体育局", &[]),
            unit(3, "市教育和体育局", &[]),
            unit(4, "区市场监督管理局", &[]),
            unit(5, "生态环境分局", &[(NameKind::Alias, "环保局")]),
            unit(6, "里口山管理服务中心", &[]),
            unit(7, "区行政审批服务局", &[]),
            unit(8, "区会展中心", &[]),
        ];
        known[7].reading = Some("qhzzx".into());
        known
    }

    fn first(typed: &str) -> Option<i64> {
        find(typed, &book()).first().map(|found| found.id.0)
    }

    #[test]
    fn a_unit_is_found_however_it_is_typed() {
        for (typed, id) in [
            ("区发展和改革局", 1),
            ("威海市环翠区发展和改革局", 1),
            ("环翠区发展和改革局", 1),
            ("发展和改革局", 1),
            (" 区 发 改 局 ", 1),
            ("发改局", 1),
            ("发改", 1),
            ("qfgj", 1),
            ("ＱＦＧＪ", 1),
            ("fgj", 1),
            ("qfzhggj", 1),
            ("计划委员会", 1),
            ("市场监督管理局", 4),
            ("市场监管局", 4),
            ("环保局", 5),
            ("lks", 6),
            ("qxzsp", 7),
            ("qhzzx", 8),
        ] {
            assert_eq!(first(typed), Some(id), "{typed}");
        }
        for nothing in ["", "  ", "·", "税务局", "zzzz", "<script>"] {
            assert_eq!(first(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_whole_name_means_one_unit_or_none() {
        assert_eq!(the_one("区教育和体育局", &book()), Some(UnitId(2)));
        assert_eq!(the_one("市教育和体育局", &book()), Some(UnitId(3)));
        assert_eq!(the_one("教育和体育局", &book()), None, "both fit alike");
        assert_eq!(the_one("区计划委员会", &book()), Some(UnitId(1)));
        assert_eq!(the_one("教体", &book()), None, "a part is not the name");
    }

    #[test]
    fn the_name_that_answered_is_said() {
        let found = &find("计划委员会", &book())[0];
        assert_eq!(found.by.as_deref(), Some("区计划委员会"));
        assert_eq!(found.kind, NameKind::Former);
        assert_eq!(found.name, "区发展和改革局");
    }
}
