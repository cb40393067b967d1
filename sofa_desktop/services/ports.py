"""What the use cases ask of the outside: the circle file, a clock, bank files, paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from sofa_desktop.domain.backlog import ActionItem, BacklogItem
    from sofa_desktop.domain.bank import BankFile, CsvProfile
    from sofa_desktop.domain.circle import AimVersion, Circle, Member, RelatedCircle
    from sofa_desktop.domain.consent import Objection, Response, WrittenWord
    from sofa_desktop.domain.content import ContentItem, Edition, PriceTier
    from sofa_desktop.domain.ids import Id
    from sofa_desktop.domain.investment import InvestmentTranche
    from sofa_desktop.domain.ledger import Account, Entry
    from sofa_desktop.domain.meeting import (
        AgendaItem,
        Attendance,
        Declined,
        Meeting,
        MinutesCorrection,
    )
    from sofa_desktop.domain.policy import Policy, PolicyVersion
    from sofa_desktop.domain.proposal import Decision, Proposal
    from sofa_desktop.domain.records import AgreementVersion, ImportBatch, IssuedStatement, Receipt
    from sofa_desktop.domain.review import Review
    from sofa_desktop.domain.roles import Role, RoleTerm
    from sofa_desktop.domain.selection import Nomination, Selection
    from sofa_desktop.domain.verdict import Verdict
    from sofa_desktop.services.rows import ActionRow, ImportedLine

R = TypeVar("R")


class Clock(Protocol):
    """The time, from outside, so that tests and forecasts can set it."""

    def now(self) -> datetime:
        """This moment, with its zone."""
        ...

    def today(self) -> date:
        """The day where the person is."""
        ...


class Records(Protocol[R]):
    """The records of one type inside a unit of work."""

    def get(self, key: str) -> R:
        """One record.

        Raises:
            Refused: ``record.gone``.
        """
        ...

    def find(self, key: str) -> R | None:
        """One record, or None."""
        ...

    def all(self) -> list[R]:
        """Every record, oldest first."""
        ...

    def of(self, **fields: object) -> list[R]:
        """Those whose fields are these, oldest first: ``responses.of(subject_id=key, round=2)``."""
        ...

    def add(self, record: R) -> None:
        """Write a new record."""
        ...

    def put(self, record: R) -> None:
        """Write what changed of a known record."""
        ...

    def remove(self, key: str) -> None:
        """Take a record away."""
        ...


class UnitOfWork(Protocol):
    """One transaction under one named action; kept when left without an error, else undone."""

    @property
    def circles(self) -> Records[Circle]:
        """The circle, alone in its file."""
        ...

    @property
    def members(self) -> Records[Member]:
        """Members, present and past."""
        ...

    @property
    def roles(self) -> Records[Role]:
        """Roles."""
        ...

    @property
    def terms(self) -> Records[RoleTerm]:
        """Terms of role holders."""
        ...

    @property
    def items(self) -> Records[ContentItem]:
        """Pieces of content."""
        ...

    @property
    def editions(self) -> Records[Edition]:
        """Dated runs."""
        ...

    @property
    def accounts(self) -> Records[Account]:
        """Accounts and categories."""
        ...

    @property
    def entries(self) -> Records[Entry]:
        """Entries of the ledger."""
        ...

    @property
    def tranches(self) -> Records[InvestmentTranche]:
        """Investment tranches."""
        ...

    @property
    def agreements(self) -> Records[AgreementVersion]:
        """Versions of the agreement."""
        ...

    @property
    def statements(self) -> Records[IssuedStatement]:
        """Issued statements."""
        ...

    @property
    def batches(self) -> Records[ImportBatch]:
        """Bank files taken in."""
        ...

    @property
    def receipts(self) -> Records[Receipt]:
        """Receipts of entries."""
        ...

    @property
    def aims(self) -> Records[AimVersion]:
        """Versions of aim and domain."""
        ...

    @property
    def related(self) -> Records[RelatedCircle]:
        """Circles around this one."""
        ...

    @property
    def prices(self) -> Records[PriceTier]:
        """Price tiers of pieces."""
        ...

    @property
    def policies(self) -> Records[Policy]:
        """Policies."""
        ...

    @property
    def policy_versions(self) -> Records[PolicyVersion]:
        """Versions of policies."""
        ...

    @property
    def proposals(self) -> Records[Proposal]:
        """Proposals."""
        ...

    @property
    def decisions(self) -> Records[Decision]:
        """Decisions."""
        ...

    @property
    def responses(self) -> Records[Response]:
        """Answers in consent rounds."""
        ...

    @property
    def objections(self) -> Records[Objection]:
        """Objections."""
        ...

    @property
    def written(self) -> Records[WrittenWord]:
        """What absent members wrote beforehand."""
        ...

    @property
    def selections(self) -> Records[Selection]:
        """Selection processes."""
        ...

    @property
    def nominations(self) -> Records[Nomination]:
        """Nominations."""
        ...

    @property
    def backlog(self) -> Records[BacklogItem]:
        """Topics of the backlog."""
        ...

    @property
    def action_items(self) -> Records[ActionItem]:
        """Action items."""
        ...

    @property
    def meetings(self) -> Records[Meeting]:
        """Meetings."""
        ...

    @property
    def attendances(self) -> Records[Attendance]:
        """Who was at which meeting."""
        ...

    @property
    def agenda_items(self) -> Records[AgendaItem]:
        """Agenda items."""
        ...

    @property
    def corrections(self) -> Records[MinutesCorrection]:
        """Corrections of approved minutes."""
        ...

    @property
    def declined(self) -> Records[Declined]:
        """What the steward declined of the proposed agenda."""
        ...

    @property
    def reviews(self) -> Records[Review]:
        """Performance and circle reviews."""
        ...

    def new_id(self) -> Id:
        """A fresh identifier."""
        ...

    def new_ids(self, count: int) -> list[Id]:
        """So many fresh identifiers, in order."""
        ...

    def circle(self) -> Circle:
        """The circle of this file."""
        ...

    def settled_until(self) -> date | None:
        """The last day of the last settled period."""
        ...

    def unsettled(self, until: date) -> list[Entry]:
        """Entries up to a day that no statement has consumed, oldest first."""
        ...

    def refunds_of(self, entry_id: str) -> list[Entry]:
        """The entries that refund or reverse this one."""
        ...

    def balance(self, account_id: str, currency: str) -> int:
        """What an account holds in a currency, all posted entries counted."""
        ...

    def opening_of(self, account_id: str) -> Entry | None:
        """The entry that says what was in an account when its books began."""
        ...

    def payments(self) -> Mapping[str, str]:
        """Entries that are payments of statements, each with the statement's number."""
        ...

    def uses(self, type_: str, key: str) -> int:
        """How many records point at this one."""
        ...

    def keep_content(self, data: bytes) -> str:
        """Keep a file by the SHA-256 of its content, which is returned."""
        ...

    def post_batch(self, batch: ImportBatch, lines: Sequence[ImportedLine]) -> None:
        """Take in a whole bank file: its lines, and the entries they make."""
        ...

    def invert(self, action_id: str) -> None:
        """Take back one earlier action as part of this one.

        Raises:
            Refused: ``undo.changed_since`` where a record it touched was changed meanwhile,
                ``record.gone`` where no such action stands.
        """
        ...

    def finish(self) -> None:
        """Mark the action as one that has left the house and is never undone."""
        ...

    def facts(self, **facts: object) -> None:
        """Say more of what the action's name tells."""
        ...

    @property
    def action_id(self) -> Id:
        """The identifier the action has in the journal."""
        ...

    def in_meeting(self, meeting_id: str) -> None:
        """Say in which meeting the action was done."""
        ...


