"""What a form sent, as the body of its act."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from ninja import Schema
from pydantic import ValidationError

from bihuan.api.acts import DOINGS
from bihuan.loop.commitments.words import Act
from bihuan.loop.evidence import keep
from bihuan.refusals import NotAllowed
from bihuan.site.forms.acts import Field

MOST_FILES = 20


def body_of(act: Act, request: HttpRequest, fields: list[Field], folder: Path) -> Schema:
    """The body. Raises NotAllowed with one sentence for a value that does not fit."""
    given = {field.name: _value(request, field, folder) for field in fields}
    try:
        return DOINGS[act].body.model_validate({key: value for key, value in given.items() if value is not None})
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else ""
        label = next((field.label for field in fields if field.name == name), name)
        raise NotAllowed(
            f"“{label}”没有填或填得不对，请改正。", f"“{label}” is missing or does not fit; mend it."
        ) from None


def _value(request: HttpRequest, field: Field, folder: Path) -> Any:
    if field.kind == "check":
        return field.name in request.POST
    if field.kind == "choices":
        return request.POST.getlist(field.name)
    if field.kind == "files":
        return [_kept(file, folder) for file in request.FILES.getlist(field.name)[:MOST_FILES]]
    value = request.POST.get(field.name, "").strip()
    if field.kind == "hidden" and not value:
        value = field.value
    if value == "" and not field.required:
        return None
    return value.replace(",", "").replace("，", "") if field.kind == "figure" else value


def _kept(file: UploadedFile[bytes], folder: Path) -> str:
    return keep(folder, file.read(), file.name or "file").sha256
