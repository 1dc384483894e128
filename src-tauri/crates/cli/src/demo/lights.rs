//! 人工评定 in the invented history: a measure's light is set aside for some weeks, now and then lifted.

use super::History;
use chrono::{Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::id::LightOverrideId;
use office::lights::{Light, LightAct, LightSubject, NewOverride};

impl History<'_> {
    /// Once a quarter.
    pub(super) fn set_lights_aside(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        if day % 90 != 50 {
            return Ok(());
        }
        let turn = (day / 90) as usize;
        let place = self.dice.below(self.measures.len());
        let form = NewOverride {
            subject: LightSubject::Measure(self.measures[place].id),
            light: if turn.is_multiple_of(2) {
                Light::Yellow
            } else {
                Light::Green
            },
            reason: "市局已同意顺延，按调整后的计划推进".to_owned(),
            until: on + Days::new(60),
            by: "王某".to_owned(),
        };
        let set = LightAct::Override { form };
        let id = LightOverrideId(self.act(on, Act::Light(set))?);
        if turn % 4 == 1 {
            self.later(on + Days::new(25), move |history, on| {
                let reason = "计划又有调整，恢复按规则评定".to_owned();
                let lift = LightAct::Lift { id, reason };
                history.act(on, Act::Light(lift)).map(drop)
            });
        }
        Ok(())
    }
}
