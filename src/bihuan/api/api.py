"""The API as a whole: its calls, who may call, how often, and how it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Swagger
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.throttling import SimpleRateThrottle

from bihuan import __version__
from bihuan.api.callers import AUTH, Caller
from bihuan.api.problems import answer_all
from bihuan.api.routes import cases, commitments, evaluating, feeding, place, programs, registers

RATE = "1200/m"
"""Calls of one caller in each of the site's processes."""
DOCS_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
"""The page of the API's description sets styles by itself; it holds no data."""


class Rate(SimpleRateThrottle):
    """By caller, or by address for whoever is not let in."""

    scope = "api"

    def get_cache_key(self, request: HttpRequest) -> str:
        """Who is counted."""
        caller = getattr(request, "auth", None)
        return f"rate:{caller.name if isinstance(caller, Caller) else request.META.get('REMOTE_ADDR', '')}"


class Docs(Swagger):
    """Swagger's page from this host alone."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: object) -> HttpResponse:
        """The page, with what it needs of the policy."""
        response = super().render_page(request, api, **kwargs)
        response["Content-Security-Policy"] = DOCS_POLICY
        return response


class Renderer(JSONRenderer):
    """Chinese as it is, not as escapes: half the bytes."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Its description is made once."""

    _described: OpenAPISchema | None = None

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The OpenAPI document."""
        if self._described is None:
            self._described = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
            _name_problems(self._described)
        return self._described


def _name_problems(described: OpenAPISchema) -> None:
    """Refusals are application/problem+json, which Ninja cannot be told."""
    for calls in described["paths"].values():
        for call in calls.values():
            for status, answer in call["responses"].items():
                if int(status) >= 400 and "content" in answer:
                    answer["content"] = {"application/problem+json": answer["content"]["application/json"]}


def make_api() -> NinjaAPI:
    """The API."""
    api = Api(
        title="Bihuan 闭环", version=__version__, auth=AUTH, throttle=[Rate(RATE)], docs=Docs(), urls_namespace="api", renderer=Renderer(),
        description="Every act and every query of the loop. Refusals are problem+json, in the words that stand on screen.",
    )  # fmt: skip
    for room in (commitments, evaluating, feeding, cases, registers, place, programs):
        api.add_router("", room.router)
    answer_all(api)
    return api


api = make_api()
