"""The kinds of values that calls carry, each bounded, so that nothing reaches a database that it cannot hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints


def _keepable(text: str) -> str:
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds signs that cannot be kept / 含有不能保存的字符")
    return text


def _four_digits(day: date) -> date:
    if not 1990 <= day.year <= 2200:
        raise ValueError("is not of our time / 日期超出范围")
    return day


Id: TypeAlias = Annotated[int, Field(ge=1, le=2**53 - 1)]
Words: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=4_000), AfterValidator(_keepable)]
Remark: TypeAlias = Annotated[str, StringConstraints(max_length=4_000), AfterValidator(_keepable)]
Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_keepable)]
Code: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Figure: TypeAlias = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,18}(\.[0-9]{1,6})?$")]
"""A number as a string of decimal digits: no float loses a cent."""
Period: TypeAlias = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2]|Q[1-4])$")]
Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Day: TypeAlias = Annotated[date, AfterValidator(_four_digits)]
Year: TypeAlias = Annotated[int, Field(ge=1990, le=2200)]
