//! 自上期以来的变化: today's brief beside the frozen one of the last issue of the series, and beside that of
//! the issue it would replace. What differs is told by `office::brief::changes`; here is only which brief
//! to take, and how those stand that are on neither.

use super::Desk;
use crate::error::Result;
use crate::{follow_ups, packs};
use office::brief::*;
use office::id::{MeetingId, PackId};
use office::pack::PackLine;

impl Desk<'_> {
    /// What the material of a meeting says about changes.
    pub(super) fn since(&self, meeting: MeetingId, newer: &MeetingPackBrief) -> Result<SinceBrief> {
        let own = Recipe::plain(PaperKind::MeetingPack, Some(Subject::Meeting(meeting)));
        let compared = |pack: Option<PackLine>| -> Result<Option<ChangesBrief>> {
            let changes = pack.map(|pack| self.changes_since(pack.id, newer));
            Ok(changes.transpose()?.flatten())
        };
        Ok(SinceBrief {
            last: compared(packs::of_series_before(self.conn, meeting)?)?,
            reissue: compared(packs::in_force(self.conn, &own, self.today)?)?,
        })
    }

    /// What changed since a pack; none where that was no material of a meeting.
    pub(super) fn changes_since(
        &self,
        pack: PackId,
        newer: &MeetingPackBrief,
    ) -> Result<Option<ChangesBrief>> {
        let line = packs::one(self.conn, pack)?;
        let Brief::MeetingPack(older) = packs::frozen(self.conn, self.files, pack)?.brief else {
            return Ok(None);
        };
        let ended = self.now(&gone(&older, newer))?;
        let lines = changes(&older, newer, &ended);
        Ok(Some(ChangesBrief {
            against: packs::mention(&line).words(),
            from: older.head.as_of,
            until: newer.head.as_of,
            lines,
        }))
    }

    /// How some follow-ups stand now; what may not go out says nothing.
    fn now(&self, lines: &[&FollowUpBrief]) -> Result<Vec<FollowUpBrief>> {
        let ids: Vec<i64> = lines
            .iter()
            .filter_map(|line| line.id)
            .map(|id| id.0)
            .collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = follow_ups::picked_by(
            self.conn,
            &self.plan.judge,
            "f.id IN (SELECT value FROM json_each(?1))",
            [serde_json::to_string(&ids)?],
        )?;
        self.briefs(&found.iter().collect::<Vec<_>>())
    }
}
