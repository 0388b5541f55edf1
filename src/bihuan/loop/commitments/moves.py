"""Every move of a commitment, on one screen: which act, from where, to where, by whom, carrying what, and what must hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bihuan.loop.commitments import checks
from bihuan.loop.commitments.asked import Asked
from bihuan.loop.commitments.state import State
from bihuan.loop.commitments.words import Act, Part, Status
from bihuan.refusals import NotAllowed

Check = Callable[[State, Asked], NotAllowed | None]


class Move(NamedTuple):
    """`to` None leaves the status as it is. `carries` are the keys that the act's data must have."""

    act: Act
    frm: frozenset[Status]
    to: Status | None
    by: frozenset[Part]
    carries: tuple[str, ...] = ()
    needs: tuple[Check, ...] = ()


def _move(act: Act, frm: str, to: str | None, by: str, carries: str = "", *needs: Check) -> Move:
    return Move(
        act, frozenset(Status(s) for s in frm.split()), Status(to) if to else None,
        frozenset(Part(p) for p in by.split()), tuple(carries.split()), needs,
    )  # fmt: skip


_NEW, _OPEN, _LIVE = "drafted returned", "under_way on_hold", "assigned under_way on_hold claimed"
_GIVEN = f"{_LIVE} suspended verified closed"
_UNITS = "lead_unit support_unit"
_OUTSIDE = "deputy citizen auditor"

