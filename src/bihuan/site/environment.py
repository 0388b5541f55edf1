"""The settings people may give, all as BIHUAN_… in the environment. With none at all everything runs; a wrong one is refused."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from bihuan.refusals import Refused

KNOWN = {
    "BIHUAN_DATA": "where data are kept; ./bihuan-data",
    "BIHUAN_DATABASE_URL": "postgresql://user:password@host:port/name; SQLite in the data folder where it is absent",
    "BIHUAN_SECRET_KEY": "signs sessions; made and kept in the data folder where it is absent",
    "BIHUAN_HOSTS": "names under which the site is asked for, parted by commas; this machine alone where it is absent",
    "BIHUAN_HTTPS": "yes where the site is reached by https, so that cookies go no other way",
    "BIHUAN_DEBUG": "yes on a developer's machine",
    "BIHUAN_DEMO": "yes where the log-in page may list the example's log-ins: set by bihuan demo",
    "BIHUAN_TODAY": "a day as YYYY-MM-DD that the site takes for today: for the example city alone",
    "BIHUAN_ADDRESS": "https://…, where people reach the site: what links in messages begin with",
    "BIHUAN_MAIL_HOST": "the server that takes our mail; nothing is mailed where it is absent",
    "BIHUAN_MAIL_PORT": "its port; 587, or 465 where it is tls from the first byte",
    "BIHUAN_MAIL_USER": "the name to log in there by; none where it is absent",
    "BIHUAN_MAIL_PASSWORD": "and the password",
    "BIHUAN_MAIL_TLS": "starttls, the default; tls from the first byte; no within a closed network",
    "BIHUAN_MAIL_FROM": "the address that our mail comes from",
    "BIHUAN_ROBOT_HOSTS": "further hosts of robots, parted by commas, beside those of WeCom, DingTalk and Feishu",
    "BIHUAN_OIDC_SERVER": "the address of an OpenID Connect server to log in by",
    "BIHUAN_OIDC_CLIENT": "the name that server knows this site by",
    "BIHUAN_OIDC_SECRET": "and the secret shared with it",
}
ELSEWHERE = {
    "BIHUAN_API_EXAMPLES",
    "BIHUAN_COMPILE",
    "BIHUAN_EXAMPLES",
    "BIHUAN_FUZZ_SECONDS",
    "BIHUAN_LOOKS",
    "BIHUAN_TEST_DATABASE_URL",
}
"""Of the build, the tests and the bench."""
_YES, _NO = {"yes", "true", "1", "on"}, {"no", "false", "0", "off", ""}


class WrongSetting(Refused):
    """A setting that cannot be meant so."""


class Mail(NamedTuple):
    """The server that takes our mail."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    sender: str


class Environment(NamedTuple):
    """The settings, read and checked."""

    data: Path
    database: dict[str, Any]
    secret_key: str
    hosts: list[str]
    https: bool
    debug: bool
    today: str
    demo: bool
    oidc: dict[str, str] | None
    address: str
    mail: Mail | None
    robot_hosts: list[str]
    """Each as https://host or https://host:port; http only where it was written so."""


def read_environment(given: Mapping[str, str] | None = None) -> Environment:
    """All settings. Raises WrongSetting for one that is unknown or wrong."""
    rows = os.environ if given is None else given
    for name in rows:
        if name.startswith("BIHUAN_") and name not in KNOWN and name not in ELSEWHERE:
            raise unknown(name)
    data = Path(rows.get("BIHUAN_DATA") or "bihuan-data").absolute()
    url = rows.get("BIHUAN_DATABASE_URL", "")
    database = _postgresql(url) if url else _sqlite(data / "bihuan.sqlite3")
    hosts = [host.strip() for host in rows.get("BIHUAN_HOSTS", "").split(",") if host.strip()]
    return Environment(
        data, database, rows.get("BIHUAN_SECRET_KEY") or _kept_secret(data), hosts or ["localhost", "127.0.0.1", "[::1]"],
        _flag(rows, "BIHUAN_HTTPS"), _flag(rows, "BIHUAN_DEBUG"), _day(rows.get("BIHUAN_TODAY", "")),
        _flag(rows, "BIHUAN_DEMO"), _oidc(rows), _address(rows.get("BIHUAN_ADDRESS", "")), _mail(rows),
        [_origin(host.strip()) for host in rows.get("BIHUAN_ROBOT_HOSTS", "").split(",") if host.strip()],
    )  # fmt: skip


