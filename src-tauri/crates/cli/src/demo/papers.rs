//! 发文 of the invented history: letters and bulletins drafted, reviewed, signed with the scan kept and
//! issued; now and then one is returned, withdrawn or left as a draft. Notices of meetings go out here.

use super::History;
use chrono::{Datelike, Days, NaiveDate};
use ledger::Result;
use office::act::Act;
use office::document::DocumentKind;
use office::id::{MeetingId, PaperId};
use office::paper::{Matter, NewPaper, PaperAct, Recipient, Series, Signing};

impl History<'_> {
    /// A letter a month, a bulletin on the 28th.
    pub(super) fn write_papers(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        if day % 30 == 17 {
            self.letter(on, (day / 30) as usize)?;
        }
        if on.day() == 28 {
            let title = format!(
                "关于{}年{}月设备更新和以旧换新工作进展情况的通报",
                on.year(),
                on.month()
            );
            let to = self.all_leads();
            let id = self.draft_paper(on, Series::Bulletin, title, Matter::Other, to)?;
            self.review_and_sign(id, on)?;
            self.later(on + Days::new(1), move |history, on| {
                history.paper(on, PaperAct::Issue { id, on })
            });
        }
        Ok(())
    }

    fn paper(&mut self, on: NaiveDate, act: PaperAct) -> Result<()> {
        self.act(on, Act::Paper(act)).map(drop)
    }

    fn all_leads(&self) -> Vec<Recipient> {
        self.units.iter().copied().map(Recipient::Unit).collect()
    }

    fn draft_paper(
        &mut self,
        on: NaiveDate,
        series: Series,
        title: String,
        matter: Matter,
        to: Vec<Recipient>,
    ) -> Result<PaperId> {
        let paper = NewPaper {
            series,
            title,
            matter,
            to,
            cc: vec![Recipient::Words("区政府办公室".to_owned())],
            copies: None,
            on,
        };
        let draft = PaperAct::Draft { paper };
        self.act(on, Act::Paper(draft)).map(PaperId)
    }

    fn submit_paper(&mut self, id: PaperId, on: NaiveDate) -> Result<()> {
        let by = Some("于某".to_owned());
        self.paper(on, PaperAct::Submit { id, on, by })
    }

    fn review_and_sign(&mut self, id: PaperId, on: NaiveDate) -> Result<()> {
        self.submit_paper(id, on)?;
        self.sign(id, on)
    }

    fn sign(&mut self, id: PaperId, on: NaiveDate) -> Result<()> {
        let signing = Signing {
            by: "王某".to_owned(),
            on,
            scan: None,
            number: None,
        };
        self.paper(on, PaperAct::Sign { id, signing })
    }

    /// The notice of a meeting, out the day it is called.
    pub(super) fn notice(&mut self, meeting: MeetingId, title: &str, on: NaiveDate) -> Result<()> {
        let title = format!("关于召开{title}的通知");
        let matter = Matter::Meeting(meeting);
        let to = self.all_leads();
        let id = self.draft_paper(on, Series::MeetingNotice, title, matter, to)?;
        self.review_and_sign(id, on)?;
        self.paper(on, PaperAct::Issue { id, on })
    }

    /// Drafted one day, reviewed the next, signed and issued on days of their own.
    fn letter(&mut self, on: NaiveDate, turn: usize) -> Result<()> {
        let series = [Series::Letter, Series::Notice, Series::Request][turn % 3];
        let title = match series {
            Series::Request => "关于明确有关指标责任单位的请示",
            Series::Notice => "关于做好近期重点工作的通知",
            _ => "关于商请提供设备更新有关数据的函",
        };
        let to = match series {
            Series::Request => vec![Recipient::Words("区政府".to_owned())],
            _ => vec![Recipient::Unit(self.dice.of(&self.units.clone()))],
        };
        let id = self.draft_paper(on, series, title.to_owned(), Matter::Other, to)?;
        if turn % 9 == 8 {
            // Stays a draft: nobody wanted it in the end.
            return Ok(());
        }
        let returned = turn % 4 == 1;
        self.later(on + Days::new(1), move |history, on| {
            history.submit_paper(id, on)?;
            if returned {
                let reason = "补充报送时限和联系人".to_owned();
                history.paper(on, PaperAct::Return { id, on, reason })?;
            }
            Ok(())
        });
        self.later(on + Days::new(3), move |history, on| {
            history.sign_and_scan(id, returned, on)
        });
        let withdrawn = turn % 6 == 5;
        self.later(on + Days::new(4), move |history, on| {
            history.paper(on, PaperAct::Issue { id, on })?;
            if withdrawn {
                let reason = "数据口径有误，另行印发".to_owned();
                history.paper(on, PaperAct::Withdraw { id, on, reason })?;
            }
            Ok(())
        });
        Ok(())
    }

    fn sign_and_scan(&mut self, id: PaperId, again: bool, on: NaiveDate) -> Result<()> {
        if again {
            self.submit_paper(id, on)?;
        }
        self.sign(id, on)?;
        let about = format!("发文{id}");
        let document = self.keep(on, "签批页", DocumentKind::SignedScan, None, &about)?;
        self.paper(on, PaperAct::Scan { id, document })
    }
}
