"""Which act takes another back, or does it again otherwise: offered beside the word that it was done."""

from __future__ import annotations

from bihuan.loop.commitments.words import Act

BACK: dict[Act, Act] = {
    Act.ASSIGN: Act.RECALL,
    Act.HOLD: Act.RESUME,
    Act.SUSPEND: Act.RESUME,
    Act.BLOCK: Act.UNBLOCK,
    Act.VERIFY: Act.REOPEN,
    Act.CLOSE: Act.REOPEN,
}
"""Nothing is erased: taking back is an entry of its own, with its reason."""
_AGAIN = (
    Act.NAME_LEAD, Act.NAME_SUPPORT, Act.NAME_SPONSOR, Act.SET_DEADLINE, Act.SET_CRITERION, Act.SET_TARGET, Act.REPORT, Act.OBSERVE, Act.CHANGE_TARGET,
    Act.JUDGE, Act.FORECAST, Act.GIVE_VERDICT,
)  # fmt: skip
"""The later entry holds, so a slip is mended by doing it once more."""


def undone_by(act: Act) -> tuple[Act, str] | None:
    """The act that mends a slip, and the key of the word for it."""
    if act in BACK:
        return BACK[act], "take_back"
    return (act, "do_again") if act in _AGAIN else None
