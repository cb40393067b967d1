"""Frozen rows: what queries return and pages show. Values only, safe to hand to any thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sofa_desktop.domain.bank import BankLine


class ActionRow(NamedTuple):
    """One action of the journal."""

    seq: int
    id: str
    name: str
    """The action's code: ``entry.money_in``; its words are made in ``i18n.actions``."""
    facts: Mapping[str, object]
    at: datetime
    who: str
    kind: str
    """``do``, ``undo`` or ``redo``."""
    state: str
    """``done``, ``undone`` or ``dropped``."""
    final: bool
    meeting_id: str | None = None
    origin: str = "here"


class FieldChange(NamedTuple):
    """What one action did to one field of a record."""

    action: ActionRow
    type: str
    record_id: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries to show: all words must occur; the other fields narrow further."""

    words: str = ""
    since: date | None = None
    until: date | None = None
    account_id: str | None = None
    category_id: str | None = None
    edition_id: str | None = None
    verb: str | None = None
    only: str = ""
    """"" all, ``unsorted``, ``no_rate``, ``no_receipt``, ``unsettled``, ``batch:<id>``."""


class EntryRow(NamedTuple):
    """One entry in the Money table."""

    id: str
    booked_on: date
    occurred_on: date
    verb: str
    text: str
    counterparty: str
    account_id: str
    account: str
    category_id: str
    """Empty where the entry is split over several."""
    category: str
    """Names of all its categories; the other account of a move."""
    edition_id: str
    edition: str
    minor: int
    """Effect on the account; for a move what left it, negative."""
    currency: str
    settled_minor: int | None
    """The same in the settlement currency; None while it waits for a rate."""
    note: str
    tags: str
    receipts: int
    splits: int
    refund_of: str | None
    tranche_id: str | None
    batch_id: str | None
    settled: str
    """The number of the statement that consumed it, or empty."""
    unsorted: bool


class PostingRow(NamedTuple):
    """One posting in the accountant's view."""

    account: str
    kind: str
    currency: str
    minor: int
    edition: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A place of money with its balance."""

    id: str
    name: str
    kind: str
    currency: str
    number: str
    balance_minor: int
    entries: int
    last_on: date | None
    archived: bool
    bank_balance_minor: int | None = None
    """What the last imported statement says, and of which day."""
    bank_balance_on: date | None = None


class CategoryRow(NamedTuple):
    """A category with how often it is used."""

    id: str
    name: str
    kind: str
    key: str
    entries: int
    archived: bool


class MonthRow(NamedTuple):
    """A month's money in one currency: what came, what went, what was there at its end."""

    month: date
    currency: str
    in_minor: int
    out_minor: int
    """Not negative."""
    balance_minor: int


class CategoryMonthRow(NamedTuple):
    """What a category brought (positive) or took (negative) in a month."""

    month: date
    category_id: str
    category: str
    kind: str
    currency: str
    minor: int


class EditionResultRow(NamedTuple):
    """What an edition brought and took, in one currency, over all time or a range of months."""

    edition_id: str
    edition: str
    item: str
    starts_on: date
    currency: str
    income_minor: int
    cost_minor: int
    """Not negative."""
    budget_minor: int


class MemberRow(NamedTuple):
    """A member with the roles held today."""

    id: str
    name: str
    standing: str
    joined_on: date
    left_on: date | None
    email: str
    note: str
    roles: str
    """Names of the roles held that day; a term awaiting the other circle is not among them."""
    phone: str = ""
    place: str = ""
    time_zone: str = ""
    hours_month: int = 0
    """Hours a month promised; 0 where nothing was said."""
    role_count: int = 0
    role_hours: int = 0
    """Hours a month that the roles held take together."""


class RoleRow(NamedTuple):
    """A role with its present holder and term."""

    id: str
    name: str
    kind: str
    purpose: str
    tasks: str
    term_id: str
    holder_id: str
    holder: str
    """Empty while the role is vacant."""
    starts_on: date | None
    ends_on: date | None
    authority: str = ""
    limits: str = ""
    qualifications: str = ""
    measures: str = ""
    hours_month: int = 0
    pay: str = ""
    review_on: date | None = None
    vacant_since: date | None = None
    """The first day without a holder; None while held, or where nobody ever held it."""
    awaiting_id: str = ""
    """The term of somebody who waits for the other circle's consent."""
    awaiting: str = ""
    """The name of that person."""