# fmt: off
MOVES: tuple[Move, ...] = (
    # deploy
    _move(Act.BREAK_DOWN,       f"{_NEW} under_way",  None,         "supervision lead_unit", "tasks", checks.tasks_make_a_tree),
    _move(Act.NAME_LEAD,        _NEW,                 None,         "supervision",           "post unit"),
    _move(Act.NAME_SUPPORT,     f"{_NEW} {_LIVE}",    None,         "supervision",           "units",
          checks.lead_is_no_support),
    _move(Act.NAME_SPONSOR,     f"{_NEW} {_LIVE}",    None,         "supervision leader",    "post"),
    _move(Act.SET_DEADLINE,     _NEW,                 None,         "supervision",           "due words"),
    _move(Act.SET_MILESTONES,   f"{_NEW} assigned under_way", None, "supervision lead_unit", "milestones",
          checks.milestones_before_deadline),
    _move(Act.SET_CRITERION,    f"{_NEW} under_way",  None,         "supervision",           "words"),
    _move(Act.SET_TARGET,       _NEW,                 None,         "supervision",           "target measure value unit relation"),
    _move(Act.SPLIT_TARGET,     f"{_NEW} under_way",  None,         "supervision",           "target shares",
          checks.target_is_there, checks.shares_add_up),
    _move(Act.ASSIGN,           _NEW,                 "assigned",   "supervision",           "",
          checks.has_lead, checks.has_deadline, checks.has_criterion),
    _move(Act.ACKNOWLEDGE,      "assigned",           "under_way",  "lead_unit"),
    _move(Act.SEND_BACK,        "assigned",           "returned",   "lead_unit",             "", checks.gives_reason),
    _move(Act.RECALL,           "assigned",           "drafted",    "supervision",           "", checks.gives_reason),
    _move(Act.WITHDRAW,         _NEW,                 "withdrawn",  "supervision",           "", checks.gives_reason),
    # advance
    _move(Act.REPORT,           _OPEN,                None,         _UNITS,                  "period words",
          checks.report_says_something),
    _move(Act.ATTACH,           f"{_OPEN} claimed",   None,         f"{_UNITS} supervision", "evidence", checks.has_evidence_with_it),
    _move(Act.OBSERVE,          f"{_OPEN} claimed",   None,         f"{_UNITS} supervision", "target value period source",
          checks.target_is_there),
    _move(Act.REACH_STAGE,      "under_way",          None,         _UNITS,                  "project stage evidence",
          checks.stage_goes_up, checks.has_evidence_with_it),
    _move(Act.REACH_MILESTONE,  "under_way",          None,         _UNITS,                  "milestone evidence",
          checks.milestone_is_open, checks.has_evidence_with_it),
    _move(Act.INSTRUCT,         _LIVE,                None,         "leader",                "instruction words due"),
    _move(Act.ANSWER,           _LIVE,                None,         "lead_unit blocking_unit", "instruction words",
          checks.instruction_is_open),
    _move(Act.BLOCK,            "under_way",          None,         f"{_UNITS} blocking_unit", "blocker unit words",
          checks.blocks_another),
    _move(Act.UNBLOCK,          f"{_OPEN} suspended", None,         "supervision lead_unit blocking_unit", "blocker words",
          checks.blocker_is_open),
    _move(Act.ASK_EXTENSION,    "under_way",          None,         "lead_unit",             "to",
          checks.gives_reason, checks.asked_before_expiry, checks.asks_for_later, checks.none_asked),
    _move(Act.CHECK_EXTENSION,  "under_way",          None,         "supervision",           "opinion",
          checks.extension_is_asked),
    _move(Act.GRANT_EXTENSION,  "under_way",          None,         "leader",                "",
          checks.extension_is_checked, checks.granted_by_another),
    _move(Act.REFUSE_EXTENSION, "under_way",          None,         "supervision leader",    "",
          checks.extension_is_asked, checks.gives_reason),
    _move(Act.HOLD,             "under_way",          "on_hold",    "supervision leader",    "until",
          checks.gives_reason),
    _move(Act.SUSPEND,          _OPEN,                "suspended",  "leader",                "", checks.gives_reason),
    _move(Act.RESUME,           "on_hold suspended",  "under_way",  "supervision"),
    _move(Act.CHANGE_TARGET,    _OPEN,                None,         "leader",                "target value",
          checks.target_is_there, checks.gives_reason),
    # feed back
    _move(Act.COMPLETE,         "under_way",          "claimed",    "lead_unit",             "words",
          checks.has_evidence, checks.reaches_its_targets, checks.nothing_blocks),
    _move(Act.VERIFY,           "claimed",            "verified",   "supervision",           "words",
          checks.verified_by_another),
    _move(Act.REFUSE_COMPLETION, "claimed",           "under_way",  "supervision",           "", checks.gives_reason),
    _move(Act.CLOSE,            "verified",           "closed",     "supervision"),
    _move(Act.REOPEN,           "verified closed",    "under_way",  "supervision",           "", checks.gives_reason),
    # said of it, while its status stays
    _move(Act.ISSUE_NOTICE,     _LIVE,                None,         "supervision",           "notice grade words due",
          checks.notice_is_new),
    _move(Act.ANSWER_NOTICE,    _GIVEN,               None,         "lead_unit",             "notice words", checks.notice_is_open),
    _move(Act.HOLD_TALK,        _GIVEN,               None,         "supervision leader",    "notice words",
          checks.notice_stands),
    _move(Act.OBJECT,           _GIVEN,               None,         _UNITS,                  "objection against words due",
          checks.objection_is_new, checks.objects_to_something),
    _move(Act.UPHOLD_OBJECTION, _GIVEN,               None,         "supervision leader",    "objection",
          checks.gives_reason, checks.objection_is_open, checks.reviewed_by_another),
    _move(Act.DISMISS_OBJECTION, _GIVEN,              None,         "supervision leader",    "objection",
          checks.gives_reason, checks.objection_is_open, checks.reviewed_by_another),
    _move(Act.DISPUTE,          _GIVEN,               None,         _OUTSIDE,                "dispute words", checks.dispute_is_new),
    _move(Act.ANSWER_DISPUTE,   _GIVEN,               None,         "supervision",           "dispute words accepted",
          checks.dispute_is_open),
    _move(Act.JUDGE,            _GIVEN,               None,         "lead_unit supervision deputy citizen leader", "judgement",
          checks.judgement_is_known),
    _move(Act.CONFIRM,          f"{_OPEN} claimed",   None,         "support_unit supervision", "target",
          checks.target_is_there, checks.figure_is_there, checks.confirmed_by_another),
    _move(Act.FORECAST,         f"{_OPEN} claimed",   None,         "lead_unit supervision", "target value",
          checks.target_is_there, checks.value_is_number),
    _move(Act.GIVE_VERDICT,     _GIVEN,               None,         "supervision",           "verdict method words",
          checks.verdict_is_known),
)
# fmt: on

MOVE_OF: dict[Act, Move] = {move.act: move for move in MOVES}
