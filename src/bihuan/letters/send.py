"""Sends what was made: mail by SMTP, groups by their robots; again and later where it failed, each kept with its trouble."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from bihuan.api.deliver import asked, wait_after
from bihuan.letters.forms import Message, mail_body, refusal_in, to_robot
from bihuan.letters.hosts import is_allowed
from bihuan.letters.models import Channel, Progress, Sent

A_ROUND = 50
"""Messages in one go; the programs' webhooks wait meanwhile."""
MOST_TRIES = 12
"""About three hours; then it has failed, until somebody tries again."""
LONGEST_SENDING = timedelta(minutes=5)
MOST_ANSWER = 20_000
"""Bytes of a robot's answer."""
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Trouble(Exception):
    """What went wrong: a code for which the pages have a sentence, and what the other side said."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = " ".join(detail.split())[:120]


class Post(NamedTuple):
    """How mail goes out, and how a robot is asked."""

    mail: Callable[[Sent], None]
    robot: Callable[[Sent, datetime], None]


def send_due(now: datetime, stop: Callable[[], bool] = lambda: False) -> int:
    """Send what is due; how many went out. Where one place does not answer, the others of this round do not wait for it too."""
    _give_up_interrupted(now)
    due = Sent.objects.filter(Q(next_try=None) | Q(next_try__lte=now), progress=Progress.WAITING)
    silent: set[str] = set()
    count = 0
    with _post() as post:
        for row in due.select_related("robot").order_by("pk")[:A_ROUND]:
            place = row.robot.url.split("?")[0] if row.robot else row.channel
            if not stop() and place not in silent and _taken(row, now):
                count += _send(row, now, post)
                silent |= {place} if row.trouble in ("silent", "turned_away") else set()
    return count


def send_now(row: Sent, now: datetime) -> bool:
    """Send one while somebody waits for the outcome; it is not tried again by itself."""
    with _post() as post:
        if not _taken(row, now):
            return False
        row.tries = MOST_TRIES
        return _send(row, now, post)


def _taken(row: Sent, now: datetime) -> bool:
    """Take it, so that no other process sends it too."""
    own = Sent.objects.filter(pk=row.pk, progress=Progress.WAITING, tries=row.tries)
    return bool(own.update(progress=Progress.SENDING, next_try=now + LONGEST_SENDING))


def _give_up_interrupted(now: datetime) -> None:
    """Whether these arrived nobody knows; they are not sent twice, and an administrator sees them."""
    lost = Sent.objects.filter(progress=Progress.SENDING, next_try__lte=now)
    lost.update(progress=Progress.FAILED, trouble="interrupted", next_try=None, ended=now)


def _send(row: Sent, now: datetime, post: Post) -> bool:
    row.tries += 1
    try:
        if row.channel == Channel.MAIL:
            post.mail(row)
        else:
            post.robot(row, now)
    except Trouble as trouble:
        row.trouble, row.detail = trouble.code, trouble.detail
        over = row.tries >= MOST_TRIES
        row.progress = Progress.FAILED if over else Progress.WAITING
        row.next_try, row.ended = (None, now) if over else (now + wait_after(row.tries), None)
    else:
        row.progress, row.trouble, row.detail, row.next_try, row.ended = Progress.SENT, "", "", None, now
    row.save(update_fields=["progress", "tries", "trouble", "detail", "next_try", "ended"])
    return row.progress == Progress.SENT


@contextmanager
def _post() -> Iterator[Post]:
    """One connection to the mail server for all of a round, opened with the first."""
    connection = get_connection(SMTP)
    try:
        yield Post(lambda row: _mail(row, connection), _robot)
    finally:
        connection.close()


def message_of(row: Sent) -> Message:
    """What it says."""
    return Message(row.title, row.lines, row.english, settings.ADDRESS)


def _mail(row: Sent, connection: Any) -> None:
    if not settings.EMAIL_HOST:
        raise Trouble("no_mail")
    letter = EmailMessage(
        row.title, mail_body(message_of(row)), settings.DEFAULT_FROM_EMAIL, [row.address], connection=connection,
        headers={"Message-ID": _message_id(row), "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    try:
        letter.send()
    except (OSError, ValueError) as error:  # smtplib's own are OSErrors
        connection.close()
        raise _mail_trouble(error) from error


def _message_id(row: Sent) -> str:
    """The same for each try, so that mail servers know a second one for what it is."""
    return f"<{sha256(row.key.encode()).hexdigest()[:32]}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"


def _mail_trouble(error: Exception) -> Trouble:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Trouble("log_in", str(error.smtp_code))
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return Trouble("recipient", f"{code} {_said(words)}")
    if isinstance(error, smtplib.SMTPResponseException):
        return Trouble("mail_refused", f"{error.smtp_code} {_said(error.smtp_error)}")
    if isinstance(error, ValueError):
        return Trouble("recipient")
    return Trouble("turned_away" if isinstance(error, ConnectionRefusedError) else "silent")


def _said(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def _robot(row: Sent, now: datetime) -> None:
    """Ask the robot to write it. Its address is checked anew: what is allowed may have changed since it was kept."""
    robot = row.robot
    if robot is None:
        raise Trouble("no_robot")
    if not is_allowed(robot.kind, robot.url):
        raise Trouble("not_allowed")
    request = to_robot(robot.kind, robot.url, robot.secret, message_of(row), now.timestamp())
    try:
        answer = asked(request.url, request.body, {"Content-Type": "application/json; charset=utf-8"}, MOST_ANSWER)
    except OSError as error:
        raise _robot_trouble(error) from error
    refusal = refusal_in(robot.kind, answer)
    if refusal is not None:
        raise Trouble("robot_refused", refusal.replace(robot.secret or "\n", "…"))


def _robot_trouble(error: OSError) -> Trouble:
    if isinstance(error.__cause__, HTTPError):
        return Trouble("answered", str(error.__cause__.code))
    refused = isinstance(error, URLError) and isinstance(error.reason, ConnectionRefusedError)
    return Trouble("turned_away" if refused else "silent")
