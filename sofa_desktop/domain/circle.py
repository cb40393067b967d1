"""The circle and its members."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import is_currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The circle whose file this is, and the SoFA it settles with."""

    id: Id
    name: str
    code: str
    """Short capital letters and digits that begin each statement's number: IC."""
    currency: str
    aim: str = ""
    domain: str = ""
    parent: str = ""
    address: str = ""
    tax_id: str = ""
    iban: str = ""
    sofa_name: str = "Sociocracy For All"
    sofa_address: str = ""
    sofa_tax_id: str = ""
    sofa_iban: str = ""
    sofa_bic: str = ""

    def check(self) -> None:
        """Hold the circle to its form.

        Raises:
            Refused: ``circle.no_name``, ``circle.bad_code``, ``circle.bad_currency``.
        """
        if not self.name.strip():
            raise Refused("circle.no_name")
        if not (self.code.isascii() and self.code.isalnum() and self.code == self.code.upper()):
            raise Refused("circle.bad_code", code=self.code)
        if not is_currency(self.currency):
            raise Refused("circle.bad_currency", currency=self.currency)


def code_from(name: str) -> str:
    """A short code out of a circle's name: its initials, or its first letters."""
    words = ["".join(c for c in word if c.isascii() and c.isalnum()) for word in name.split()]
    words = [word for word in words if word and word.casefold() not in {"circle", "sector", "the"}]
    if len(words) > 1:
        return "".join(word[0] for word in words[:4]).upper()
    return (words[0][:3] if words else "C").upper()


class Standing(StrEnum):
    """How somebody belongs to the circle."""

    FULL = "full"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who belongs, or belonged, to the circle."""

    id: Id
    name: str
    joined_on: date
    left_on: date | None = None
    standing: Standing = Standing.FULL
    email: str = ""
    note: str = ""

    def check(self) -> None:
        """Hold a membership to its form.

        Raises:
            Refused: ``member.no_name``, ``member.left_before_joined``.
        """
        if not self.name.strip():
            raise Refused("member.no_name")
        if self.left_on is not None and self.left_on < self.joined_on:
            raise Refused("member.left_before_joined", name=self.name)

    def belongs_on(self, day: date) -> bool:
        """Whether the person is in the circle on a day."""
        return self.joined_on <= day and (self.left_on is None or day < self.left_on)
