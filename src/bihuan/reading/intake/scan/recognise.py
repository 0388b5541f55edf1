"""Pictures of lines become characters, each with its place and how sure it is: PP-OCRv6 small, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

_HEIGHT = 48
"""Pixels of a line's height that the model was taught with."""
_STEP = 8
"""Pixels of its width for each of the model's answers."""
_BATCH = 4
"""Lines at once: more make it slower on two cores (measured)."""
_THREADS = 2
_LONGEST = 3_200
"""Pixels of width of one picture: a longer one is pressed."""

Answer: TypeAlias = tuple[str, list[float], tuple[float, ...]]
"""The text of a line, the step of each character and its score."""


class Read(NamedTuple):
    """What stands on the picture of a line."""

    text: str
    centres: tuple[float, ...]
    """For each character the middle of it, in pixels of the picture that was given."""
    scores: tuple[float, ...]
    """For each character how sure it is, 0 to 1."""


@cache
def model() -> Path:
    """The model that lies in the wheel of rapidocr. Raises ImportError where it is not installed."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.origin:
        raise ImportError("rapidocr is not installed", name="rapidocr")
    found = sorted((Path(spec.origin).parent / "models").glob("*_rec_*.onnx"))
    if not found:
        raise ImportError("rapidocr holds no model", name="rapidocr")
    return found[-1]


@cache
def load() -> tuple[Any, str, list[str]]:
    """The model loaded, the name of its input, and its characters: the first is none, the last a space."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(model()), options, providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, session.get_inputs()[0].name, ["", *characters, " "]


def read_lines(pictures: Sequence[NDArray[np.uint8]], press: float = 1.0) -> list[Read]:
    """What stands on each picture of one line. Widths are multiplied by `press`: 0.75 is a quarter quicker and hardly worse."""
    ready = [_ready(picture, press) for picture in pictures]
    order = sorted(range(len(ready)), key=lambda at: ready[at].shape[1])
    found: list[Read] = [Read("", (), ())] * len(ready)
    batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
    answers = ask_all([[ready[at] for at in batch] for batch in batches])
    for batch, answer in zip(batches, answers, strict=True):
        for at, (text, steps, scores) in zip(batch, answer, strict=True):
            factor = pictures[at].shape[1] / ready[at].shape[1] * _STEP
            found[at] = Read(text, tuple((step + 0.5) * factor for step in steps), scores)
    return found


def ask_all(batches: Sequence[Sequence[NDArray[np.uint8]]]) -> list[list[Answer]]:
    """The model's answers, batch by batch. Two batches at a time cost less than two threads inside one (measured)."""
    load()
    if len(batches) < 2:
        return [_ask(batch) for batch in batches]
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(_ask, batches))


def _ready(picture: NDArray[np.uint8], press: float) -> NDArray[np.uint8]:
    height, width = picture.shape
    wide = int(min(_LONGEST, max(_STEP, round(width * _HEIGHT / height * press))))
    way = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, (wide, _HEIGHT), interpolation=way), dtype=np.uint8)


def _ask(lines: Sequence[NDArray[np.uint8]]) -> list[Answer]:
    """For each line its text, the step of each character and its score."""
    session, name, characters = load()
    width = -(-max(line.shape[1] for line in lines) // _STEP) * _STEP
    batch = np.zeros((len(lines), 3, _HEIGHT, width), dtype=np.float32)
    for at, line in enumerate(lines):
        batch[at, :, :, : line.shape[1]] = line.astype(np.float32) / 127.5 - 1.0
    answer = session.run(None, {name: batch})[0]
    return [_decoded(row.argmax(axis=1), row.max(axis=1), characters) for row in answer]


def _decoded(best: NDArray[np.int64], sure: NDArray[np.float32], characters: list[str]) -> Answer:
    """Repeats are one character, and 0 is none (CTC); a character is as sure as the surest of its steps."""
    starts = np.flatnonzero(np.concatenate([[True], best[1:] != best[:-1]]))
    ends = np.append(starts[1:], len(best))
    text: list[str] = []
    steps: list[float] = []
    scores: list[float] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if best[start]:
            text.append(characters[int(best[start])])
            steps.append((start + end - 1) / 2)
            scores.append(round(float(sure[start:end].max()), 4))
    return "".join(text), steps, tuple(scores)
