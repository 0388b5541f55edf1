"""Reports that come in: kept as files, read in the background, each with its state as JSON beside it, so that any process can tell."""

from __future__ import annotations

import json
import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connections

from bihuan.history.append import Actor
from bihuan.organisation.models import Place
from bihuan.reading import BadDocument, read_document
from bihuan.reading.intake import Document, Limits, document_of
from bihuan.refusals import Refused
from bihuan.register.keep import keep_register
from bihuan.register.models import Report
from bihuan.site.desks import review_messages as messages
from bihuan.site.today import today

MEGABYTES = 40
CHARACTERS = 400_000
MOST_AT_ONCE = 3
_LIMITS = Limits(size=MEGABYTES * 1_000_000, characters=CHARACTERS, seconds=1_200, memory=2_000_000_000)
_SILENT_AFTER = 30.0
"""Seconds without a beat after which a reading counts as stopped: its process has ended."""
_KEPT_FOR = 7 * 86_400.0
_ID = re.compile(r"[0-9a-f]{24}")
_log = logging.getLogger(__name__)


class Job(NamedTuple):
    """One reading. `state`: reading, kept, refused."""

    id: str
    place: int
    by: tuple[int | None, int | None, int | None, str]
    names: tuple[str, ...]
    year: int | None
    corrects: int | None
    state: str = "reading"
    done: int = 0
    total: int = 0
    report: int | None = None
    zh: str = ""
    en: str = ""


def begin(
    *, files: Sequence[UploadedFile[Any]], text: str, place: Place, by: Actor, year: int | None, corrects: int | None
) -> Job:
    """Keep what came and start reading it. Raises NotAllowed for nothing, and for too much."""
    if not files and not text.strip():
        raise messages.nothing_given()
    if sum(file.size or 0 for file in files) > _LIMITS.size:
        raise messages.too_big(MEGABYTES)
    if len(text) > CHARACTERS:
        raise messages.too_long(CHARACTERS)
    _clear_old()
    _refuse_too_many()
    names = tuple(_name(file.name or "") for file in files) or (_first_line(text),)
    job = Job(secrets.token_hex(12), place.pk, (by.person, by.post, by.unit, by.role), names, year, corrects)
    folder = _folder(job.id)
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        with (folder / f"source-{number:03}").open("wb") as kept:
            kept.writelines(file.chunks())
    if not files:
        (folder / "source-000").write_bytes(_plain(text).encode("utf-8"))
    _write(job)
    start(job)
    return job


def again(job: Job, year: int | None) -> Job:
    """Read what was kept once more: with a year, or because the reading stopped."""
    if job.state == "kept" or (job.state == "reading" and not stopped(job)):
        raise messages.still_reading()
    _refuse_too_many()
    fresh = job._replace(state="reading", done=0, total=0, zh="", en="", year=year or job.year)
    _write(fresh)
    start(fresh)
    return fresh


def job_of(name: str) -> Job | None:
    """The job of that name, if there is one."""
    if not _ID.fullmatch(name):
        return None
    try:
        row = json.loads((_folder(name) / "state.json").read_text(encoding="utf-8"))
        return Job(**{**row, "by": tuple(row["by"]), "names": tuple(row["names"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def jobs_of(place: Place) -> list[Job]:
    """What a place has coming in and has not yet seen kept."""
    found = (job_of(path.name) for path in sorted(_root().glob("*"), key=lambda path: path.name))
    return [job for job in found if job and job.place == place.pk and job.state != "kept"]


def stopped(job: Job) -> bool:
    """Whether a reading's process ended before it was done."""
    return job.state == "reading" and _silence(job.id) > _SILENT_AFTER


def start(job: Job) -> None:
    """Read in a thread of this process."""
    _beat(job.id)
    threading.Thread(target=_attend, args=(job,), name=f"reading-{job.id}", daemon=True).start()


def _attend(job: Job) -> None:
    """Beats while the reading lives, so that every process can tell whether it does."""
    reading = threading.Thread(target=_read_alone, args=(job,), daemon=True)
    reading.start()
    while reading.is_alive():
        _beat(job.id)
        reading.join(2)


def _read_alone(job: Job) -> None:
    try:
        read(job)
    finally:
        connections.close_all()


def read(job: Job) -> None:
    """Read, keep, and say how it went."""
    try:
        report = _kept(job)
        _write(job._replace(state="kept", report=report.pk))
        for path in _folder(job.id).glob("source-*"):
            path.unlink(missing_ok=True)
        shutil.rmtree(_folder(job.id) / "pages", ignore_errors=True)
    except (BadDocument, Refused) as refusal:
        _write(job._replace(state="refused", zh=refusal.zh, en=refusal.en))
    except Exception:  # noqa: BLE001 - whatever broke, whoever waits must hear of it
        _log.exception("reading %s", job.id)
        broke = messages.broke()
        _write(job._replace(state="refused", zh=broke.zh, en=broke.en))


def _kept(job: Job) -> Report:
    folder = _folder(job.id)
    parts = [((folder / f"source-{number:03}").read_bytes(), name) for number, name in enumerate(job.names)]

    def tell(done: int, total: int) -> None:
        _write(job._replace(done=done, total=total))

    document: Document = document_of(parts, _LIMITS, tell, folder / "pages")
    register = read_document(document, job.names[0], job.year)
    return keep_register(
        register=register.to_dict(), text=document.text, place=Place.objects.get(pk=job.place), by=Actor(*job.by), on=today(),
        corrects=Report.objects.filter(pk=job.corrects, place=job.place).first() if job.corrects else None,
    )  # fmt: skip


def _refuse_too_many() -> None:
    running = (job_of(path.name) for path in _root().glob("*"))
    if sum(1 for job in running if job and job.state == "reading" and not stopped(job)) >= MOST_AT_ONCE:
        raise messages.too_many_readings(MOST_AT_ONCE)


def _clear_old() -> None:
    for path in _root().glob("*"):
        if _ID.fullmatch(path.name) and _silence(path.name) > _KEPT_FOR:
            shutil.rmtree(path, ignore_errors=True)


def _root() -> Path:
    return Path(settings.DATA) / "incoming"


def _folder(name: str) -> Path:
    return _root() / name


def _beat(name: str) -> None:
    (_folder(name) / "beat").touch()


def _silence(name: str) -> float:
    """Seconds since the last beat."""
    for path in (_folder(name) / "beat", _folder(name)):
        try:
            return time.time() - path.stat().st_mtime
        except OSError:
            continue
    return 0.0


def _write(job: Job) -> None:
    """At once or not at all: others read it meanwhile."""
    folder = _folder(job.id)
    coming = folder / f".state-{secrets.token_hex(4)}"
    coming.write_text(json.dumps(job._asdict(), ensure_ascii=False), encoding="utf-8")
    coming.replace(folder / "state.json")


def _name(given: str) -> str:
    """A file's name without paths and control signs."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable())[:120] or "report"


def _first_line(text: str) -> str:
    return _name(next(line.strip() for line in text.splitlines() if line.strip())[:40])


def _plain(text: str) -> str:
    """Line feeds as line breaks, as a text file has them; what no file can hold becomes a sign that says so."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in lines)
