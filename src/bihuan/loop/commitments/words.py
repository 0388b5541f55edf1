"""The codes of the loop: where a commitment stands, and what part someone has in it. Their words are in labels.toml."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a commitment stands. Lights and lateness are no status: they are computed from dates and rules."""

    DRAFTED = "drafted"
    ASSIGNED = "assigned"
    RETURNED = "returned"
    UNDER_WAY = "under_way"
    ON_HOLD = "on_hold"
    SUSPENDED = "suspended"
    CLAIMED = "claimed"
    VERIFIED = "verified"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """What someone is to one commitment. It follows from the post one acts from."""

    SUPERVISION = "supervision"
    LEAD_UNIT = "lead_unit"
    SUPPORT_UNIT = "support_unit"
    BLOCKING_UNIT = "blocking_unit"
    LEADER = "leader"
    DEPUTY = "deputy"
    CITIZEN = "citizen"
    AUDITOR = "auditor"
    ADMIN = "admin"
    OTHER_UNIT = "other_unit"


class Act(StrEnum):
    """Everything that can happen to a commitment."""

    DRAFT = "draft"
    BREAK_DOWN = "break_down"
    NAME_LEAD = "name_lead"
    NAME_SUPPORT = "name_support"
    NAME_SPONSOR = "name_sponsor"
    SET_DEADLINE = "set_deadline"
    SET_MILESTONES = "set_milestones"
    SET_CRITERION = "set_criterion"
    SET_TARGET = "set_target"
    SPLIT_TARGET = "split_target"
    ASSIGN = "assign"
    ACKNOWLEDGE = "acknowledge"
    SEND_BACK = "send_back"
    RECALL = "recall"
    WITHDRAW = "withdraw"
    REPORT = "report"
    ATTACH = "attach"
    OBSERVE = "observe"
    REACH_STAGE = "reach_stage"
    REACH_MILESTONE = "reach_milestone"
    INSTRUCT = "instruct"
    ANSWER = "answer"
    BLOCK = "block"
    UNBLOCK = "unblock"
    ASK_EXTENSION = "ask_extension"
    CHECK_EXTENSION = "check_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    HOLD = "hold"
    SUSPEND = "suspend"
    RESUME = "resume"
    CHANGE_TARGET = "change_target"
    COMPLETE = "complete"
    VERIFY = "verify"
    REFUSE_COMPLETION = "refuse_completion"
    CLOSE = "close"
    REOPEN = "reopen"
    ISSUE_NOTICE = "issue_notice"
    ANSWER_NOTICE = "answer_notice"
    HOLD_TALK = "hold_talk"
    OBJECT = "object"
    UPHOLD_OBJECTION = "uphold_objection"
    DISMISS_OBJECTION = "dismiss_objection"
    DISPUTE = "dispute"
    ANSWER_DISPUTE = "answer_dispute"
    JUDGE = "judge"
    CONFIRM = "confirm"
    FORECAST = "forecast"
    GIVE_VERDICT = "give_verdict"


class Judgement(StrEnum):
    """How someone finds a promise done; the ballot of deputies knows the same three."""

    SATISFIED = "satisfied"
    BASICALLY = "basically"
    UNSATISFIED = "unsatisfied"


class Verdict(StrEnum):
    """Whether a promise was kept at the year's end: 兑现 部分 未兑现 逾期 未报告 无法核实."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    OVERDUE = "overdue"
    UNREPORTED = "unreported"
    UNVERIFIABLE = "unverifiable"


STAGES = ("储备", "签约", "落地", "开工", "在建", "完工", "投产", "达产", "入统", "入规")
"""The ladder of a project's life (practice.md, Advance). 挂牌 and 投用 stand beside it, for institutions and services."""
BESIDE = ("挂牌", "投用")
