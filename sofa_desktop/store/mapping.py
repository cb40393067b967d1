"""Domain records to rows and back: one mapping a type, made from its fields and its table.

The plain form of a record, ``Fields``, holds only what JSON can: it is what the tables store, what
the journal keeps as before and after, and what a bundle will carry.
"""

import sqlite3
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.expression import ClauseElement

from sofa_desktop.domain.backlog import ActionItem, BacklogItem
from sofa_desktop.domain.circle import AimVersion, Circle, Member, RelatedCircle
from sofa_desktop.domain.consent import Objection, Response, WrittenWord
from sofa_desktop.domain.content import ContentItem, Edition, PriceTier
from sofa_desktop.domain.investment import InvestmentTranche
from sofa_desktop.domain.ledger import Account
from sofa_desktop.domain.meeting import AgendaItem, Attendance, Declined, Meeting, MinutesCorrection
from sofa_desktop.domain.policy import Policy, PolicyVersion
from sofa_desktop.domain.proposal import Decision, Proposal
from sofa_desktop.domain.records import AgreementVersion, ImportBatch, IssuedStatement, Receipt
from sofa_desktop.domain.review import Review
from sofa_desktop.domain.roles import Role, RoleTerm
from sofa_desktop.domain.selection import Nomination, Selection
from sofa_desktop.store import schema

R = TypeVar("R")
Fields = dict[str, Any]

_dialect = SQLiteDialect_pysqlite(paramstyle="qmark")


def sql(statement: ClauseElement) -> str:
    """The text of a statement, compiled once for SQLite."""
    return str(statement.compile(dialect=_dialect))


@dataclass(frozen=True, slots=True)
class _Codec:
    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]


def _same(value: Any) -> Any:  # noqa: ANN401  (any storable value)
    return value


def _codec(hint: Any) -> _Codec:  # noqa: ANN401  (a type hint)
    if get_origin(hint) in {Union, types.UnionType}:
        inner = _codec(next(part for part in get_args(hint) if part is not type(None)))
        return _Codec(
            lambda value: None if value is None else inner.pack(value),
            lambda value: None if value is None else inner.unpack(value),
        )
    if hint is date:
        return _Codec(date.isoformat, date.fromisoformat)
    if hint is bool:
        return _Codec(int, bool)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(str, hint)
    return _Codec(_same, _same)


class Mapper(Generic[R]):
    """Reads and writes one type of record, whose fields are its table's columns."""

    def __init__(self, record: type[R], table: Table) -> None:
        hints = get_type_hints(record)
        self.type = table.name
        self._record = record
        self._codecs = {
            field.name: _codec(hints[field.name])
            for field in fields(record)  # type: ignore[arg-type]  # every R is a dataclass
        }
        self._names = tuple(self._codecs)
        self._absent = {
            field.name: self._codecs[field.name].pack(field.default)
            for field in fields(record)  # type: ignore[arg-type]  # every R is a dataclass
            if field.default is not MISSING
        }
        columns = [table.c[name] for name in self._names]
        self._insert = sql(insert(table).values({name: bindparam(name) for name in self._names}))
        self._select = sql(select(*columns).where(table.c.id == bindparam("key")))
        self._all = sql(select(*columns).order_by(table.c.id))
        self._delete = sql(delete(table).where(table.c.id == bindparam("key")))
        self._table = table
        self._updates: dict[tuple[str, ...], str] = {}
        self._wheres: dict[tuple[str, ...], str] = {}

    def plain(self, record: R) -> Fields:
        """A record as fields."""
        return {name: codec.pack(getattr(record, name)) for name, codec in self._codecs.items()}

    def record(self, plain: Mapping[str, Any]) -> R:
        """Fields as a record."""
        return self._record(
            **{name: codec.unpack(plain[name]) for name, codec in self._codecs.items()}
        )

    def load(self, connection: sqlite3.Connection, key: str) -> Fields | None:
        """The fields of one row, or None."""
        row = connection.execute(self._select, (key,)).fetchone()
        return None if row is None else dict(zip(self._names, row, strict=True))

    def load_all(self, connection: sqlite3.Connection) -> list[Fields]:
        """The fields of every row, oldest first."""
        rows = connection.execute(self._all)
        return [dict(zip(self._names, row, strict=True)) for row in rows]

    def load_equal(self, connection: sqlite3.Connection, wanted: Fields) -> list[Fields]:
        """The fields of the rows in which some fields are these, oldest first."""
        names = tuple(wanted)
        statement = self._wheres.get(names)
        if statement is None:
            columns = [self._table.c[name] for name in self._names]
            statement = self._wheres[names] = sql(
                select(*columns)
                .where(*(self._table.c[name] == bindparam(name) for name in names))
                .order_by(self._table.c.id)
            )
        values = tuple(self._codecs[name].pack(value) for name, value in wanted.items())
        rows = connection.execute(statement, values)
        return [dict(zip(self._names, row, strict=True)) for row in rows]

    def insert(self, connection: sqlite3.Connection, plain: Fields) -> None:
        """Write a new row; fields that an earlier journal does not know are as at birth."""
        known = self._absent | plain
        connection.execute(self._insert, tuple(known[name] for name in self._names))

    def update(self, connection: sqlite3.Connection, key: str, changed: Fields) -> None:
        """Write some fields of a row."""
        names = tuple(sorted(changed))
        statement = self._updates.get(names)
        if statement is None:
            statement = self._updates[names] = sql(
                update(self._table)
                .where(self._table.c.id == bindparam("key"))
                .values({name: bindparam("new_" + name) for name in names})
            )
        ordered = [name for name in self._table.c.keys() if name in changed]  # noqa: SIM118
        connection.execute(statement, (*(changed[name] for name in ordered), key))

    def delete(self, connection: sqlite3.Connection, key: str) -> None:
        """Take a row away."""
        connection.execute(self._delete, (key,))


PLAIN_MAPPERS: tuple[Mapper[Any], ...] = (
    Mapper(Circle, schema.circle),
    Mapper(Member, schema.member),
    Mapper(Role, schema.role),
    Mapper(RoleTerm, schema.role_term),
    Mapper(ContentItem, schema.content_item),
    Mapper(Edition, schema.edition),
    Mapper(Account, schema.account),
    Mapper(InvestmentTranche, schema.tranche),
    Mapper(AgreementVersion, schema.agreement),
    Mapper(IssuedStatement, schema.statement),
    Mapper(ImportBatch, schema.import_batch),
    Mapper(Receipt, schema.receipt),
    Mapper(AimVersion, schema.aim_version),
    Mapper(RelatedCircle, schema.related_circle),
    Mapper(PriceTier, schema.price_tier),
    Mapper(Policy, schema.policy),
    Mapper(PolicyVersion, schema.policy_version),
    Mapper(Proposal, schema.proposal),
    Mapper(Decision, schema.decision),
    Mapper(Response, schema.response),
    Mapper(Objection, schema.objection),
    Mapper(WrittenWord, schema.written_word),
    Mapper(Selection, schema.selection),
    Mapper(Nomination, schema.nomination),
    Mapper(BacklogItem, schema.backlog_item),
    Mapper(ActionItem, schema.action_item),
    Mapper(Meeting, schema.meeting),
    Mapper(Attendance, schema.attendance),
    Mapper(AgendaItem, schema.agenda_item),
    Mapper(MinutesCorrection, schema.minutes_correction),
    Mapper(Declined, schema.declined),
    Mapper(Review, schema.review),
)
"""Every type of record that is one row; an entry with its postings is in ``entries.py``."""
