//! Office (专班办): the working group's office as its papers name it. Asked for before the first
//! outgoing paper is signed, not at first start: until then every field may be empty.

use crate::counter::NextNumber;
use crate::field::{self, SHORT};
use crate::number;
use crate::paper::Series;
use crate::refusal::{Code, Refusal};
use crate::telephone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes on the office's own particulars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfficeAct {
    /// Sets them all.
    Set {
        /// The form.
        office: Office,
    },
    /// Says where a series of numbers goes on: numbers were used on paper before this book.
    SetCounter {
        /// The form.
        number: NextNumber,
    },
    /// Says that the computer's clock is right though the line before was entered "later".
    ConfirmClock {
        /// Why the earlier line is wrong.
        reason: String,
    },
}

/// The office's particulars, as papers print them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Full name of the working group: 环翠区…工作专班.
    pub group_name: Option<String>,
    /// Name of its office: …工作专班办公室.
    pub office_name: Option<String>,
    /// 挂靠单位: where the office sits.
    pub host_unit: Option<String>,
    /// 代字 of follow-up numbers: 环专班督.
    pub number_prefix: Option<String>,
    /// 发文代字, to which each kind of paper adds its own character: 环专班 → 环专班函.
    pub paper_prefix: Option<String>,
    /// Kinds of paper with a 代字 of their own.
    #[serde(default)]
    pub prefixes: Vec<SeriesPrefix>,
    /// 召集人.
    pub convener: Option<String>,
    /// 联系人.
    pub contact: Option<String>,
    /// 联系电话.
    pub telephone: Option<String>,
}

/// The 代字 of one kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SeriesPrefix {
    /// The kind.
    pub series: Series,
    /// Its 代字.
    pub prefix: String,
}

impl Office {
    /// The form with its texts trimmed, or what is wrong with it.
    pub fn checked(&self) -> Result<Office, Refusal> {
        let mut prefixes: Vec<SeriesPrefix> = Vec::new();
        for line in &self.prefixes {
            let given = field::optional("prefixes", &Some(line.prefix.clone()), SHORT)?;
            let Some(prefix) = number::prefix("prefixes", given)? else {
                continue;
            };
            if prefixes.iter().any(|other| other.series == line.series) {
                return Err(Refusal::at("prefixes", Code::OrderIncomplete));
            }
            prefixes.push(SeriesPrefix {
                series: line.series,
                prefix,
            });
        }
        let prefix = |name: &str, text: &Option<String>| {
            number::prefix(name, field::optional(name, text, SHORT)?)
        };
        Ok(Office {
            group_name: field::optional("group_name", &self.group_name, SHORT)?,
            office_name: field::optional("office_name", &self.office_name, SHORT)?,
            host_unit: field::optional("host_unit", &self.host_unit, SHORT)?,
            number_prefix: prefix("number_prefix", &self.number_prefix)?,
            paper_prefix: prefix("paper_prefix", &self.paper_prefix)?,
            prefixes,
            convener: field::optional("convener", &self.convener, SHORT)?,
            contact: field::optional("contact", &self.contact, SHORT)?,
            telephone: telephone::optional("telephone", &self.telephone)?,
        })
    }

    /// What an outgoing paper still lacks, by the names on the form; nothing once it can go out.
    pub fn missing_for_papers(&self) -> Vec<String> {
        [
            (&self.group_name, "工作专班全称"),
            (&self.office_name, "专班办公室名称"),
            (&self.paper_prefix, "发文代字"),
            (&self.contact, "联系人"),
            (&self.telephone, "联系电话"),
        ]
        .into_iter()
        .filter(|(value, _)| value.is_none())
        .map(|(_, name)| name.to_owned())
        .collect()
    }

    /// The 代字 of a kind of paper: its own, else the office's with the kind's character.
    pub fn prefix_of(&self, series: Series) -> Option<String> {
        let own = self.prefixes.iter().find(|line| line.series == series);
        own.map(|line| line.prefix.clone()).or_else(|| {
            let office = self.paper_prefix.as_ref()?;
            Some(format!("{office}{}", series.mark()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_paper_has_a_series_of_its_own() {
        let office = Office {
            paper_prefix: Some("环专班".into()),
            prefixes: vec![SeriesPrefix {
                series: Series::Letter,
                prefix: "环换新函".into(),
            }],
            ..Office::default()
        };
        let all: std::collections::BTreeSet<_> = Series::ALL
            .into_iter()
            .map(|series| office.prefix_of(series).unwrap())
            .collect();
        assert_eq!(all.len(), Series::ALL.len());
        assert_eq!(
            office.prefix_of(Series::Letter).as_deref(),
            Some("环换新函")
        );
        assert_eq!(
            office.prefix_of(Series::MeetingNotice).as_deref(),
            Some("环专班会")
        );
        assert_eq!(Office::default().prefix_of(Series::Letter), None);
    }

    #[test]
    fn what_a_paper_lacks_is_named() {
        assert_eq!(Office::default().missing_for_papers().len(), 5);
        let bad = Office {
            paper_prefix: Some("环专班〔2026〕".into()),
            ..Office::default()
        };
        assert_eq!(bad.checked().unwrap_err().field.unwrap(), "paper_prefix");
    }
}
