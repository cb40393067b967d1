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


def _one_of(
    name: str, *values: str, default: str | None = None, optional: bool = False
) -> "Column[str]":
    listed = ", ".join(f"'{value}'" for value in values)
    check = CheckConstraint(f"{name} IN ({listed})", name=name)
    return Column(name, Text, check, nullable=optional, server_default=default)


def _whole(name: str, *, default: int = 0) -> "Column[int]":
    return Column(name, Integer, nullable=False, server_default=str(default))


def _key(name: str, table: str, *, optional: bool = False, index: bool = False) -> "Column[str]":
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=optional, index=index)


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
    _one_of("kind", "mission", "general", "department", "sector", "language", "helping",
            default="sector"),
    _one_of("status", "forming", "active", "dormant", "dissolved", default="active"),
    Column("within_id", Text),
    _words("time_zone"),
    _whole("meeting_minutes", default=90),
    _one_of("absence_rule", "assume", "lazy", "hold", "ask", default="hold"),
    _one_of("approval_rule", "at_end", "window", "next_meeting", default="next_meeting"),
    _whole("warning_days", default=60),
)  # fmt: skip

aim_version = _table(
    "aim_version",
    _id(),
    _whole("version"),
    _words("aim"),
    _words("domain"),
    _whole("budget_minor"),
    _day("circle_consented_on", optional=True),
    _words("circle_note"),
    _day("parent_consented_on", optional=True),
    _words("parent_note"),
    UniqueConstraint("version"),
)

related_circle = _table(
    "related_circle",
    _id(),
    Column("name", Text, nullable=False),
    _one_of("kind", "mission", "general", "department", "sector", "language", "helping"),
    _one_of("status", "forming", "active", "dormant", "dissolved"),
    Column("within_id", Text),
    *(_words(name) for name in ("aim", "domain", "leader", "delegate")),
    _flag("linked"),
    _day("ends_on", optional=True),
    _words("note"),
)

member = _table(
    "member",
    _id(),
    Column("name", Text, nullable=False),
    _day("joined_on"),
    _day("left_on", optional=True),
    _one_of("standing", "full", "guest"),
    _words("email"),
    _words("note"),
    _words("phone"),
    _words("place"),
    _words("time_zone"),
    _whole("hours_month"),
)

