//! 指标 and 目标值: from the plan, with an owner and a base value that somebody must name.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::units;
use office::draft::Comparator;
use office::field::{self, LONG};
use office::id::{IndicatorId, MeasureId, TargetId, UnitId};
use office::indicator::{self, Amount, IndicatorAct, TargetFacts};
use office::lights;
use office::plan::{IndicatorLine, TargetLine};
use rusqlite::{Connection, params};

pub(crate) fn run(tx: &Tx<'_>, act: &IndicatorAct) -> Result<Option<i64>> {
    let (id, changed) = match act {
        IndicatorAct::SetOwner { id, owner, basis } => {
            let basis = field::required("basis", basis, LONG)?;
            if let Some(owner) = owner {
                units::require_live(&tx.conn, "owner", *owner, tx.stamp.at.date())?;
            }
            let mut statement = tx
                .conn
                .prepare_cached("UPDATE indicator SET owner_id = ?2, basis = ?3 WHERE id = ?1")?;
            (
                id,
                statement.execute(params![id.0, owner.map(|owner| owner.0), basis])?,
            )
        }
        IndicatorAct::Describe {
            id,
            kind,
            direction,
        } => {
            let mut statement = tx
                .conn
                .prepare_cached("UPDATE indicator SET kind = ?2, direction = ?3 WHERE id = ?1")?;
            (
                id,
                statement.execute(params![id.0, Word(*kind), Word(*direction)])?,
            )
        }
        IndicatorAct::SetBase {
            id,
            year,
            value,
            basis,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            indicator::check_base_year(*year)?;
            indicator::check_base_value(*value)?;
            let mut statement = tx.conn.prepare_cached(
                "UPDATE indicator SET base_year = ?2, base_value = ?3, basis = ?4 WHERE id = ?1",
            )?;
            (
                id,
                statement.execute(params![id.0, year, value.map(|value| value.0), basis])?,
            )
        }
    };
    (changed > 0).then_some(()).or_missing("指标", id.0)?;
    Ok(Some(id.0))
}

/// Every indicator with its targets, in the plan's order; the general part last.
pub(crate) fn all(conn: &Connection) -> Result<Vec<IndicatorLine>> {
    let mut lines = row::all(
        conn,
        "SELECT i.*, u.name AS owner_name FROM indicator i LEFT JOIN unit u ON u.id = i.owner_id WHERE i.dropped_by IS NULL ORDER BY i.measure_id IS NULL, i.measure_id, i.id",
        [],
        |row| {
            Ok(IndicatorLine {
                id: IndicatorId(row.get("id")?),
                measure: row.get::<_, Option<i64>>("measure_id")?.map(MeasureId),
                name: row.get("name")?,
                kind: row::word(row, "kind")?,
                direction: row::word(row, "direction")?,
                value_unit: row.get("value_unit")?,
                owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
                owner_name: row.get("owner_name")?,
                base_year: row.get("base_year")?,
                base_value: row
                    .get::<_, Option<i64>>("base_value")?
                    .map(|value| Amount(value).to_string()),
                targets: Vec::new(),
                lit: lights::indicator_without_value(false, false, false),
            })
        },
    )?;
    let targets = targets(conn)?;
    for line in &mut lines {
        line.targets = targets
            .iter()
            .filter(|(indicator, _)| *indicator == line.id)
            .map(|(_, target)| target.clone())
            .collect();
        line.lit = lights::indicator_without_value(
            line.owner.is_some(),
            line.base_year.is_some(),
            line.base_value.is_some(),
        );
    }
    Ok(lines)
}

fn targets(conn: &Connection) -> Result<Vec<(IndicatorId, TargetLine)>> {
    row::all(
        conn,
        "SELECT t.*, i.base_year FROM target t JOIN indicator i ON i.id = t.indicator_id ORDER BY t.indicator_id, t.year IS NULL, t.year, t.id",
        [],
        |row| {
            let words: String = row.get("words")?;
            let unit: Option<String> = row.get("unit")?;
            let value = indicator::short_form(&TargetFacts {
                comparator: row::word::<Comparator>(row, "comparator")?,
                bound: row::word(row, "bound")?,
                value: row.get::<_, Option<i64>>("value")?.map(Amount),
                unit: unit.as_deref(),
                base_year: row.get("base_year")?,
                words: &words,
            });
            let target = TargetLine {
                id: TargetId(row.get("id")?),
                year: row.get("year")?,
                recurring: row.get("recurring")?,
                value,
                words,
            };
            Ok((IndicatorId(row.get("indicator_id")?), target))
        },
    )
}
