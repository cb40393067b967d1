"""The tables of a circle file: STRICT, with named constraints.

Column names are the field names of the domain's records. Days are ISO text, moments are integers of
milliseconds since 1970 (UTC), money is integers of minor units, identifiers are 32 hex digits.
The rules that no SQL client may break are the triggers in ``guards.py``.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str, *, default: str = "") -> "Column[str]":
    return Column(name, Text, nullable=False, server_default=default)


def _day(name: str, *, optional: bool = False) -> "Column[str]":
    check = CheckConstraint(
        f"{name} GLOB '????-??-??' AND date({name}, '+0 days') IS {name}", name=name
    )
    return Column(name, Text, check, nullable=optional)


def _currency() -> "Column[str]":
    check = CheckConstraint("length(currency) = 3", name="currency")
    return Column("currency", Text, check, nullable=False)


def _flag(name: str) -> "Column[int]":
    return Column(
        name,
        Integer,
        CheckConstraint(f"{name} IN (0, 1)", name=name),
        nullable=False,
        server_default="0",
    )


def _one_of(name: str, *values: str) -> "Column[str]":
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(name, Text, CheckConstraint(f"{name} IN ({listed})", name=name), nullable=False)


def _table(name: str, *columns: SchemaItem) -> "Table[Any]":
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _id() -> "Column[str]":
    return Column("id", Text, CheckConstraint("length(id) = 32", name="id"), primary_key=True)


circle = _table(
    "circle",
    _id(),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    _currency(),
    *(
        _words(name)
        for name in (
            "aim", "domain", "parent", "address", "tax_id", "iban",
            "sofa_name", "sofa_address", "sofa_tax_id", "sofa_iban", "sofa_bic",
        )
    ),
)  # fmt: skip

member = _table(
    "member",
    _id(),
    Column("name", Text, nullable=False),
    _day("joined_on"),
    _day("left_on", optional=True),
    _one_of("standing", "full", "guest"),
    _words("email"),
    _words("note"),
)

role = _table(
    "role",
    _id(),
    Column("name", Text, nullable=False),
    _one_of("kind", "leader", "delegate", "facilitator", "secretary", "logbook", "operational"),
    _words("purpose"),
    _words("tasks"),
)

role_term = _table(
    "role_term",
    _id(),
    Column("role_id", Text, ForeignKey("role.id"), nullable=False, index=True),
    Column("member_id", Text, ForeignKey("member.id"), nullable=False, index=True),
    _day("starts_on"),
    _day("ends_on"),
    _day("ended_on", optional=True),
    _words("note"),
    CheckConstraint("ends_on > starts_on", name="ends_after_start"),
)

content_item = _table(
    "content_item",
    _id(),
    Column("title", Text, nullable=False),
    _one_of(
        "kind", "article", "video", "webinar", "workshop", "training", "group_course",
        "conference", "community", "consulting",
    ),
    _one_of(
        "stage", "idea", "brief", "draft", "review", "approved", "scheduled", "published",
        "evaluated", "replicate", "retired", "on_hold", "dropped",
    ),
    Column("owner_id", Text, ForeignKey("member.id")),
    _day("draft_due", optional=True),
    _day("publish_on", optional=True),
    _words("note"),
)  # fmt: skip

edition = _table(
    "edition",
    _id(),
    Column("item_id", Text, ForeignKey("content_item.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    _day("starts_on"),
    _day("ends_on"),
    Column("budget_minor", Integer, nullable=False, server_default="0"),
    _words("note"),
    CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
)

account = _table(
    "account",
    _id(),
    Column("name", Text, nullable=False),
    _one_of(
        "kind", "bank", "cash", "paypal", "sofa_held", "income", "cost", "tax", "opening",
        "exchange", "allocation", "sofa_due", "investment", "member", "reserve",
    ),
    _words("currency"),
    _words("key"),
    _words("number"),
    Column("owner_id", Text),
    _flag("archived"),
)  # fmt: skip
Index("uq_account_key", account.c.key, unique=True, sqlite_where=text("key <> ''"))

tranche = _table(
    "tranche",
    _id(),
    Column("name", Text, nullable=False),
    Column(
        "principal_minor",
        Integer,
        CheckConstraint("principal_minor > 0", name="principal"),
        nullable=False,
    ),
    _day("agreed_on"),
    _words("note"),
)

agreement = _table(
    "agreement",
    _id(),
    Column("version", Integer, nullable=False),
    _day("valid_from"),
    Column("terms", Text, nullable=False),
    _day("consented_on", optional=True),
    _words("consent_note"),
    _day("sofa_consented_on", optional=True),
    _day("review_on", optional=True),
    UniqueConstraint("version"),
)

statement = _table(
    "statement",
    _id(),
    Column("number", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    _one_of("kind", "regular", "final"),
    _day("starts_on"),
    _day("ends_on"),
    Column("agreement_id", Text, ForeignKey("agreement.id"), nullable=False),
    _day("issued_on"),
    _day("pay_by"),
    Column("currency", Text, nullable=False),
    Column("pay_minor", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    _words("annex"),
    Column("paid_entry_id", Text),
    _day("paid_on", optional=True),
    UniqueConstraint("number"),
    UniqueConstraint("sequence"),
    UniqueConstraint("hash"),
    UniqueConstraint("ends_on"),
)

import_batch = _table(
    "import_batch",
    _id(),
    Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _words("profile"),
    _day("imported_on"),
    Column("rows", Integer, nullable=False),
    Column("closing_minor", Integer),
    _day("closing_on", optional=True),
)

import_row = _table(
    "import_row",
    Column("batch_id", Text, nullable=False, primary_key=True),
    Column("place", Integer, nullable=False, primary_key=True),
    Column("line", Integer, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("entry_id", Text, nullable=False),
    _flag("makes_entry"),
    _flag("live"),
    Column("booked_on", Text, nullable=False),
    Column("occurred_on", Text, nullable=False),
    Column("minor", Integer, nullable=False),
    Column("fee_minor", Integer, nullable=False, server_default="0"),
    Column("currency", Text, nullable=False),
    Column("text", Text, nullable=False),
    _words("counterparty"),
    _words("payee_key"),
    Column("category_id", Text, nullable=False),
    Column("edition_id", Text),
    Column("original_minor", Integer, nullable=False, server_default="0"),
    _words("original_currency"),
    _words("raw"),
)
Index(
    "uq_import_row_fingerprint",
    import_row.c.fingerprint,
    unique=True,
    sqlite_where=text("live = 1"),
)
Index("ix_import_row_linked", import_row.c.entry_id, sqlite_where=text("makes_entry = 0"))

entry = _table(
    "entry",
    _id(),
    _one_of("verb", "money_in", "money_out", "move", "pay_members", "opening", "allocation"),
    _one_of("state", "draft", "posted"),
    _day("booked_on"),
    _day("occurred_on"),
    Column("text", Text, nullable=False),
    _words("counterparty"),
    _words("payee_key"),
    _words("note"),
    _words("tags"),
    Column("refund_of", Text, ForeignKey("entry.id")),
    Column("tranche_id", Text, ForeignKey("tranche.id")),
    Column("rate_numerator", Integer),
    Column("rate_denominator", Integer),
    Column("rate_on", Text),
    Column("rate_source", Text),
    Column("original_minor", Integer, nullable=False, server_default="0"),
    _words("original_currency"),
    Column("batch_id", Text),
    Column("settled_in", Text, ForeignKey("statement.id")),
)
Index("ix_entry_booked_on", entry.c.booked_on, entry.c.id)
Index("ix_entry_payee_key", entry.c.payee_key, sqlite_where=text("payee_key <> ''"))
Index("ix_entry_refund_of", entry.c.refund_of, sqlite_where=text("refund_of IS NOT NULL"))
Index("ix_entry_tranche_id", entry.c.tranche_id, sqlite_where=text("tranche_id IS NOT NULL"))
Index("ix_entry_typed", entry.c.occurred_on, sqlite_where=text("batch_id IS NULL"))
Index("ix_entry_moved", entry.c.occurred_on, sqlite_where=text("verb = 'move'"))
Index("ix_entry_unsettled", entry.c.booked_on, sqlite_where=text("settled_in IS NULL"))

posting = _table(
    "posting",
    Column("entry_id", Text, ForeignKey("entry.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("account_id", Text, ForeignKey("account.id"), nullable=False),
    Column(
        "currency", Text, CheckConstraint("length(currency) = 3", name="currency"), nullable=False
    ),
    Column("minor", Integer, CheckConstraint("minor <> 0", name="minor"), nullable=False),
    Column("edition_id", Text, ForeignKey("edition.id")),
)

receipt = _table(
    "receipt",
    _id(),
    Column("entry_id", Text, ForeignKey("entry.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, ForeignKey("content.sha256"), nullable=False),
    Column("size", Integer, nullable=False),
    _words("mime"),
    _words("note"),
)

content = Table(
    "content",
    metadata,
    Column("sha256", Text, CheckConstraint("length(sha256) = 64", name="sha256"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)

month_account = _table(
    "month_account",
    Column("account_id", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("in_minor", Integer, nullable=False, server_default="0"),
    Column("out_minor", Integer, nullable=False, server_default="0"),
    Column("moved_minor", Integer, nullable=False, server_default="0"),
    Column("lines", Integer, nullable=False, server_default="0"),
)

month_edition = _table(
    "month_edition",
    Column("edition_id", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("account_id", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("minor", Integer, nullable=False, server_default="0"),
    Column("lines", Integer, nullable=False, server_default="0"),
)

meta = _table(
    "meta",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

action = Table(
    "action",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column(
        "replica", Text, CheckConstraint("length(replica) = 16", name="replica"), nullable=False
    ),
    Column("ctr", Integer, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    _words("who"),
    Column("meeting_id", Text),
    _one_of("origin", "here", "import", "bundle"),
    _one_of("kind", "do", "undo", "redo"),
    _one_of("state", "done", "undone", "dropped"),
    _flag("final"),
    Column("name", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("of_seq", Integer, ForeignKey("action.seq")),
    Column("batch_id", Text),
    UniqueConstraint("replica", "ctr"),
    sqlite_strict=True,
)
Index("ix_action_done", action.c.seq, sqlite_where=text("kind = 'do' AND state = 'done'"))
Index("ix_action_undone", action.c.seq, sqlite_where=text("kind = 'do' AND state = 'undone'"))

change = _table(
    "change",
    Column("seq", Integer, ForeignKey("action.seq"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
)
Index("ix_change_record_id", change.c.record_id)
