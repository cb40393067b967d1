"""Units of work on a circle file: one connection, one transaction, one named action."""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Generic, TypeVar, cast

from sofa_desktop.domain.backlog import ActionItem, BacklogItem
from sofa_desktop.domain.circle import AimVersion, Circle, Member, RelatedCircle
from sofa_desktop.domain.consent import Objection, Response, WrittenWord
from sofa_desktop.domain.content import ContentItem, Edition, PriceTier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, IdMaker, moment_of
from sofa_desktop.domain.investment import InvestmentTranche
from sofa_desktop.domain.ledger import Account, Entry
from sofa_desktop.domain.meeting import AgendaItem, Attendance, Declined, Meeting, MinutesCorrection
from sofa_desktop.domain.policy import Policy, PolicyVersion
from sofa_desktop.domain.proposal import Decision, Proposal
from sofa_desktop.domain.records import AgreementVersion, ImportBatch, IssuedStatement, Receipt
from sofa_desktop.domain.review import Review
from sofa_desktop.domain.roles import Role, RoleTerm
from sofa_desktop.domain.selection import Nomination, Selection
from sofa_desktop.services.changes import Changed, is_typing
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import ActionRow, ImportedLine
from sofa_desktop.store import batches, inversion, journal, journal_rows
from sofa_desktop.store.engine import Gate, make_engine
from sofa_desktop.store.entries import EntryMapper
from sofa_desktop.store.faults import translated
from sofa_desktop.store.journal import Change, Draft, Stamp
from sofa_desktop.store.mapping import Mapper

R = TypeVar("R")
LONGEST_PAUSE = 60
"""Seconds between two looks of the pen at the paper; after more it is another sitting."""
Publish = Callable[[ActionRow, Changed], None]

_USES = {
    "member": (
        ("role_term", "member_id"),
        ("content_item", "owner_id"),
        ("proposal", "presenter_id"),
        ("proposal", "removes_id"),
        ("response", "member_id"),
        ("objection", "member_id"),
        ("written_word", "member_id"),
        ("selection", "candidate_id"),
        ("nomination", "nominator_id"),
        ("nomination", "nominee_id"),
        ("nomination", "changed_to_id"),
        ("backlog_item", "from_id"),
        ("action_item", "owner_id"),
        ("meeting", "facilitator_id"),
        ("meeting", "secretary_id"),
        ("attendance", "member_id"),
        ("agenda_item", "presenter_id"),
        ("review", "focus_id"),
    ),
    "role": (("role_term", "role_id"), ("selection", "role_id"), ("review", "role_id")),
    "content_item": (("edition", "item_id"), ("price_tier", "item_id")),
    "policy": (("policy_version", "policy_id"),),
    "meeting": (
        ("proposal", "meeting_id"),
        ("agenda_item", "meeting_id"),
        ("attendance", "meeting_id"),
        ("decision", "meeting_id"),
        ("action_item", "meeting_id"),
        ("selection", "meeting_id"),
        ("review", "meeting_id"),
        ("minutes_correction", "meeting_id"),
    ),
    "agenda_item": (
        ("decision", "agenda_item_id"),
        ("action_item", "agenda_item_id"),
        ("selection", "agenda_item_id"),
    ),
    "backlog_item": (("agenda_item", "backlog_id"), ("proposal", "backlog_id")),
    "proposal": (("decision", "proposal_id"),),
    "selection": (("decision", "selection_id"), ("nomination", "selection_id")),
    "edition": (("posting", "edition_id"),),
    "account": (("posting", "account_id"), ("import_batch", "account_id")),
    "tranche": (("entry", "tranche_id"),),
    "entry": (("entry", "refund_of"), ("receipt", "entry_id"), ("statement", "paid_entry_id")),
    "agreement": (("statement", "agreement_id"),),
}


class _Records(Generic[R]):
    """The records of one type, read and written inside one unit of work."""

    def __init__(self, work: "SqlUnitOfWork", type_: str) -> None:
        self._work = work
        self._mapper = cast("Mapper[R]", journal.MAPPERS[type_])

    def find(self, key: str) -> R | None:
        plain = self._mapper.load(self._work.connection, key)
        return None if plain is None else self._mapper.record(plain)

    def get(self, key: str) -> R:
        found = self.find(key)
        if found is None:
            raise Refused("record.gone", type=self._mapper.type)
        return found

    def all(self) -> list[R]:
        return [
            self._mapper.record(plain) for plain in self._mapper.load_all(self._work.connection)
        ]

    def of(self, **fields: object) -> list[R]:
        return [
            self._mapper.record(plain)
            for plain in self._mapper.load_equal(self._work.connection, fields)
        ]

    def add(self, record: R) -> None:
        _check(record)
        plain = self._mapper.plain(record)
        self._work.make(Change(self._mapper.type, plain["id"], None, plain))

    def put(self, record: R) -> None:
        _check(record)
        after = self._mapper.plain(record)
        before = self._mapper.load(self._work.connection, after["id"])
        if before is None:
            raise Refused("record.gone", type=self._mapper.type)
        changed = journal.difference(self._mapper.type, before, after)
        if changed is not None:
            self._work.make(changed)

    def remove(self, key: str) -> None:
        before = self._mapper.load(self._work.connection, key)
        if before is None:
            raise Refused("record.gone", type=self._mapper.type)
        self._work.make(Change(self._mapper.type, key, before, None))


