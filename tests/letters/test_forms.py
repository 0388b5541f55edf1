"""The bodies of messages: signed as the services check it, bounded in bytes, nobody's words a link."""

from __future__ import annotations

import base64
import json
import subprocess
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bihuan.letters.forms import MOST_BYTES, Message, mail_body, marked, plain, refusal_in, to_robot
from bihuan.letters.models import ROBOTS, Channel
from bihuan.letters.text import Line, digest_title, line, say
from tests.conftest import ROOT

AT = 1_790_000_000.5
SECRET = "SECof the test alone"  # noqa: S105
URL = "https://oapi.dingtalk.com/robot/send?access_token=0"


def matter(number: int = 1, words: str = "请于三日内说明原因") -> Line:
    return line("new", "notice", f"qinglan-2026-{number:04d}", "新建口袋公园20个", words, "2026-09-25")


def message(count: int = 1, *, english: bool = False, address: str = "https://bihuan.example") -> Message:
    return Message("闭环 · 青岚市 · 9月21日", [matter(n) for n in range(1, count + 1)], english, address)


def openssl(key: str, words: str) -> str:
    """HMAC-SHA256 in base64 by another program than ours."""
    call = ["/usr/bin/openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{key.encode().hex()}", "-binary"]
    digest = subprocess.run(call, input=words.encode(), capture_output=True, check=True).stdout
    return base64.b64encode(digest).decode()


def test_wecom_takes_markdown() -> None:
    request = to_robot("wecom", "https://qyapi.weixin.qq.com/x?key=1", "", message(), AT)
    body = json.loads(request.body)
    assert request.url == "https://qyapi.weixin.qq.com/x?key=1"
    assert body["msgtype"] == "markdown"
    assert body["markdown"]["content"] == (
        "### 闭环 · 青岚市 · 9月21日\n\n**新到**\n\n- 督办单 · [新建口袋公园20个](https://bihuan.example/c/qinglan-2026-0001/)"
        " · 请于三日内说明原因 · 限2026-09-25"
    )


def test_dingtalk_is_signed_in_its_address() -> None:
    request = to_robot("dingtalk", URL, SECRET, message(), AT)
    asked = parse_qs(urlsplit(request.url).query)
    assert asked["access_token"] == ["0"]
    assert asked["timestamp"] == ["1790000000500"]
    assert asked["sign"] == [openssl(SECRET, f"1790000000500\n{SECRET}")]
    body = json.loads(request.body)
    assert (body["msgtype"], body["markdown"]["title"]) == ("markdown", "闭环 · 青岚市 · 9月21日")
    assert to_robot("dingtalk", URL, "", message(), AT).url == URL


def test_feishu_is_signed_in_its_body() -> None:
    body = json.loads(to_robot("feishu", "https://open.feishu.cn/x", SECRET, message(), AT).body)
    assert (body["msg_type"], body["timestamp"]) == ("text", "1790000000")
    assert body["sign"] == openssl(f"1790000000\n{SECRET}", "")
    assert body["content"]["text"].endswith("限2026-09-25\n  https://bihuan.example/c/qinglan-2026-0001/")
    assert "sign" not in json.loads(to_robot("feishu", "https://open.feishu.cn/x", "", message(), AT).body)


@pytest.mark.parametrize("kind", ROBOTS)
@pytest.mark.parametrize("address", ["https://bihuan.example", ""])
def test_a_long_one_is_cut_by_whole_lines_and_says_how_many_are_left(kind: Channel, address: str) -> None:
    most = MOST_BYTES[kind]
    form = plain if kind is Channel.FEISHU else marked
    text = form(message(400, address=address), most)
    whole = form(message(400, address=address), 10**6).split("\n")
    assert most - 400 < len(text.encode()) <= most
    *rows, _, last = text.split("\n")
    assert rows == whole[: len(rows)]
    left = 400 - text.count("督办单")
    assert left > 0
    assert f"还有{left}件" in last
    assert ("https://bihuan.example/" in last) == bool(address)


@given(st.integers(0, 60), st.integers(400, 4_096), st.text(max_size=80), st.booleans())
def test_it_never_grows_over_its_bound(count: int, most: int, words: str, english: bool) -> None:
    told = Message("闭环", [matter(n, words) for n in range(count)], english, "https://bihuan.example")
    for form in (marked, plain):
        text = form(told, most)
        assert len(text.encode()) <= most
        assert text.count("/c/qinglan-2026-") == count or "还有" in text or " more" in text


@given(st.text(alphabet="[]()<>*`@all 字\n", max_size=60))
def test_nobodys_words_become_a_link_or_an_at(words: str) -> None:
    told = Message("闭环", [matter(1, words)], english=False, address="")
    assert not set("[]<>`") & set(marked(told, 4_096))
    assert marked(told, 4_096).count("*") == 4
    assert not set("<>") & set(plain(told, 4_096))
    assert len(plain(told, 4_096).split("\n")) == 4


def test_without_an_address_it_names_the_code_instead_of_a_link() -> None:
    text = marked(message(address=""), 4_096)
    assert "qinglan-2026-0001" in text
    assert "](" not in text
    assert "http" not in mail_body(message(address=""))
    assert "https://bihuan.example/account/messages/" in mail_body(message())


@pytest.mark.parametrize(
    ("kind", "answer", "refusal"),
    [
        ("wecom", b'{"errcode":0,"errmsg":"ok"}', None), ("wecom", b'{"errcode":93000,"errmsg":"no"}', "93000 no"),
        ("dingtalk", b'{"errcode":0}', None), ("dingtalk", b'{"errcode":310000,"errmsg":"sign"}', "310000 sign"),
        ("feishu", b'{"code":0,"msg":"success"}', None), ("feishu", b'{"StatusCode":0}', None),
        ("feishu", b'{"code":19021,"msg":"sign"}', "19021 sign"), ("wecom", b"<html>", "?"), ("wecom", b"[]", "?"),
        ("feishu", b"{}", "None"), ("wecom", b"", "?"),
    ],
)  # fmt: skip
def test_it_reads_what_a_robot_answers(kind: str, answer: bytes, refusal: str | None) -> None:
    assert refusal_in(kind, answer) == refusal


def test_each_word_is_there_in_both_languages_and_for_every_kind() -> None:
    import tomllib
    from datetime import date

    from bihuan.letters.concerns import CONCERNS, LASTING

    rows = tomllib.loads((ROOT / "src/bihuan/letters/words.toml").read_text(encoding="utf-8"))
    assert [key for key, row in rows.items() if len(row) != 2 or not all(row)] == []
    kinds = {one.kind for own in CONCERNS.values() for one in own} | LASTING
    kinds |= {"receipt", "report", "deadline", "overdue", "milestone", "instruction", "blocker", "red", "test"}
    assert {f"kind_{kind}" for kind in kinds} == {key for key in rows if key.startswith("kind_")}
    assert say("more", english=True, count=3) == "3 more"
    assert digest_title("青岚市", date(2026, 9, 21), 2, english=True) == "Bihuan · 青岚市 · 21 September · matters: 2"