def _sqlite(path: Path) -> dict[str, Any]:
    """One file; readers do not wait for the writer, who means to write says so at once, and what was confirmed outlives a power cut."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-64000;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise WrongSetting(
            "BIHUAN_DATABASE_URL 要写成 postgresql://用户:密码@主机:端口/库名，请改正。",
            "BIHUAN_DATABASE_URL must be postgresql://user:password@host:port/name; correct it.",
        )
    options = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as error:
        raise wrong("BIHUAN_DATABASE_URL", url) from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }


def _kept_secret(data: Path) -> str:
    """The secret of this installation: made once, readable by its owner alone."""
    path = data / "secret-key"
    try:
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True)
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(50))
        return path.read_text(encoding="ascii").strip()
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise WrongSetting(
            f"数据目录{data}不能写入（{error.strerror}），请换一个目录或改权限。",
            f"The data folder {data} cannot be written ({error.strerror}); choose another or change its rights.",
        ) from error


def _flag(rows: Mapping[str, str], name: str) -> bool:
    value = rows.get(name, "").lower()
    if value not in _YES | _NO:
        raise wrong(name, value)
    return value in _YES


def _day(value: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise wrong("BIHUAN_TODAY", value) from error


def _oidc(rows: Mapping[str, str]) -> dict[str, str] | None:
    names = ("BIHUAN_OIDC_SERVER", "BIHUAN_OIDC_CLIENT", "BIHUAN_OIDC_SECRET")
    given = [name for name in names if rows.get(name)]
    if not given:
        return None
    missing = [name for name in names if name not in given]
    if missing:
        raise WrongSetting(
            f"统一登录还缺少 {missing[0]}，请补上或去掉其余两项。",
            f"For the single log-in {missing[0]} is missing; give it, or take the others off.",
        )
    return {"server": rows[names[0]], "client": rows[names[1]], "secret": rows[names[2]]}


def _address(value: str) -> str:
    """Without the stroke at its end."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise wrong("BIHUAN_ADDRESS", value)
    return value.rstrip("/")


def _mail(rows: Mapping[str, str]) -> Mail | None:
    host, sender = rows.get("BIHUAN_MAIL_HOST", ""), rows.get("BIHUAN_MAIL_FROM", "")
    if not host:
        return None
    if "@" not in sender or any(sign.isspace() for sign in sender):
        raise wrong("BIHUAN_MAIL_FROM", sender)
    given = rows.get("BIHUAN_MAIL_PORT", "")
    if given and not (given.isascii() and given.isdecimal() and 0 < int(given) < 65536):
        raise wrong("BIHUAN_MAIL_PORT", given)
    tls = rows.get("BIHUAN_MAIL_TLS", "").lower() or ("tls" if given == "465" else "starttls")
    if tls not in ("starttls", "tls", "no"):
        raise wrong("BIHUAN_MAIL_TLS", tls)
    port = int(given or (465 if tls == "tls" else 587))
    return Mail(host, port, rows.get("BIHUAN_MAIL_USER", ""), rows.get("BIHUAN_MAIL_PASSWORD", ""), tls, sender)


def _origin(value: str) -> str:
    parts = urlsplit(value if "://" in value else f"https://{value}")
    try:
        port = parts.port
    except ValueError as error:
        raise wrong("BIHUAN_ROBOT_HOSTS", value) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or "@" in parts.netloc:
        raise wrong("BIHUAN_ROBOT_HOSTS", value)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def unknown(name: str) -> WrongSetting:
    """A name nobody knows, with the nearest one."""
    from difflib import get_close_matches

    near = get_close_matches(name, KNOWN, 1)
    return WrongSetting(
        f"没有设置项 {name}" + (f"，是否要写 {near[0]}？" if near else "，请去掉它。"),
        f"There is no setting {name}" + (f"; did you mean {near[0]}?" if near else "; take it off."),
    )


def wrong(name: str, value: str) -> WrongSetting:
    """A value that cannot be."""
    return WrongSetting(
        f"设置项 {name} 不能是“{value}”，请改正。", f"The setting {name} cannot be “{value}”; correct it."
    )
