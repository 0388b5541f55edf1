"""The reference says everything that a file may say, and its example is a mechanism."""

from __future__ import annotations

from pathlib import Path

from bihuan.loop.mechanisms import read
from bihuan.loop.mechanisms.checks import CHECKS
from bihuan.loop.mechanisms.conditions import CONDITIONS
from bihuan.loop.mechanisms.effects import EFFECTS
from bihuan.loop.mechanisms.kinds import FIELD_KINDS
from bihuan.loop.mechanisms.mechanism import mechanism_from, mechanisms
from tests.loop.mechanisms.play import PROOF, Play

PAGE = Path(__file__).parents[3].joinpath("docs", "reference", "mechanisms.md").read_text("utf-8")


def test_every_key_check_effect_and_condition_is_told() -> None:
    tables = [
        read._STAGE,
        read._STEP,
        read._FIELDS,
        read._LEDGER,
        read._PARALLEL,
        read._PAPERS,
        read._LISTING,
        read._LIGHT,
    ]
    tables += [{key: row for key, row in read._MECHANISM.items() if key not in read._FIELD}]
    keys = {key for table in tables for key in table}
    facts = {fact for row in CONDITIONS.values() for fact in row.facts}
    for name in (keys - {"roles", "papers"}) | {*CHECKS, *EFFECTS, *CONDITIONS, *FIELD_KINDS, *facts}:
        assert f"`{name}`" in PAGE or f"`{name}:" in PAGE, name
    assert all(
        f"[{name}]" in PAGE for name in ("roles", "open", "papers", *(key for key in read._FIELD if key != "from"))
    )


def test_every_shipped_mechanism_is_told() -> None:
    for m in mechanisms().values():
        assert f"| `{m.id}` | {m.label[0]} |" in PAGE


def test_its_example_works() -> None:
    text = PAGE.split("```toml\n")[1].split("```")[0]
    play = Play(mechanism_from(text)).take("open", "citizen", place="新华大街", words="有坑")
    play.refused("mend", "lead_unit", says="needs evidence").take("mend", "lead_unit", evidence=PROOF)
    assert play.state.stage == "mended"


def test_the_folder_is_told_on_its_page() -> None:
    folder = Path(read.__file__).parent
    page = folder.joinpath("README.md").read_text("utf-8")
    assert all(f"`{path.name}`" in page for path in folder.glob("*.py") if path.name != "__init__.py")
    assert len(page.splitlines()) <= 12
