"""The settings of messages, as people give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bihuan.site.environment import Mail, WrongSetting, read_environment

HOST = {"BIHUAN_MAIL_HOST": "mail.example", "BIHUAN_MAIL_FROM": "bihuan@bihuan.example"}


def read(tmp_path: Path, rows: dict[str, str]) -> Mail | None:
    return read_environment({"BIHUAN_DATA": str(tmp_path), **rows}).mail


def test_without_a_host_nothing_is_mailed(tmp_path: Path) -> None:
    assert read(tmp_path, {}) is None


@pytest.mark.parametrize(
    ("rows", "port", "tls"),
    [
        ({}, 587, "starttls"), ({"BIHUAN_MAIL_PORT": "465"}, 465, "tls"), ({"BIHUAN_MAIL_TLS": "tls"}, 465, "tls"),
        ({"BIHUAN_MAIL_TLS": "no", "BIHUAN_MAIL_PORT": "25"}, 25, "no"), ({"BIHUAN_MAIL_PORT": "25"}, 25, "starttls"),
    ],
)  # fmt: skip
def test_mail_is_enciphered_unless_it_is_said_otherwise(
    tmp_path: Path, rows: dict[str, str], port: int, tls: str
) -> None:
    mail = read(tmp_path, HOST | rows)
    assert mail == Mail("mail.example", port, "", "", tls, "bihuan@bihuan.example")


@pytest.mark.parametrize(
    "rows",
    [
        HOST | {"BIHUAN_MAIL_FROM": ""}, HOST | {"BIHUAN_MAIL_FROM": "a b@c"}, HOST | {"BIHUAN_MAIL_PORT": "x"},
        HOST | {"BIHUAN_MAIL_PORT": "70000"}, HOST | {"BIHUAN_MAIL_TLS": "ssl3"}, {"BIHUAN_ADDRESS": "bihuan.example"},
        {"BIHUAN_ADDRESS": "https://bihuan.example/?a=1"}, {"BIHUAN_ROBOT_HOSTS": "im.example/path"},
        {"BIHUAN_ROBOT_HOSTS": "ftp://im.example"}, {"BIHUAN_ROBOT_HOSTS": "a@im.example"}, {"BIHUAN_ROBOT_HOSTS": "im.example:x"},
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_meant_is_refused(tmp_path: Path, rows: dict[str, str]) -> None:
    with pytest.raises(WrongSetting):
        read(tmp_path, rows)


def test_addresses_are_read_as_they_are_compared(tmp_path: Path) -> None:
    rows = {
        "BIHUAN_ADDRESS": "https://bihuan.example/",
        "BIHUAN_ROBOT_HOSTS": "im.example, IM.example:8443,http://[::1]:90",
    }
    read = read_environment({"BIHUAN_DATA": str(tmp_path), **rows})
    assert read.address == "https://bihuan.example"
    assert read.robot_hosts == ["https://im.example", "https://im.example:8443", "http://[::1]:90"]
