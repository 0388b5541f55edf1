"""The world, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from tests.api.world import TODAY, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> Iterator[World]:
    settings.TODAY = TODAY.isoformat()
    settings.DATA = tmp_path
    cache.clear()
    yield make_world()
    cache.clear()
