"""Where a sentence announces a list of aims, each of which is a promise without a verb of its own."""

from __future__ import annotations

from typing import Final

from bihuan.reading.clauses import Sentence
from bihuan.reading.words.patterns import compiled

_TARGETS: Final = compiled(r"(?:预期|奋斗|发展|主要|工作|总体)目标(?:是|为|:|建议|如下)|主要指标|目标(?:是|为|:)")


def aims_begin(text: str, sentence: Sentence) -> int:
    """Where the list of aims begins in a sentence that announces one (主要预期目标是:…); its end where it does not."""
    start, end = sentence.start, sentence.end
    if sentence.passage.role == "targets" and sentence.passage.section is not None:
        return start
    if text.find("目标", start, end) < 0 and text.find("指标", start, end) < 0:
        return end
    announced = _TARGETS.search(text, start, end)
    return announced.end() if announced else end