def _check(record: object) -> None:
    check = getattr(record, "check", None)
    if check is not None:
        check()


class SqlUnitOfWork:
    """What a use case sees of the file while its action is open."""

    def __init__(
        self, connection: sqlite3.Connection, gate: Gate, new_id: IdMaker, draft: Draft
    ) -> None:
        self.connection = connection
        self.changes: list[Change] = []
        self.draft = draft
        self._gate = gate
        self._new_id = new_id
        self.circles: _Records[Circle] = _Records(self, "circle")
        self.members: _Records[Member] = _Records(self, "member")
        self.roles: _Records[Role] = _Records(self, "role")
        self.terms: _Records[RoleTerm] = _Records(self, "role_term")
        self.items: _Records[ContentItem] = _Records(self, "content_item")
        self.editions: _Records[Edition] = _Records(self, "edition")
        self.accounts: _Records[Account] = _Records(self, "account")
        self.entries: _Records[Entry] = _Records(self, "entry")
        self.tranches: _Records[InvestmentTranche] = _Records(self, "tranche")
        self.agreements: _Records[AgreementVersion] = _Records(self, "agreement")
        self.statements: _Records[IssuedStatement] = _Records(self, "statement")
        self.batches: _Records[ImportBatch] = _Records(self, "import_batch")
        self.receipts: _Records[Receipt] = _Records(self, "receipt")
        self.aims: _Records[AimVersion] = _Records(self, "aim_version")
        self.related: _Records[RelatedCircle] = _Records(self, "related_circle")
        self.prices: _Records[PriceTier] = _Records(self, "price_tier")
        self.policies: _Records[Policy] = _Records(self, "policy")
        self.policy_versions: _Records[PolicyVersion] = _Records(self, "policy_version")
        self.proposals: _Records[Proposal] = _Records(self, "proposal")
        self.decisions: _Records[Decision] = _Records(self, "decision")
        self.responses: _Records[Response] = _Records(self, "response")
        self.objections: _Records[Objection] = _Records(self, "objection")
        self.written: _Records[WrittenWord] = _Records(self, "written_word")
        self.selections: _Records[Selection] = _Records(self, "selection")
        self.nominations: _Records[Nomination] = _Records(self, "nomination")
        self.backlog: _Records[BacklogItem] = _Records(self, "backlog_item")
        self.action_items: _Records[ActionItem] = _Records(self, "action_item")
        self.meetings: _Records[Meeting] = _Records(self, "meeting")
        self.attendances: _Records[Attendance] = _Records(self, "attendance")
        self.agenda_items: _Records[AgendaItem] = _Records(self, "agenda_item")
        self.corrections: _Records[MinutesCorrection] = _Records(self, "minutes_correction")
        self.declined: _Records[Declined] = _Records(self, "declined")
        self.reviews: _Records[Review] = _Records(self, "review")

    def make(self, change: Change) -> None:
        """Write a change now and remember it for the journal."""
        journal.write_change(self.connection, self._gate, change)
        self.changes.append(change)

    def invert(self, action_id: str) -> None:
        """Take back one earlier action as part of this one, where nothing touched it since."""
        seq, changes = inversion.standing(self.connection, action_id)
        for change in reversed(changes):
            inversion.must_be_as_left(self.connection, seq, change)
            if change.before is None and self.uses(change.type, change.record_id):
                raise inversion.changed_since(change)
            self.make(change.inverse())
        self.draft.of_seq = seq

    def new_id(self) -> Id:
        return self._new_id()

    def new_ids(self, count: int) -> list[Id]:
        return self._new_id.many(count)

    def circle(self) -> Circle:
        found = self.circles.all()
        if not found:
            raise Refused("file.no_circle")
        return found[0]

    def settled_until(self) -> date | None:
        row = self.connection.execute("SELECT max(ends_on) FROM statement").fetchone()
        return None if row[0] is None else date.fromisoformat(row[0])

    def unsettled(self, until: date) -> list[Entry]:
        mapper = EntryMapper()
        return [
            mapper.record(plain)
            for plain in mapper.load_where(
                self.connection,
                "settled_in IS NULL AND booked_on <= ? AND verb <> 'allocation'",
                (until.isoformat(),),
            )
        ]

    def refunds_of(self, entry_id: str) -> list[Entry]:
        mapper = EntryMapper()
        found = mapper.load_where(self.connection, "refund_of = ?", (entry_id,))
        return [mapper.record(plain) for plain in found]

    def balance(self, account_id: str, currency: str) -> int:
        row = self.connection.execute(
            "SELECT coalesce(sum(in_minor - out_minor + moved_minor), 0) FROM month_account "
            "WHERE account_id = ? AND currency = ?",
            (account_id, currency),
        ).fetchone()
        return int(row[0])

    def opening_of(self, account_id: str) -> Entry | None:
        mapper = EntryMapper()
        found = mapper.load_where(
            self.connection,
            "verb = 'opening' AND EXISTS "
            "(SELECT 1 FROM posting WHERE entry_id = entry.id AND account_id = ?)",
            (account_id,),
        )
        return next((mapper.record(plain) for plain in found), None)

    def payments(self) -> Mapping[str, str]:
        return dict(
            self.connection.execute(
                "SELECT paid_entry_id, number FROM statement WHERE paid_entry_id IS NOT NULL"
            )
        )

    def uses(self, type_: str, key: str) -> int:
        return sum(
            self.connection.execute(
                f"SELECT count(*) FROM {table} WHERE {column} = ?", (key,)
            ).fetchone()[0]
            for table, column in _USES.get(type_, ())
        )

    def keep_content(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (sha256, data))
        return sha256

    def post_batch(self, batch: ImportBatch, lines: Sequence[ImportedLine]) -> None:
        self._gate.widen(self.connection)
        batches.keep(self.connection, batch, lines)
        self.batches.add(batch)
        self.draft.batch_id = batch.id
        self.draft.origin = "import"

    def finish(self) -> None:
        self.draft.final = True

    def facts(self, **facts: object) -> None:
        self.draft.facts.update(facts)

    @property
    def action_id(self) -> Id:
        return Id(self.draft.id)

    def in_meeting(self, meeting_id: str) -> None:
        self.draft.meeting_id = meeting_id