role = _table(
    "role",
    _id(),
    Column("name", Text, nullable=False),
    _one_of("kind", "leader", "delegate", "facilitator", "secretary", "logbook", "operational"),
    _words("purpose"),
    _words("tasks"),
    *(_words(name) for name in ("authority", "limits", "qualifications", "measures")),
    _whole("hours_month"),
    _words("pay"),
    _day("review_on", optional=True),
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
    _flag("awaiting"),
    _day("confirmed_on", optional=True),
    _words("confirm_note"),
    Column("selection_id", Text),
    _words("end_reason"),
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

price_tier = _table(
    "price_tier",
    _id(),
    _key("item_id", "content_item", index=True),
    Column("name", Text, nullable=False),
    Column("minor", Integer, CheckConstraint("minor >= 0", name="minor"), nullable=False),
    _whole("place"),
    Column("decision_id", Text),
)

policy = _table(
    "policy",
    _id(),
    Column("title", Text, nullable=False),
    _one_of("kind", "guideline", "workflow", "role", "agreement", "aim"),
    _day("retired_on", optional=True),
    _words("retired_why"),
    _words("note"),
)

policy_version = _table(
    "policy_version",
    _id(),
    _key("policy_id", "policy", index=True),
    _whole("version"),
    Column("text", Text, nullable=False),
    _day("decided_on"),
    _day("term_end"),
    _words("measure"),
    _words("feedback_to"),
    Column("decision_id", Text),
    Column("meeting_id", Text),
    UniqueConstraint("policy_id", "version"),
    CheckConstraint("term_end > decided_on", name="ends_after_start"),
)

_TARGETS = ("policy", "role", "agreement", "price", "item", "aim", "nothing")

proposal = _table(
    "proposal",
    _id(),
    Column("title", Text, nullable=False),
    _one_of(
        "state", "needs", "picture", "shaping", "ready", "consent_round", "objections", "amended",
        "adopted", "dropped", "deferred",
    ),
    _words("needs"),
    _words("dimensions"),
    _flag("dimensions_consented"),
    *(_words(name) for name in ("pieces", "text", "questions", "reactions")),
    _one_of("target", *_TARGETS),
    Column("target_id", Text),
    _words("effect"),
    _day("term_end", optional=True),
    _words("measure"),
    _words("feedback_to"),
    _key("presenter_id", "member", optional=True),
    _key("backlog_id", "backlog_item", optional=True),
    _key("removes_id", "member", optional=True),
    _key("meeting_id", "meeting", optional=True),
    _whole("round"),
    _day("opened_on", optional=True),
    _day("closed_on", optional=True),
    _words("closed_why"),
)  # fmt: skip

decision = _table(
    "decision",
    _id(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    _one_of("target", *_TARGETS),
    Column("target_id", Text),
    _words("old_text"),
    _day("decided_on"),
    _day("term_end", optional=True),
    _words("measure"),
    _words("feedback_to"),
    _key("meeting_id", "meeting", optional=True, index=True),
    _key("agenda_item_id", "agenda_item", optional=True),
    _key("proposal_id", "proposal", optional=True),
    _key("selection_id", "selection", optional=True),
    _one_of("absence", "assume", "lazy", "hold", "ask", optional=True),
    Column("action_id", Text),
)

response = _table(
    "response",
    _id(),
    Column("subject_id", Text, nullable=False, index=True),
    _key("member_id", "member"),
    _whole("round"),
    _one_of("answer", "consent", "objection"),
    _day("answered_on"),
    _flag("written"),
    _whole("place"),
    UniqueConstraint("subject_id", "round", "member_id"),
)

objection = _table(
    "objection",
    _id(),
    Column("subject_id", Text, nullable=False, index=True),
    _whole("round"),
    _key("member_id", "member", optional=True),
    Column("text", Text, nullable=False),
    _words("aim"),
    _one_of("move", "modify", "shorten", "measure", optional=True),
    _words("resolution"),
    _one_of("state", "open", "integrated", "withdrawn"),
)

written_word = _table(
    "written_word",
    _id(),
    Column("subject_id", Text, nullable=False, index=True),
    _key("member_id", "member"),
    _one_of("kind", "clarifying", "reaction", "consent"),
    _words("text"),
    _day("written_on"),
    _one_of("answer", "consent", "objection", optional=True),
)

selection = _table(
    "selection",
    _id(),
    _key("role_id", "role", index=True),
    _one_of(
        "step", "role", "term", "qualifications", "list_consent", "nominations", "reasons",
        "changes", "proposal", "consent", "announced", "dropped",
    ),
    _day("begun_on"),
    _words("role_text"),
    _day("starts_on", optional=True),
    _day("ends_on", optional=True),
    _words("qualifications"),
    _flag("list_consented"),
    _key("candidate_id", "member", optional=True),
    _words("reasons"),
    _whole("round"),
    _key("meeting_id", "meeting", optional=True),
    _key("agenda_item_id", "agenda_item", optional=True),
    Column("term_id", Text),
    _day("ended_on", optional=True),
    _words("ended_why"),
    _flag("forgotten"),
)  # fmt: skip

nomination = _table(
    "nomination",
    _id(),
    _key("selection_id", "selection", index=True),
    _key("nominator_id", "member"),
    _key("nominee_id", "member"),
    _words("reason"),
    _key("changed_to_id", "member", optional=True),
    _words("change_reason"),
    _flag("spoken"),
    UniqueConstraint("selection_id", "nominator_id"),
)

backlog_item = _table(
    "backlog_item",
    _id(),
    Column("title", Text, nullable=False),
    _one_of("outcome", "report", "explore", "decide"),
    _one_of("source", "member", "meeting", "due", "parent", "help_desk"),
    _key("from_id", "member", optional=True),
    _whole("minutes"),
    _one_of("priority", "soon", "normal", "later"),
    _one_of("state", "active", "resting", "on_agenda", "done", "dropped"),
    _day("review_on", optional=True),
    _whole("every_months"),
    _words("subject_type"),
    Column("subject_id", Text),
    _words("note"),
    _day("noted_on"),
    _day("closed_on", optional=True),
    _whole("carried"),
)

action_item = _table(
    "action_item",
    _id(),
    Column("what", Text, nullable=False),
    _key("owner_id", "member", optional=True, index=True),
    _day("due_on", optional=True),
    _one_of("state", "open", "done", "dropped"),
    _day("closed_on", optional=True),
    _day("noted_on"),
    _key("meeting_id", "meeting", optional=True, index=True),
    _key("agenda_item_id", "agenda_item", optional=True),
    _words("note"),
)

meeting = _table(
    "meeting",
    _id(),
    _words("title"),
    _day("held_on"),
    _words("starts_at"),
    _words("time_zone"),
    _whole("minutes", default=90),
    _words("room"),
    _one_of(
        "state", "planned", "agenda_consented", "in_session", "minutes_draft",
        "minutes_approved", "published",
    ),
    _key("facilitator_id", "member", optional=True),
    _key("secretary_id", "member", optional=True),
    _words("plan"),
    _words("information"),
    _one_of("previous_minutes", "", "none", "approved", "amended", "deferred"),
    _day("next_on", optional=True),
    _words("next_at"),
    _one_of("segment", "check_in", "admin", "agenda", "items", "backlog", "check_out"),
    Column("current_id", Text),
    _whole("opened_at"),
    _whole("closed_at"),
    _words("evaluation"),
    _whole("window_until"),
    _words("minutes_objection"),
    _day("approved_on", optional=True),
    _one_of("approved_how", "at_end", "window", "next_meeting", optional=True),
    _day("published_on", optional=True),
    _words("minutes_json"),
)  # fmt: skip
Index("ix_meeting_held_on", meeting.c.held_on, meeting.c.id)

attendance = _table(
    "attendance",
    _id(),
    _key("meeting_id", "meeting", index=True),
    _key("member_id", "member", optional=True, index=True),
    _words("name"),
    _one_of("presence", "present", "absent", "excused"),
    _words("roles"),
)

agenda_item = _table(
    "agenda_item",
    _id(),
    _key("meeting_id", "meeting", index=True),
    _whole("place"),
    Column("title", Text, nullable=False),
    _one_of("outcome", "report", "explore", "decide"),
    _one_of("reached", "report", "explore", "decide", optional=True),
    _whole("minutes"),
    _whole("used_seconds"),
    _whole("begun_at"),
    _one_of("state", "planned", "open", "done", "carried"),
    _one_of("lane", "past", "present", "future"),
    _flag("fast_track"),
    _words("key"),
    _words("reason"),
    _key("presenter_id", "member", optional=True),
    _words("documents"),
    _words("subject_type"),
    Column("subject_id", Text),
    _key("backlog_id", "backlog_item", optional=True, index=True),
    _words("notes"),
)
Index("ix_agenda_item_subject_id", agenda_item.c.subject_id)

minutes_correction = _table(
    "minutes_correction",
    _id(),
    _key("meeting_id", "meeting", index=True),
    _day("corrected_on"),
    Column("text", Text, nullable=False),
)

declined = _table(
    "declined",
    _id(),
    Column("key", Text, nullable=False),
    _words("facts"),
    _day("declined_on"),
    UniqueConstraint("key"),
)

review = _table(
    "review",
    _id(),
    _one_of("kind", "performance", "circle"),
    _one_of("step", "prepare", "went_well", "improve", "ideas", "plan", "consent", "done"),
    _day("begun_on"),
    _key("role_id", "role", optional=True),
    _key("focus_id", "member", optional=True),
    *(_words(name) for name in ("reviewers", "went_well", "improve", "ideas", "plan")),
    _day("term_end", optional=True),
    _day("consented_on", optional=True),
    _key("meeting_id", "meeting", optional=True),
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

searchable = Table(
    "searchable",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),
    Column("open", Integer, nullable=False),
    sqlite_strict=True,
)
"""What ``FULLTEXT`` holds, by its row; a row that is not here is a wording of before."""

FULLTEXT = (
    "CREATE VIRTUAL TABLE fulltext USING fts5(title, body, people, content = '', "
    "columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')"
)
"""The words of every record, Chinese and Japanese in overlapping pairs; not part of the books."""

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
