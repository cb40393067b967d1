"""Records that tie rules to the file: agreement versions, issued statements, imports, receipts.

The calculation itself lives in ``agreement``, ``settlement`` and ``statement``; these are the
dated, numbered facts a circle keeps about it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementVersion:
    """One version of the agreement between circle and SoFA."""

    id: Id
    version: int
    valid_from: date
    terms: str
    """The terms in their machine form (``Terms.to_data``), as canonical JSON."""
    consented_on: date | None = None
    consent_note: str = ""
    """The meeting or note that records the circle's consent."""
    sofa_consented_on: date | None = None
    review_on: date | None = None

    @property
    def in_force(self) -> bool:
        """Whether the circle has consented to it."""
        return self.consented_on is not None


class StatementKind(StrEnum):
    """What a statement is for."""

    REGULAR = "regular"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedStatement:
    """A numbered statement that has left the house; only its payment is noted afterwards."""

    id: Id
    number: str
    sequence: int
    kind: StatementKind
    starts_on: date
    ends_on: date
    agreement_id: Id
    issued_on: date
    pay_by: date
    currency: str
    pay_minor: int
    """What is to be paid: positive by the circle, negative by SoFA."""
    payload: str
    """The canonical JSON that anybody can recompute."""
    previous_hash: str
    hash: str
    annex: str = ""
    """The members' payouts, canonical JSON of their own."""
    paid_entry_id: Id | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One bank file taken in: one action, one undo."""

    id: Id
    account_id: Id
    file_name: str
    file_sha256: str
    kind: str
    profile: str
    """The CSV profile as JSON; empty for camt.053."""
    imported_on: date
    rows: int
    closing_minor: int | None = None
    closing_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A file that proves an entry, kept by the hash of its content."""

    id: Id
    entry_id: Id
    name: str
    sha256: str
    size: int
    mime: str = "application/octet-stream"
    note: str = ""

    def check(self) -> None:
        """Hold a receipt to its form.

        Raises:
            Refused: ``receipt.empty``.
        """
        if self.size <= 0:
            raise Refused("receipt.empty", name=self.name)
