"""Compiles the reading with mypyc when `BIHUAN_COMPILE=1` asks for it; without it the wheel holds plain Python.

The compiled reading is the same code and gives the same bytes, about twice as fast. It needs a C compiler, and mypy and
setuptools beside the build (`make wheel` sets both up).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

READING = Path("src/bihuan/reading")
LEFT_PLAIN = READING / "intake"
"""Bound by the libraries that open files, not by its own loops."""


class CompiledReading(BuildHookInterface):
    """Hatchling calls it before it packs a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled modules to the wheel, which then is of one platform."""
        if os.environ.get("BIHUAN_COMPILE") != "1" or version == "editable":
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(compiled(Path(self.root), Path(self.directory) / "compiled"))


def compiled(root: Path, out: Path) -> dict[str, str]:
    """Compile into `out`; each file made, with its place in the wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    os.environ["MYPYPATH"] = str(root / "src")
    # calls within the library stay within it, those into Python take no detour
    os.environ.setdefault("CFLAGS", "-O3 -g0 -fno-semantic-interposition -fno-plt")
    sources = [path for path in sorted((root / READING).rglob("*.py")) if not path.is_relative_to(root / LEFT_PLAIN)]
    out.mkdir(parents=True, exist_ok=True)
    modules = mypycify([str(path) for path in sources], opt_level="3", target_dir=str(out), group_name="bihuan_reading")
    build = Distribution({"name": "bihuan", "ext_modules": modules}).get_command_obj("build_ext")
    build.build_lib, build.build_temp = str(out / "lib"), str(out / "temp")
    build.ensure_finalized()
    build.run()
    return {str(path): str(path.relative_to(out / "lib")) for path in (out / "lib").rglob("*.*") if path.is_file()}
