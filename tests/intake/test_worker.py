"""The process that parses files: limited, watched, and no harm to its caller."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bihuan.reading import BadDocument
from bihuan.reading.intake import Document, Limits, process, worker
from bihuan.reading.intake.document import untold

READER = """
from bihuan.reading.intake.document import Box, Document, Note, Place
from bihuan.reading.model import BadDocument, Flaw, Page
def read(data, name, limits, tell):
{body}
"""


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Document]:
    """`reads(body, limits)` parses with a reader of this body, in a worker of its own."""

    def run(body: str, limits: Limits | None = None, data: bytes = b"x") -> Document:
        lines = "\n".join("    " + line for line in body.strip().splitlines())
        (tmp_path / "odd_reader.py").write_text(READER.format(body=lines), encoding="utf-8")
        (tmp_path / "odd_worker.py").write_text(
            "import sys\nfrom bihuan.reading.intake import worker\n"
            "worker.READERS['pdf'] = ('odd_reader', 'office')\n"
            "stream, sys.stdout = sys.stdout, sys.stderr\nworker.main(sys.stdin.buffer, stream)\n",
            encoding="utf-8",
        )
        monkeypatch.setenv(
            "PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
        )
        monkeypatch.setattr(process, "WORKER", "odd_worker")
        return process.run("pdf", [(data, "a.pdf")], limits or Limits(), untold, None)

    return run


def test_it_brings_a_document_back_whole(reads: Callable[..., Document]) -> None:
    found = reads(
        """
page = Page(1, name, "scan", 10.0, 20.0, "px", 5)
return Document("各\\n位", "application/pdf", (page,), (Place(1, Box(0.0, 1.0, 2.0, 3.0), 0.5), None, None),
                (Flaw((0, 1), "unsure", None, False, "scan.low-score"),), (Note("a", "甲", "A", 1),), (data,))
"""
    )
    assert found.text == "各\n位"
    assert found.places[0] is not None
    assert (found.places[0].box.bottom, found.places[1]) == (3.0, None)
    assert (found.flaws[0].span, found.notes[0].page, found.images) == ((0, 1), 1, (b"x",))


@pytest.mark.parametrize(
    ("body", "limits", "told"),
    [
        ("import time; time.sleep(60)", Limits(seconds=1), "more than 1 seconds"),
        ("return ' ' * 10**11", Limits(memory=1_000_000_000), "more than 1000 MB of memory"),
        ("import os; os.kill(os.getpid(), 11)", Limits(), "damaged or cut short"),
        ("raise BadDocument('坏。', 'Bad.')", Limits(), "Bad."),
        ("raise RuntimeError('no')", Limits(), "damaged or cut short"),
        ("import no_such_package", Limits(), "damaged or cut short"),
    ],
)
def test_it_says_why_a_file_was_given_up(reads: Callable[..., Document], body: str, limits: Limits, told: str) -> None:
    started = time.monotonic()
    with pytest.raises(BadDocument, match=told):
        reads(body, limits)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/passwd').read()",
        "open('/usr/../etc/passwd').read()",
        "open('{secret}').read()",
        "open('{secret}', 'w').write('x')",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('os').remove('{secret}')",
    ],
)
def test_it_lets_a_reader_reach_nothing_outside(reads: Callable[..., Document], tmp_path: Path, deed: str) -> None:
    folder = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    folder.mkdir()
    secret = folder / "secret.txt"
    secret.write_text("own", encoding="utf-8")
    body = f"""
try:
    {deed.format(secret=secret)}
except PermissionError:
    return Document("refused", "application/pdf")
return Document("done", "application/pdf")
"""
    assert reads(body).text == "refused"
    assert secret.read_text(encoding="utf-8") == "own"


def test_it_leaves_no_process_behind(reads: Callable[..., Document]) -> None:
    if sys.platform != "linux":
        pytest.skip("needs /proc")
    with pytest.raises(BadDocument):
        reads("import time; time.sleep(60)", Limits(seconds=1))
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    named = [Path(f"/proc/{child}/cmdline").read_bytes() for child in children]
    assert not [name for name in named if b"odd_worker" in name]


def test_it_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(worker.READERS, "pdf", ("no_such_package", "office"))
    with pytest.raises(BadDocument, match=r"pip install 'bihuan\[office\]'"):
        worker.read("pdf", [(b"%PDF-", "a.pdf")], Limits(), untold, None)
