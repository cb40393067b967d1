"""Records with some fields changed, as a page asks for it: by name, with plain values."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sofa_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")
Editable = Mapping[str, Callable[[object], object]]
"""The fields of a record that may be changed, each with how its value is read."""


def line(value: object) -> str:
    """Text of one line, without the blanks around it."""
    return " ".join(str(value).split())


def paragraphs(value: object) -> str:
    """Text of several lines, as it was typed."""
    return str(value)


def hours(value: object) -> int:
    """A whole number of hours; none is 0.

    Raises:
        Refused: ``hours.not_whole``.
    """
    text = str(value).strip() if value else "0"
    if not (text.isascii() and text.isdigit()):
        raise Refused("hours.not_whole", typed=text)
    return int(text)


def day(value: object) -> date:
    """A day.

    Raises:
        Refused: ``record.no_day``.
    """
    if not isinstance(value, date):
        raise Refused("record.no_day")
    return value


def day_or_none(value: object) -> date | None:
    """A day, or none."""
    return day(value) if value else None


def key_or_none(value: object) -> str | None:
    """Another record's identifier, or none."""
    return str(value) if value else None


def edited(record: R, fields: Mapping[str, object], editable: Editable) -> R:
    """The record with those fields changed.

    Raises:
        Refused: ``record.unknown_field`` for a field that is not changed this way.
    """
    values: dict[str, Any] = {}
    for name, value in fields.items():
        read = editable.get(name)
        if read is None:
            raise Refused("record.unknown_field", field=name)
        values[name] = read(value)
    return replace(record, **values)
