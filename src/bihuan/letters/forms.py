"""The body of a message for each channel: signed as its service asks, cut by whole lines where it grows too long. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from bihuan.letters.models import Channel
from bihuan.letters.text import Line, say

MOST_BYTES = {Channel.WECOM: 4_096, Channel.DINGTALK: 15_000, Channel.FEISHU: 15_000, Channel.MAIL: 200_000}
"""Of the text in UTF-8. WeCom's own bound; the bodies of the other two end at 20,000, with what stands around the text."""
_MARKS = str.maketrans({"[": "［", "]": "］", "<": "＜", ">": "＞", "*": "＊", "`": "｀"})
_TAGS = str.maketrans({"<": "＜", ">": "＞"})
"""Signs by which somebody's words would become a link or an @ in a group."""


class Message(NamedTuple):
    """What is to be said, and where its links begin (empty: no links)."""

    title: str
    lines: Sequence[Line]
    english: bool
    address: str


class Request(NamedTuple):
    """What is posted to a robot."""

    url: str
    body: bytes


def to_robot(kind: str, url: str, secret: str, message: Message, at: float) -> Request:
    """The request that a robot of this kind takes; `at` is the moment in seconds."""
    text = marked(message, MOST_BYTES[Channel(kind)])
    if kind == Channel.WECOM:
        return Request(url, _json({"msgtype": "markdown", "markdown": {"content": text}}))
    if kind == Channel.DINGTALK:
        body = _json({"msgtype": "markdown", "markdown": {"title": message.title.translate(_MARKS), "text": text}})
        return Request(url + (_dingtalk_sign(url, secret, at) if secret else ""), body)
    told: dict[str, Any] = {"msg_type": "text", "content": {"text": plain(message, MOST_BYTES[Channel.FEISHU])}}
    if secret:
        stamp = str(int(at))
        told |= {"timestamp": stamp, "sign": _hmac(f"{stamp}\n{secret}", "")}
    return Request(url, _json(told))


def refusal_in(kind: str, answer: bytes) -> str | None:
    """Why a robot did not take it, as its answer says; None where it took it."""
    try:
        told = json.loads(answer)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return "?"
    keys = ("code", "StatusCode") if kind == Channel.FEISHU else ("errcode",)
    said = next((told[key] for key in keys if key in told), None)
    if said == 0:
        return None
    words = told.get("msg") or told.get("errmsg") or ""
    return f"{said} {words}".strip()


def marked(message: Message, most: int) -> str:
    """As markdown, for groups: a heading for each kind, a line for each matter."""
    head = f"### {message.title.translate(_MARKS)}"
    rows = [_marked_line(row, message) for row in message.lines]
    link = f"{message.address}/" if message.address else ""
    return _fitted(head, _grouped(message, rows, "\n\n**{}**\n"), _more(message, f"[{{}}]({link})"), most)


def plain(message: Message, most: int) -> str:
    """As plain text, for mail and for Feishu."""
    rows = [_plain_line(row, message) for row in message.lines]
    link = f"{message.address}/" if message.address else ""
    return _fitted(
        message.title.translate(_TAGS), _grouped(message, rows, "\n\n【{}】"), _more(message, f"{{}} {link}"), most
    )


def mail_body(message: Message) -> str:
    """Plain text, with where to choose otherwise."""
    text = plain(message, MOST_BYTES[Channel.MAIL])
    if not message.address:
        return f"{text}\n"
    end = say("change", english=message.english, url=f"{message.address}/account/messages/")
    return f"{text}\n\n{end}\n"


def _marked_line(row: Line, message: Message) -> str:
    quote = row["quote"].translate(_MARKS)
    linked = f"[{quote}]({message.address}{row['path']})" if message.address and row["path"] else quote
    return f"\n- {say('kind_' + row['kind'], english=message.english)} · {linked}{_tail(row, message, _MARKS)}"


def _plain_line(row: Line, message: Message) -> str:
    link = f"\n  {message.address}{row['path']}" if message.address and row["path"] else ""
    kind = say("kind_" + row["kind"], english=message.english)
    return f"\n· {kind} · {row['quote'].translate(_TAGS)}{_tail(row, message, _TAGS)}{link}"


def _tail(row: Line, message: Message, signs: dict[int, str]) -> str:
    """What was said of it, by when, and its code where there is no link."""
    told = [row["words"].translate(signs)] if row["words"] else []
    told += [say("due", english=message.english, day=row["day"])] if row["day"] else []
    told += [row["code"]] if row["code"] and not message.address else []
    return "".join(f" · {part}" for part in told)


def _grouped(message: Message, rows: Sequence[str], heading: str) -> list[str]:
    """Each line; the first of a group with the group's heading before it."""
    told, last = [], ""
    for line, row in zip(message.lines, rows, strict=True):
        before = heading.format(say(f"group_{line['group']}", english=message.english)) if line["group"] != last else ""
        told.append(before + row)
        last = line["group"]
    return told


class _More(NamedTuple):
    """How a message that was cut says how many are left."""

    form: str
    key: str
    english: bool

    def of(self, count: int) -> str:
        return "\n\n" + self.form.format(say(self.key, english=self.english, count=count))


def _more(message: Message, form: str) -> _More:
    return _More(form, "more", message.english) if message.address else _More("{}", "more_unlinked", message.english)


def _fitted(head: str, rows: Sequence[str], more: _More, most: int) -> str:
    """As many whole lines as fit; what is left is counted at the end."""
    if _size(head) + sum(map(_size, rows)) <= most:
        return head + "".join(rows)
    kept, left = "", most - _size(head) - _size(more.of(len(rows)))
    for index, row in enumerate(rows):
        left -= _size(row)
        if left < 0:
            return head + kept + more.of(len(rows) - index)
        kept += row
    return head + kept


def _size(text: str) -> int:
    return len(text.encode())


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _hmac(key: str, words: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), words.encode(), hashlib.sha256).digest()).decode()


def _dingtalk_sign(url: str, secret: str, at: float) -> str:
    stamp = str(int(at * 1000))
    sign = _hmac(secret, f"{stamp}\n{secret}")
    joint = "&" if "?" in url else "?"
    return f"{joint}timestamp={stamp}&sign={quote_plus(sign)}"
