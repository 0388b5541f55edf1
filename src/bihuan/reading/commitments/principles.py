"""Where a report says by what principles it will work: 做好今年工作,要着力把握好五个方面. None of it is a promise."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.outline import Passage
from bihuan.reading.words.patterns import compiled

_HAVE_TO: Final = (
    r",?(?:我们)?(?:还|也)?(?:要|必须|需要|应当)(?:着力|重点|始终|认真|更加)*"
    r"(?:把握|坚持|遵循|注重|注意|做到|处理好|牢记|领会|统筹好)"
)
_WORK: Final = r"[^,。]{0,14}(?:工作|目标|任务)"
# each branch begins with its own sign, so that the search leaps from one of them to the next
_OPENS: Final = compiled(
    "|".join(f"{opening}{_HAVE_TO}" for opening in (f"做好{_WORK}", f"实现{_WORK}", f"完成{_WORK}", "工作中"))
    + r"|要(?:把握好|牢牢把握|深刻把握|准确把握)[^,。]{2,20}这[个一][^,。]{0,8},"
)
_LISTED: Final = compiled(
    r"(?:[一两二三四五六七八九十\d]|几|以下|如下)(?:个|条|项|大)?(?:点|方面|原则|关系|要求|统筹|注重|坚持|导向)[。:”]*$"
)
_BELOW: Final = "targets"
"""Only under a heading of targets do the points below the announcement belong to it; elsewhere the plan begins there."""


class Principles:
    """Asked sentence by sentence, in order."""

    def __init__(self) -> None:
        self._passage: Passage | None = None
        self._listed = False

    def hold(self, text: str, sentence: Sentence) -> bool:
        """Whether the sentence opens such a passage, or goes on with it."""
        if _OPENS.search(text, sentence.start, sentence.end):
            self._passage = sentence.passage
            self._listed = bool(_LISTED.search(text, sentence.start, sentence.end))
            return True
        if self._passage is None:
            return False
        goes_on = sentence.passage is self._passage or (
            self._listed and self._passage.role == sentence.passage.role == _BELOW
        )
        if not goes_on:
            self._passage = None
        return goes_on
