"""Any order of edits, undo, redo and closing the file: it stays sound, every way back is exact."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.content import ContentItem, ContentKind, Edition
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    Account,
    AccountKind,
    Entry,
    Posting,
    Split,
    Verb,
    flow_postings,
)
from sofa_desktop.services.progress import SILENT
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.replay import replay
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, examples, founded_circle
from tests.store.bank_lines import take_in
from tests.store.contents import Rows, contents, sums_and_recount

days = st.dates(date(2025, 1, 1), date(2026, 12, 31))
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)
amounts = st.integers(-1_000_000, 1_000_000).filter(bool)


@contextmanager
def only(*codes: str) -> Iterator[None]:
    """The file may refuse, but for these reasons alone."""
    try:
        yield
    except Refused as refused:
        if refused.code not in codes:
            raise


class AnyOrder(RuleBasedStateMachine):
    """One person at one file, in any order of doing."""

    members = Bundle("members")
    accounts = Bundle("accounts")
    entries = Bundle("entries")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock(date(2026, 1, 1))
        self.path = founded_circle(Path(self.folder.name) / "any.sofacircle")
        self.file: SqlCircleFile = open_file(self.path, self.clock)
        with self.file.look() as work:
            self.keys = {each.key: each for each in work.accounts.all() if each.key}
            self.bank = next(each for each in work.accounts.all() if each.holds_money)
        with self.file.act("edition.add") as work:
            item = ContentItem(id=work.new_id(), title="Basics", kind=ContentKind.WEBINAR)
            work.items.add(item)
            self.edition = work.new_id()
            on = date(2026, 1, 1)
            work.editions.add(
                Edition(id=self.edition, item_id=item.id, name="Spring", starts_on=on, ends_on=on)
            )
        self.done: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []
        self.imports = 0

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            found = replay(self.path, SILENT)
            self.folder.cleanup()
            assert found == []

    def did(self, before: Rows) -> None:
        """Remember a way back, if anything was written."""
        after = contents(self.path)
        if after != before:
            self.done.append((before, after))
            self.undone.clear()

    @rule(target=members, name=names, day=days)
    def add_member(self, name: str, day: date) -> Id:
        before = contents(self.path)
        with self.file.act("member.add") as work:
            member = Member(id=work.new_id(), name=name, joined_on=day)
            work.members.add(member)
        self.did(before)
        return member.id

    @rule(key=members, name=names, stay=st.none() | st.integers(0, 400))
    def change_member(self, key: Id, name: str, stay: int | None) -> None:
        before = contents(self.path)
        with self.file.act("member.change") as work:
            member = work.members.find(key)
            if member is not None:
                left = None if stay is None else member.joined_on + timedelta(stay)
                work.members.put(
                    Member(id=key, name=name, joined_on=member.joined_on, left_on=left)
                )
        self.did(before)

    @rule(key=consumes(members))
    def remove_member(self, key: Id) -> None:
        before = contents(self.path)
        with only("record.gone"), self.file.act("member.remove") as work:
            work.members.remove(key)
        self.did(before)

    @rule(target=accounts, name=names, currency=st.sampled_from(["EUR", "USD", "JPY"]))
    def add_account(self, name: str, currency: str) -> Id:
        before = contents(self.path)
        with self.file.act("account.add") as work:
            account = Account(id=work.new_id(), name=name, kind=AccountKind.BANK, currency=currency)
            work.accounts.add(account)
        self.did(before)
        return account.id

    @rule(key=accounts)
    def remove_account(self, key: Id) -> None:
        before = contents(self.path)
        with only("record.gone", "record.in_use"), self.file.act("account.remove") as work:
            work.accounts.remove(key)
        self.did(before)

    @rule(
        target=entries,
        key=accounts,
        on=days,
        text=names,
        splits=st.lists(
            st.tuples(st.sampled_from(["tools", "tickets", "travel"]), amounts, st.booleans()),
            min_size=1,
            max_size=3,
        ),
    )
    def add_entry(self, key: Id, on: date, text: str, splits: list[tuple[str, int, bool]]) -> Id:
        before = contents(self.path)
        made = Id("0" * 32)
        with only("entry.too_few"), self.file.act("entry.add") as work:
            account = work.accounts.find(key) or self.bank
            parts = [
                Split(self.keys[name].id, minor, self.edition if there else None)
                for name, minor, there in splits
            ]
            made = work.new_id()
            postings = flow_postings(
                account,
                parts,
                exchange_id=self.keys["exchange"].id,
                settlement_currency="EUR",
            )
            verb = Verb.MONEY_IN if postings[0].minor > 0 else Verb.MONEY_OUT
            work.entries.add(
                Entry(
                    id=made, verb=verb, booked_on=on, occurred_on=on, text=text,
                    postings=postings,
                )
            )  # fmt: skip
        self.did(before)
        return made

    @rule(key=entries, on=days, minor=amounts, note=names, what=st.sampled_from("dpn"))
    def change_entry(self, key: Id, on: date, minor: int, note: str, what: str) -> None:
        before = contents(self.path)
        with self.file.act("entry.change") as work:
            entry = work.entries.find(key)
            if entry is not None:
                first = entry.postings[0]
                postings = (
                    Posting(first.account_id, first.currency, minor),
                    Posting(self.keys["tools"].id, first.currency, -minor),
                )
                changed = {
                    "d": replace(entry, booked_on=on),
                    "p": replace(entry, postings=postings),
                    "n": replace(entry, note=note, text=note, tags="t"),
                }[what]
                work.entries.put(changed)
        self.did(before)

    @rule(key=consumes(entries))
    def remove_entry(self, key: Id) -> None:
        before = contents(self.path)
        with only("record.gone"), self.file.act("entry.remove") as work:
            work.entries.remove(key)
        self.did(before)

    @rule(count=st.integers(1, 12))
    def take_in_a_bank_file(self, count: int) -> None:
        before = contents(self.path)
        self.imports += 1
        take_in(self.file, count, label=f"Import {self.imports} ")
        self.did(before)

    @rule()
    def undo(self) -> None:
        if not self.done:
            return
        before, after = self.done.pop()
        assert contents(self.path) == after
        self.file.undo()
        assert contents(self.path) == before
        self.undone.append((before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        before, after = self.undone.pop()
        self.file.redo()
        assert contents(self.path) == after
        self.done.append((before, after))

    @rule(days_on=st.integers(0, 40))
    def close_and_open_again(self, days_on: int) -> None:
        before = contents(self.path)
        self.file.close()
        self.clock.set(self.clock.today() + timedelta(days=days_on))
        self.file = open_file(self.path, self.clock)
        assert contents(self.path) == before
        assert replay(self.path, SILENT) == []

    @invariant()
    def sums_are_a_recount(self) -> None:
        if hasattr(self, "file"):
            kept, counted = sums_and_recount(self.path)
            assert kept == counted

    @invariant()
    def undo_and_redo_know_what_comes_next(self) -> None:
        if hasattr(self, "file"):
            assert (self.file.next_redo() is not None) == bool(self.undone)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    stateful_step_count=20,
    max_examples=examples(8, 200),
)
