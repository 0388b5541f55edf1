"""Keeps the garbage collector at rest while a report is read.

A reading makes thousands of small things and no cycles, so that there is nothing to collect, and looking for it costs a twentieth
of the time; of a long text more, since each look goes through all that was made so far.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """As it was before, once the reading is done or has failed."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # to the oldest generation at once, else the next look goes through all that was made
                gc.freeze()
                gc.unfreeze()
            gc.enable()
