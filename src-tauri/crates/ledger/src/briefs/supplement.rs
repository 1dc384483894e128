//! What a supplement says: the pack that it goes on from, and its parts, each the brief that the paper
//! would have by itself.

use super::Desk;
use crate::error::Result;
use crate::packs;
use office::brief::*;
use office::id::PackId;
use office::pack::PackFault;
use office::refusal::{Code, Refusal};

impl Desk<'_> {
    /// 补充材料.
    pub(super) fn supplement(&self, id: PackId) -> Result<SupplementBrief> {
        let Some(PaperOptions::Supplement(options)) = &self.options else {
            return Err(Refusal::at("parts", Code::Pack(PackFault::NoParts)).into());
        };
        let to = packs::supplemented(self.conn, self.files, id)?;
        let base = packs::one(self.conn, id)?;
        let parts = options
            .parts
            .iter()
            .map(|part| self.part(part, id, &base.recipe));
        let parts = parts.collect::<Result<Vec<_>>>()?;
        let no = packs::next_supplement(self.conn, id)?;
        let counts_days = parts.iter().any(|part| match part {
            SupplementPartBrief::Paper(brief) => !brief.head().notes.is_empty(),
            SupplementPartBrief::Changes(_) => true,
        });
        let title = match no {
            1 => format!("{}补充材料", base.title),
            no => format!("{}补充材料（第{no}份）", base.title),
        };
        Ok(SupplementBrief {
            head: self.head(title, counts_days)?,
            no,
            first_page: to.last_page + 1,
            to,
            parts,
        })
    }

    fn part(
        &self,
        part: &SupplementPart,
        base: PackId,
        recipe: &Recipe,
    ) -> Result<SupplementPartBrief> {
        let (kind, subject) = match part {
            SupplementPart::Paper { kind, subject } => (*kind, *subject),
            SupplementPart::Changes => {
                let Some(Subject::Meeting(meeting)) = recipe.subject else {
                    return Err(Refusal::at("parts", Code::Pack(PackFault::NotComparable)).into());
                };
                let now = self.meeting_pack(meeting)?;
                let changes = self.changes_since(base, &now)?;
                let changes =
                    changes.ok_or(Refusal::at("parts", Code::Pack(PackFault::NotComparable)))?;
                return Ok(SupplementPartBrief::Changes(changes));
            }
        };
        let recipe = Recipe::plain(kind, subject);
        let brief = super::of(self.conn, self.files, self.today, &recipe)?;
        Ok(SupplementPartBrief::Paper(Box::new(brief)))
    }
}
