"""Which addresses a robot may have: those of the three services, and what the installation allows beside them."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from bihuan.letters.models import Channel


class _Service(NamedTuple):
    origin: str
    path: str


SERVICES = {
    Channel.WECOM: _Service("https://qyapi.weixin.qq.com", "/cgi-bin/webhook/send"),
    Channel.DINGTALK: _Service("https://oapi.dingtalk.com", "/robot/send"),
    Channel.FEISHU: _Service("https://open.feishu.cn", "/open-apis/bot/v2/hook/"),
}


def is_allowed(kind: str, url: str) -> bool:
    """Whether a robot of this kind may stand there. Asked when it is kept, and again before each message."""
    try:
        parts = urlsplit(url)
        origin = _origin(parts)
    except ValueError:
        return False
    if not url.isascii() or not url.isprintable() or " " in url or "@" in parts.netloc or parts.fragment:
        return False
    service = SERVICES[Channel(kind)]
    return origin in settings.ROBOT_HOSTS or (origin == service.origin and parts.path.startswith(service.path))


def shown(url: str) -> str:
    """An address as pages show it: whose it is and how it ends, not the key in it."""
    return f"{urlsplit(url).hostname} …{url[-4:]}"


def hosts_of(kind: str) -> str:
    """The hosts that one may use, for the sentence that refuses another."""
    return "、".join([urlsplit(SERVICES[Channel(kind)].origin).hostname or "", *settings.ROBOT_HOSTS])


def _origin(parts: SplitResult) -> str:
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    port = parts.port
    plain = port is None or (parts.scheme, port) in (("https", 443), ("http", 80))
    return f"{parts.scheme}://{host}" + ("" if plain else f":{port}")
