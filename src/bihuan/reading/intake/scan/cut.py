"""A page is cut into blocks in reading order: at rules over its width, between headlines and columns, and along gutters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bihuan.reading.intake.scan.clear import EM, Frame, Small
from bihuan.reading.intake.scan.gutters import USUAL, Bounds, Slab, runs, slabs_of, tall_white
from bihuan.reading.intake.scan.ink import Mask

_RULE_SPAN = 0.7
"""Share of a region's width that a rule must span to part it."""
_DEEPEST = 12
_LEAST = 3.0
"""Characters of height that a gutter must part in all, and of width on each side of it."""

_NARROWEST = 0.6
"""Characters of width that a block of several lines has at least."""
_SHARE = 0.5
"""Of the height of the best gutter's bands that another gutter needs to be one in the same region."""
_CORE = 0.8
"""Of the votes of a stretch of white that its gutters have."""
_SUPPORT = 0.2
"""Of the height of all bands that a gutter must part."""


class Block(NamedTuple):
    """A column, or a headline over several, on the small page. Blocks come in reading order."""

    frame: Frame
    kind: str
    """column or headline."""
    ruled: tuple[int, ...] | None
    """Where a rule stands above it over a whole width, the `path` of that width: another article may begin here."""
    path: tuple[int, ...]
    """Which column it was cut into each time that columns were cut: blocks with one beginning stand in one column."""
    beside: int
    """Columns that stood side by side when it was cut: 1 for a block of its own."""


class _Cut(NamedTuple):
    small: Small
    white: Mask
    found: list[Block]


def blocks_of(small: Small, bounds: Bounds = USUAL) -> list[Block]:
    """All blocks that hold ink, in reading order."""
    height, width = small.ink.shape
    cut = _Cut(small, tall_white(small.ink, bounds), [])
    _divide(cut, Block(Frame(0, 0, width, height), "column", None, (), 1), 0)
    return [block for block in cut.found if _holds_type(block.frame)]


def _holds_type(frame: Frame) -> bool:
    """Not specks, and not what is left of a broken rule."""
    short = frame.height <= 2 * EM and frame.width >= EM // 3
    return frame.height >= EM // 3 and (short or frame.width >= _NARROWEST * EM)


def _divide(cut: _Cut, block: Block, depth: int) -> None:
    """Cut a block at its rules, else into columns, else apart from its headlines; what cannot be cut is found."""
    region = _tight(cut.small.ink, block.frame)
    if not region.width or not region.height:
        return
    whole = block._replace(frame=region)
    slabs = slabs_of(cut.small, cut.white, region)
    parts = _at_rules(cut, whole) or _into_columns(whole, slabs) or _under_headlines(whole, slabs)
    if parts and depth < _DEEPEST:
        for part in parts:
            _divide(cut, part, depth + 1)
        return
    headline = bool(slabs) and all(slab.large for slab in slabs)
    cut.found.append(whole._replace(kind="headline" if headline else "column"))


def _into_columns(block: Block, slabs: list[Slab]) -> list[Block]:
    """Its columns, if gutters go all through it."""
    region = block.frame
    gutters = _gutters(slabs, region)
    through = [gutter for gutter in gutters if _goes_through(gutter, gutters, slabs)]
    if not through:
        return []
    edges = [region.left, *((left + right) // 2 for left, right in through), region.right]
    return [
        Block(
            Frame(left, region.top, right, region.bottom),
            "column",
            None if at else block.ruled,
            (*block.path, at),
            len(edges) - 1,
        )
        for at, (left, right) in enumerate(zip(edges, edges[1:], strict=False))
    ]


def _under_headlines(block: Block, slabs: list[Slab]) -> list[Block]:
    """Its headlines and what stands between them; where there are none, what crosses different gutters apart."""
    gutters = _gutters(slabs, block.frame)
    groups = _groups(slabs, [slab.large if _stands_over(slab, gutters) else None for slab in slabs])
    if len(groups) < 2:
        groups = _groups(slabs, [tuple(map(slab.crosses, gutters)) for slab in slabs])
    return [
        block._replace(
            frame=block.frame._replace(top=group[0].top, bottom=group[-1].bottom), ruled=None if at else block.ruled
        )
        for at, group in enumerate(groups)
    ] * (len(groups) > 1)


def _tight(ink: Mask, region: Frame) -> Frame:
    """The region without the white around its ink."""
    inside = ink[region.top : region.bottom, region.left : region.right]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not len(rows):
        return Frame(region.left, region.top, region.left, region.top)
    return Frame(
        region.left + int(columns[0]),
        region.top + int(rows[0]),
        region.left + int(columns[-1]) + 1,
        region.top + int(rows[-1]) + 1,
    )


def _at_rules(cut: _Cut, block: Block) -> list[Block]:
    """The block parted at each rule over most of its width."""
    region = block.frame
    middles = sorted(
        (rule.top + rule.bottom) // 2
        for rule in cut.small.across
        if region.top < rule.top and rule.bottom < region.bottom
        and min(rule.right, region.right) - max(rule.left, region.left) >= _RULE_SPAN * region.width
    )  # fmt: skip
    edges = [region.top, *middles, region.bottom]
    return [
        block._replace(frame=region._replace(top=top, bottom=bottom), ruled=block.path if at else block.ruled)
        for at, (top, bottom) in enumerate(zip(edges, edges[1:], strict=False))
    ] * bool(middles)


def _gutters(slabs: list[Slab], region: Frame) -> list[tuple[int, int]]:
    """Where the gutters of most bands stand, if they part enough of the region: each band votes with its height."""
    votes = np.zeros(region.right + 1, dtype=np.int64)
    for slab in slabs:
        for left, right in slab.gutters:
            votes[left:right] += slab.height
    least = _LEAST * EM
    enough = votes >= max(least, _SHARE * votes.max(), _SUPPORT * sum(slab.height for slab in slabs))
    found: list[tuple[int, int]] = []
    for start, end in runs(
        enough
    ):  # where a column ends early its white joins two gutters: each is where most bands vote
        core = votes[start:end] >= _CORE * votes[start:end].max()
        found += [(start + left, start + right) for left, right in runs(core)]
    return [(left, right) for left, right in found if left - region.left >= least and region.right - right >= least]


def _goes_through(gutter: tuple[int, int], gutters: list[tuple[int, int]], slabs: list[Slab]) -> bool:
    """Whether no band crosses the gutter, and none that stands over columns is only on one side of it."""
    return all(not slab.crosses(gutter) and (slab.has(gutter) or not _stands_over(slab, gutters)) for slab in slabs)


def _stands_over(slab: Slab, gutters: list[tuple[int, int]]) -> bool:
    """A band that belongs to no column: larger type, or ink across what are gutters elsewhere."""
    return not slab.gutters and (slab.large or any(slab.crosses(gutter) for gutter in gutters))


def _groups(slabs: list[Slab], keys: Sequence[object]) -> list[list[Slab]]:
    """Bands one under the other that have one key."""
    groups: list[list[Slab]] = []
    for at, slab in enumerate(slabs):
        if at and keys[at] == keys[at - 1]:
            groups[-1].append(slab)
        else:
            groups.append([slab])
    return groups