class TermRow(NamedTuple):
    """One term in a role's history of holders."""

    id: str
    role_id: str
    role: str
    member_id: str
    holder: str
    starts_on: date
    ends_on: date
    ended_on: date | None
    note: str
    awaiting: bool = False
    """Selected, and waiting for the other circle's consent: the role is not held yet."""
    confirmed_on: date | None = None
    confirm_note: str = ""
    selection_id: str = ""
    end_reason: str = ""
    kind: str = ""
    """What kind of role it is."""


class AimRow(NamedTuple):
    """A version of aim and domain with how it stands."""

    id: str
    version: int
    aim: str
    domain: str
    budget_minor: int
    circle_consented_on: date | None
    circle_note: str
    parent_consented_on: date | None
    parent_note: str
    state: str
    """``draft``, ``in_force`` or ``former``."""

    @property
    def in_force_since(self) -> date | None:
        """The day of the second consent; None where a consent is missing or was not recorded."""
        if self.circle_consented_on is None or self.parent_consented_on is None:
            return None
        return max(self.circle_consented_on, self.parent_consented_on)


class RelatedRow(NamedTuple):
    """A circle around ours."""

    id: str
    name: str
    kind: str
    status: str
    within_id: str
    """Another related circle, or ours; empty stands at the top."""
    within: str
    """The name of that circle."""
    aim: str
    domain: str
    leader: str
    delegate: str
    linked: bool
    """Whether ours has a link with it beside the one through the parent."""
    ends_on: date | None
    note: str
    relation: str
    """``parent``, ``above``, ``child``, ``deeper``, ``beside`` or ``apart``."""
    level: int
    """How far it lies below the topmost circle it belongs to."""


class ItemRow(NamedTuple):
    """A piece of content in the list."""

    id: str
    title: str
    kind: str
    stage: str
    owner_id: str
    owner: str
    draft_due: date | None
    publish_on: date | None
    editions: int
    note: str


class EditionRow(NamedTuple):
    """A dated run with its result so far, in the circle's currency."""

    id: str
    item_id: str
    item: str
    name: str
    starts_on: date
    ends_on: date
    budget_minor: int
    income_minor: int
    cost_minor: int
    note: str


class ReceiptRow(NamedTuple):
    """A receipt of an entry."""

    id: str
    entry_id: str
    name: str
    size: int
    mime: str
    sha256: str


class BatchRow(NamedTuple):
    """One import in the list of imports."""

    id: str
    account: str
    file_name: str
    imported_on: date
    rows: int
    closing_minor: int | None
    closing_on: date | None
    currency: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A version of the agreement."""

    id: str
    version: int
    valid_from: date
    consented_on: date | None
    consent_note: str
    sofa_consented_on: date | None
    review_on: date | None
    frozen: bool
    terms: str


class TrancheRow(NamedTuple):
    """An investment tranche with where it stands."""

    id: str
    name: str
    principal_minor: int
    agreed_on: date
    disbursed_minor: int
    spent_minor: int
    note: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """An issued statement in the list."""

    id: str
    number: str
    kind: str
    starts_on: date
    ends_on: date
    issued_on: date
    pay_by: date
    currency: str
    pay_minor: int
    paid_on: date | None
    paid_entry_id: str | None
    hash: str
    lines: int


class HitRow(NamedTuple):
    """Something the search found."""

    kind: str
    """One of ``domain.search.TYPES``."""
    id: str
    title: str
    detail: str
    """The words around what was looked for, or whom it is about."""
    day: str = ""
    """The day it is of, ISO, or empty."""


class ImportedLine(NamedTuple):
    """A bank line with what was decided about it, ready to be taken in."""

    line: "BankLine"
    fingerprint: str
    entry_id: str
    """The entry it makes, or the one already there that it is."""
    makes_entry: bool
    booked_on: date
    category_id: str
    edition_id: str | None


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs the steward, with why, and the one thing to do about it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    due: date | None = None
    act: str = ""
    """The action's code; ``record_id`` is what it acts on."""
    record_id: str = ""
