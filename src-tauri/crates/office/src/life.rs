//! The life of a follow-up: its states, the moves between them, and the levels of reminding.
//! Only which move fits where; what a move needs stands with the forms in `follow_up`.

use crate::refusal::{Code, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a follow-up stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// 拟立项.
    Draft,
    /// 已交办.
    Issued,
    /// 已签收.
    Received,
    /// 办理中.
    Active,
    /// 申请办结.
    Submitted,
    /// 已退回.
    Returned,
    /// 挂起.
    Suspended,
    /// 办结销号.
    Closed,
    /// 并案.
    Merged,
    /// 撤销.
    Cancelled,
}

/// The moves of a follow-up's life.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// 立项.
    Draft,
    /// 交办.
    Issue,
    /// 签收.
    Receive,
    /// 反馈.
    Reply,
    /// 申请办结.
    Submit,
    /// 退回.
    Return,
    /// 办结销号.
    Close,
    /// 挂起.
    Suspend,
    /// 恢复办理.
    Resume,
    /// 转办.
    Transfer,
    /// 延期.
    Extend,
    /// 提醒.
    Remind,
    /// 并案.
    Merge,
    /// 撤销.
    Cancel,
    /// 重启.
    Reopen,
    /// 定期复核 of what lasts.
    Review,
    /// 阶段性办结: closed to a stage, the next due date set.
    CloseStage,
    /// 提请督查.
    Inspect,
    /// 督查回复.
    InspectReply,
}

/// What kind of item it is, beside its state: some moves fit one kind only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemKind {
    /// 长期坚持: never due, reviewed.
    pub lasting: bool,
    /// 阶段性办结: closed stage by stage.
    pub staged: bool,
    /// Addressed to a group and issued: its members' items are worked on, not itself.
    pub parent: bool,
    /// 已提请督查, without a reply yet.
    pub inspecting: bool,
}

impl ItemKind {
    /// Refuses a move that this kind of item does not know.
    pub fn allows(self, step: Move) -> Result<(), Refusal> {
        let of_members = !matches!(
            step,
            Move::Issue | Move::Remind | Move::Extend | Move::Suspend | Move::Resume | Move::Cancel
        );
        if self.parent && of_members {
            return Err(Code::WorkedByMembers.into());
        }
        let fits = match step {
            Move::Review => self.lasting,
            Move::Extend => !self.lasting,
            Move::CloseStage => self.staged,
            Move::InspectReply => self.inspecting,
            _ => true,
        };
        if fits {
            Ok(())
        } else {
            Err(Code::OtherKind { attempted: step }.into())
        }
    }
}

impl Move {
    /// Every move after the first, in the order a form offers them.
    pub const OFFERED: [Move; 18] = [
        Move::Issue,
        Move::Receive,
        Move::Reply,
        Move::Submit,
        Move::Close,
        Move::CloseStage,
        Move::Return,
        Move::Review,
        Move::Remind,
        Move::Extend,
        Move::Transfer,
        Move::Inspect,
        Move::InspectReply,
        Move::Suspend,
        Move::Resume,
        Move::Merge,
        Move::Cancel,
        Move::Reopen,
    ];
}

impl FollowUpState {
    /// All states.
    pub const ALL: [FollowUpState; 10] = [
        FollowUpState::Draft,
        FollowUpState::Issued,
        FollowUpState::Received,
        FollowUpState::Active,
        FollowUpState::Submitted,
        FollowUpState::Returned,
        FollowUpState::Suspended,
        FollowUpState::Closed,
        FollowUpState::Merged,
        FollowUpState::Cancelled,
    ];

    /// Whether somebody still owes something.
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            FollowUpState::Closed | FollowUpState::Merged | FollowUpState::Cancelled
        )
    }

    /// The state after a move, or none where the move does not fit.
    pub fn after(self, step: Move) -> Option<FollowUpState> {
        use FollowUpState as S;
        let working = matches!(self, S::Issued | S::Received | S::Active | S::Returned);
        match step {
            Move::Draft => None,
            Move::Issue => (self == S::Draft).then_some(S::Issued),
            Move::Receive => (self == S::Issued).then_some(S::Received),
            Move::Reply => working.then_some(S::Active),
            Move::Submit => working.then_some(S::Submitted),
            Move::Return => (self == S::Submitted).then_some(S::Returned),
            Move::Close => (self == S::Submitted).then_some(S::Closed),
            Move::Suspend => working.then_some(S::Suspended),
            Move::Resume => (self == S::Suspended).then_some(S::Active),
            Move::Transfer => working.then_some(S::Issued),
            Move::Extend => working.then_some(self),
            Move::Remind => working.then_some(self),
            Move::Merge => (self.is_open() && self != S::Draft).then_some(S::Merged),
            Move::Cancel => self.is_open().then_some(S::Cancelled),
            Move::Reopen => (self == S::Closed).then_some(S::Active),
            Move::Review => (working || self == S::Submitted).then_some(S::Active),
            Move::CloseStage => (self == S::Submitted).then_some(S::Active),
            Move::Inspect => working.then_some(self),
            Move::InspectReply => (self.is_open() && self != S::Draft).then_some(self),
        }
    }

    /// The state after a move, or a refusal naming both.
    pub fn go(self, step: Move) -> Result<FollowUpState, Refusal> {
        self.after(step).ok_or_else(|| {
            Code::FollowUpMove {
                state: self,
                attempted: step,
            }
            .into()
        })
    }

    /// The moves that fit an item of a kind, in the order a form offers them.
    pub fn moves(self, kind: ItemKind) -> Vec<Move> {
        Move::OFFERED
            .into_iter()
            .filter(|step| self.after(*step).is_some() && kind.allows(*step).is_ok())
            .collect()
    }
}

/// Reminder levels: words, not colours.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 提醒.
    Remind,
    /// 催办.
    Urge,
    /// 督办.
    Supervise,
    /// 重点督办.
    KeySupervise,
}

impl Level {
    /// The office is a peer of the units: from 督办 up somebody above must approve.
    pub fn needs_approver(self) -> bool {
        self >= Level::Supervise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_fits_somewhere_and_final_states_only_reopen() {
        for step in Move::OFFERED {
            assert!(
                FollowUpState::ALL
                    .iter()
                    .any(|state| state.after(step).is_some()),
                "{step:?}"
            );
        }
        let plain = ItemKind::default();
        assert_eq!(FollowUpState::Closed.moves(plain), [Move::Reopen]);
        assert_eq!(FollowUpState::Merged.moves(plain), []);
        assert_eq!(FollowUpState::Cancelled.moves(plain), []);
        assert_eq!(
            FollowUpState::Draft.moves(plain),
            [Move::Issue, Move::Cancel]
        );
        assert_eq!(
            FollowUpState::Submitted.moves(plain),
            [Move::Close, Move::Return, Move::Merge, Move::Cancel]
        );
    }

    #[test]
    fn some_moves_fit_one_kind_of_item_only() {
        let parent = ItemKind {
            parent: true,
            ..ItemKind::default()
        };
        let moves = FollowUpState::Issued.moves(parent);
        assert_eq!(
            moves,
            [Move::Remind, Move::Extend, Move::Suspend, Move::Cancel]
        );
        let lasting = ItemKind {
            lasting: true,
            ..ItemKind::default()
        };
        let moves = FollowUpState::Active.moves(lasting);
        assert!(moves.contains(&Move::Review) && !moves.contains(&Move::Extend));
        let staged = ItemKind {
            staged: true,
            ..ItemKind::default()
        };
        assert!(
            FollowUpState::Submitted
                .moves(staged)
                .contains(&Move::CloseStage)
        );
    }
}
