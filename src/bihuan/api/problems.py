"""Every refusal as problem+json (RFC 9457), in the words that stand on screen."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from bihuan.reading import BadDocument
from bihuan.refusals import NotAllowed, NotYours, Refused

_WORDS = {
    400: ("请求读不懂，请按接口说明改正。", "The request cannot be read; mend it by the API's description."),
    401: ("请带上有效的令牌或先登录。", "Send a valid token, or log in first."),
    403: ("您不能办理这件事，请由有权的人办理。", "This is not for you; ask somebody who may."),
    404: ("没有找到，请核对编号。", "It was not found; check its number."),
    422: ("有的内容不合格式，请按 errors 改正。", "Some values do not fit; mend them as errors says."),
    429: ("请求太快，请稍后再试。", "Too many requests; wait a little and try again."),
    500: (
        "系统出错，请稍后再试，仍不行请告诉管理员。",
        "Something broke; try again, and tell the administrator if it stays.",
    ),
}


class Problem(Schema):
    """What stands against it: `detail` in the caller's language, and both."""

    type: str
    title: str
    status: int
    detail: str
    zh: str
    en: str
    errors: list[dict[str, Any]] = Field(default_factory=list)


PROBLEMS = dict.fromkeys((401, 403, 404, 409, 422, 429), Problem)
"""What any call may answer beside its own."""


def problem(
    request: HttpRequest, status: int, zh: str, en: str, errors: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """The answer, in Chinese unless English is preferred."""
    english = request.headers.get("Accept-Language", "").lower().startswith("en")
    body = {
        "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": en if english else zh, "zh": zh,
        "en": en, "errors": errors or [],
    }  # fmt: skip
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json")


def refused(request: HttpRequest, error: Any) -> HttpResponse:
    """A rule stands against it (409), or it is for others (403)."""
    return problem(request, 403 if isinstance(error, NotYours) else 409, error.zh, error.en)


def answer_all(api: NinjaAPI) -> None:
    """Give every error of the API this form."""

    def plain(status: int) -> Any:
        return lambda request, error: problem(request, status, *_WORDS[status])

    def invalid(request: HttpRequest, error: Any) -> HttpResponse:
        errors = [{"at": ".".join(str(part) for part in row["loc"]), "says": row["msg"]} for row in error.errors]
        return problem(request, 422, *_WORDS[422], errors)

    def http(request: HttpRequest, error: Any) -> HttpResponse:
        status = error.status_code if error.status_code in _WORDS else 400
        return problem(request, status, *_WORDS[status])

    def unread(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(request, 422, error.zh, error.en)

    api.add_exception_handler(NotAllowed, refused)
    api.add_exception_handler(BadDocument, unread)
    api.add_exception_handler(Refused, refused)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(Http404, plain(404))
    api.add_exception_handler(AuthenticationError, plain(401))
    api.add_exception_handler(Throttled, plain(429))
    api.add_exception_handler(HttpError, http)