class CircleFile(Protocol):
    """The file of one circle: changes under named actions, and their taking back."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    def act(
        self, name: str, /, *, origin: object | None = None, **facts: object
    ) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work under the action's code name, told with ``facts``."""
        ...

    def look(self) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work that only reads."""
        ...

    def next_undo(self) -> ActionRow | None:
        """The action that undo would take back."""
        ...

    def next_redo(self) -> ActionRow | None:
        """The action that redo would do again."""
        ...

    def undo(self, origin: object | None = None) -> ActionRow:
        """Take back the last action, as a new one.

        Raises:
            Refused: ``undo.nothing``, ``undo.left_the_house``.
        """
        ...

    def redo(self, origin: object | None = None) -> ActionRow:
        """Do again what was last taken back.

        Raises:
            Refused: ``redo.nothing``.
        """
        ...

    def content(self, sha256: str) -> bytes:
        """A kept file's bytes.

        Raises:
            Refused: ``receipt.missing``.
        """
        ...

    def index(self, *, steps: int | None = None, anew: bool = False) -> bool:
        """Let what was done since be found by its words; whether all is now.

        ``steps`` limits how much is done at once.
        """
        ...

    def back_up(self, to: Path) -> None:
        """Write a copy of the file as it stands."""
        ...


class BankReader(Protocol):
    """Reads a bank's file."""

    def __call__(
        self, data: bytes, *, profile: CsvProfile | None = None, currency: str = ""
    ) -> BankFile:
        """What the file says.

        Raises:
            Refused: with a code of ``bank.*`` when it cannot be read.
        """
        ...


class Paper(Protocol):
    """Writes statements, members' annexes and the circle's papers, and checks statements."""

    def statement(self, payload: Mapping[str, Any], previous: str, own: str, out: Path) -> None:
        """Write a statement; an empty ``own`` hash is a draft.

        Raises:
            Refused: ``document.not_written``.
        """
        ...

    def annex(self, payload: Mapping[str, Any], out: Path) -> None:
        """Write the members' payouts.

        Raises:
            Refused: ``document.not_written``.
        """
        ...

    def verify(self, path: Path) -> Verdict:
        """Recompute a statement from the data inside its PDF.

        Raises:
            Refused: ``document.*`` and ``statement.*`` where there is nothing to recompute.
        """
        ...

    def document(self, kind: str, payload: Mapping[str, Any], out: Path) -> None:
        """Write one of the circle's papers in the form its name ends in.

        Kinds: cover, roles, handover, policies, agenda, minutes, map. Forms: .pdf, .md, .txt, and
        .ics for an agenda.

        Raises:
            Refused: ``document.not_written``, ``document.over_circle``, ``document.no_such_form``.
        """
        ...

    def text(self, kind: str, payload: Mapping[str, Any], form: str) -> str:
        """The same as a text: ``md``, ``txt``, or ``ics`` for an agenda.

        Raises:
            Refused: ``document.no_such_form``.
        """
        ...


class Exports(Protocol):
    """Writes the person's data in open forms."""

    def write(self, form: str, out: Path) -> None:
        """Write ``hledger``, ``csv`` (a folder), ``ics`` or ``markdown``; whole or not at all.

        Raises:
            Refused: ``document.not_written``.
        """
        ...
