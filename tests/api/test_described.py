"""Whatever is sent to any call: no 500, and no answer that the description does not know."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bihuan.api.api import Rate
from bihuan.site.wsgi import application
from tests.api.world import World

EXAMPLES = int(os.environ.get("BIHUAN_API_EXAMPLES", "12"))
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
WHO = ("supervision", "lead_unit", "admin")


@pytest.mark.parametrize("who", WHO)
def test_nothing_breaks_it_and_every_answer_is_described(
    world: World, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Rate, "allow_request", lambda self, request: True)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    headers = {"Authorization": f"Bearer {world.secrets[who]}"}
    answers: dict[int, int] = {}
    count = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        count += 1

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(case=operation.as_strategy())
        def probe(case: Any) -> None:
            if "code" in case.path_parameters and len(case.path_parameters["code"]) % 2:
                case.path_parameters["code"] = world.row.code
            answer = case.call(headers=headers)
            case.validate_response(answer, checks=CHECKS)
            answers[answer.status_code] = answers.get(answer.status_code, 0) + 1

        probe()
    assert count > 80
    assert {200, 201, 403, 404, 409, 422} <= set(answers), answers