class Writer:
    """Opens units of work; undoes and redoes; the only thing that writes to a circle file."""

    def __init__(self, path: Path, clock: Clock, publish: Publish, who: str = "") -> None:
        self._gate = Gate()
        self._engine = make_engine(path, self._gate)
        self._raw = self._engine.raw_connection()
        self._connection = cast("sqlite3.Connection", self._raw.driver_connection)
        self._clock = clock
        self._publish = publish
        self._who = who
        self._ids = IdMaker(lambda: max(self._now_ms(), self._earliest))
        self._earliest = self._after_the_last()
        self._replica = self._own_replica()

    def close(self) -> None:
        """Let the file go."""
        self._raw.close()
        self._engine.dispose()

    @contextmanager
    def act(
        self, name: str, /, *, origin: object | None = None, **facts: object
    ) -> Iterator[SqlUnitOfWork]:
        """A unit of work; what it wrote is kept when it ends well, and told to the publisher."""
        with self._gate.lock:
            with self._transaction():
                work = self._work(Draft(self._ids(), name, dict(facts)))
                yield work
                if not work.changes:
                    self._connection.execute("ROLLBACK")
                    return
                typing = is_typing()
                if typing:
                    work.facts(typing=True)
                row = self._record(work.draft, work.changes)
            undoable = not work.draft.final
            self._tell(row, work.changes, origin, undoable=undoable, typing=typing)

    @contextmanager
    def look(self) -> Iterator[SqlUnitOfWork]:
        """A unit of work that reads one state of the file and writes nothing."""
        with self._gate.lock:
            self._connection.execute("BEGIN")
            try:
                yield self._work(Draft("", "look", {}))
            finally:
                self._connection.execute("ROLLBACK")

    def rest(self) -> None:
        """Move what was written into the file proper, while nobody waits for a commit."""
        with self._gate.lock:
            if not self._connection.in_transaction:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def undo(self, origin: object | None = None) -> ActionRow:
        """Take back the last action that was done."""
        return self._again("undo", "undone", origin)

    def redo(self, origin: object | None = None) -> ActionRow:
        """Do again the action taken back last."""
        return self._again("redo", "done", origin)

    def _again(self, kind: str, state: str, origin: object | None) -> ActionRow:
        with self._gate.lock:
            with self._transaction():
                action = self._next(kind)
                row, changes = self._play(action, kind, state)
                last = action
                while (before := self._typed_with(last, kind)) is not None:
                    row, more = self._play(before, kind, state)
                    changes += more
                    last = before
            self._tell(row, changes, origin, undoable=False)
        return action

    def _play(self, action: ActionRow, kind: str, state: str) -> tuple[ActionRow, list[Change]]:
        """Take one action back, or do it again, as an action of its own."""
        batch = journal.batch_of(self._connection, action.seq)
        changes = journal.changes_of(self._connection, action.seq)
        if kind == "undo":
            changes = [change.inverse() for change in reversed(changes)]
        changes = [_in_open_time(self._connection, change) for change in changes]
        for change in changes:
            journal.write_change(self._connection, self._gate, change)
        journal.mark(self._connection, action.seq, state)
        facts, seq = dict(action.facts), action.seq
        draft = Draft(self._ids(), action.name, facts, kind, of_seq=seq, batch_id=batch)
        return self._record(draft, changes), changes

    def _typed_with(self, action: ActionRow, kind: str) -> ActionRow | None:
        """The neighbour of an action that was kept while the same text was being typed."""
        row = journal_rows.neighbour(self._connection, kind)
        if row is None or row.final:
            return None
        earlier, later = (row, action) if kind == "undo" else (action, row)
        if not earlier.facts.get("typing") or earlier.name != later.name:
            return None
        if (later.at - earlier.at).total_seconds() > LONGEST_PAUSE:
            return None
        same = journal.touched(self._connection, earlier.seq)
        return row if same == journal.touched(self._connection, later.seq) else None

    def _next(self, kind: str) -> ActionRow:
        """The action to take back or to do again, as the file stands now."""
        if kind == "undo":
            return journal_rows.undoable(journal_rows.last_done(self._connection))
        action = journal_rows.first_undone(self._connection)
        if action is None:
            raise Refused("redo.nothing")
        return action

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection, gate = self._connection, self._gate
        if gate.writing:
            raise Refused("file.busy")
        with translated():
            connection.execute("BEGIN IMMEDIATE")
            gate.writing = True
            try:
                connection.execute("PRAGMA defer_foreign_keys = ON")
                yield
                if connection.in_transaction:
                    connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                gate.writing = False
                gate.narrow(connection)

    def _work(self, draft: Draft) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._connection, self._gate, self._ids, draft)

    def _record(self, draft: Draft, changes: list[Change]) -> ActionRow:
        now_ms = self._now_ms()
        stamp = Stamp(self._replica, now_ms, self._who)
        seq = journal.write(self._connection, stamp, draft, changes)
        return ActionRow(
            seq, draft.id, draft.name, draft.facts, datetime.fromtimestamp(now_ms / 1000, UTC),
            self._who, draft.kind, "done", draft.final, draft.meeting_id, draft.origin,
        )  # fmt: skip

    def _tell(
        self,
        row: ActionRow,
        changes: list[Change],
        origin: object | None,
        *,
        undoable: bool,
        typing: bool = False,
    ) -> None:
        topics = frozenset(journal.TOPICS[change.type] for change in changes)
        ids = frozenset(change.record_id for change in changes)
        self._publish(row, Changed(topics, ids, origin, row.id, row.name, undoable, typing))

    def _now_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)

    def _after_the_last(self) -> int:
        """The moment after everything in the file, whatever the clock says now."""
        id_, hlc = self._connection.execute(
            "SELECT max(id), (SELECT hlc FROM action ORDER BY seq DESC LIMIT 1) FROM action"
        ).fetchone()
        return 0 if id_ is None else max(moment_of(id_), int(hlc) >> 16) + 1

    def _own_replica(self) -> str:
        row = self._connection.execute("SELECT value FROM meta WHERE name = 'replica'").fetchone()
        if row is not None:
            return str(row[0])
        replica = secrets.token_hex(8)
        with self._transaction():
            self._connection.execute("INSERT OR IGNORE INTO meta VALUES ('replica', ?)", (replica,))
        return self._own_replica()


def _in_open_time(connection: sqlite3.Connection, change: Change) -> Change:
    """An entry that waited through a settled period comes back after it, not into it."""
    after = change.after
    if change.type != "entry" or after is None or "booked_on" not in after:
        return change
    (settled,) = connection.execute("SELECT date(max(ends_on), '+1 day') FROM statement").fetchone()
    if settled is None or after["booked_on"] >= settled:
        return change
    if change.before is None:
        return Change(change.type, change.record_id, None, {**after, "booked_on": settled})
    rest = {name: value for name, value in after.items() if name != "booked_on"}
    before = {name: change.before[name] for name in rest}
    return Change(change.type, change.record_id, before, rest)
