"""Policies in any order of adopting, renewing, ending and taking back, over years."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sofa_desktop.app.container import open_circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.services.progress import SILENT
from sofa_desktop.store.replay import replay
from tests.helpers import FakeClock, examples, founded_circle
from tests.services.consent_case import HELD

texts = st.sampled_from(("", "\n", "The same.", "By need.", "我们"))
terms = st.integers(-30, 900)
WARNING = 60


@dataclass
class Kept:
    """What we know of a policy by our own book."""

    versions: list[tuple[str, date, date]] = field(default_factory=list)
    """Text, day of the decision, end of the term."""
    retired: date | None = None


class Policies(RuleBasedStateMachine):
    """One logbook."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = founded_circle(Path(self.folder.name) / "c.sofacircle")
        self.clock = FakeClock(HELD)
        self.opened = open_circle(path, self.clock, locked=False)
        self.desk = self.opened.desk
        self.book: dict[str, Kept] = {}

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.close()
            found = replay(self.opened.file.path, SILENT)
            self.folder.cleanup()
            assert found == []

    def tried(self, act: Callable[[], object], *codes: str) -> bool:
        """Whether it was possible; a no is one of these and has a sentence."""
        try:
            act()
        except Refused as refused:
            if refused.code not in codes or refused.code not in SENTENCES:
                raise
            return False
        return True

    @rule(text=texts, days=terms)
    def adopt(self, text: str, days: int) -> None:
        today = self.clock.today()
        end = today + timedelta(days=days)
        made: list[str] = []
        done = self.tried(
            lambda: made.append(self.desk.policies.adopt("Pay", text, term_end=end)),
            "policy.no_text",
            "policy.ends_before_start",
        )
        assert done == (bool(text.strip()) and end > today)
        if done:
            self.book[made[0]] = Kept([(text, today, end)])

    @precondition(lambda self: self.book)
    @rule(data=st.data(), text=st.none() | texts, days=terms)
    def renew(self, data: st.DataObject, text: str | None, days: int) -> None:
        key = data.draw(st.sampled_from(sorted(self.book)))
        kept, today = self.book[key], self.clock.today()
        end = today + timedelta(days=days)
        words = kept.versions[-1][0] if text is None else text
        done = self.tried(
            lambda: self.desk.policies.renew(key, end, text=text),
            "policy.no_text",
            "policy.ends_before_start",
            "policy.retired",
        )
        assert done == (kept.retired is None and bool(words.strip()) and end > today)
        if done:
            kept.versions.append((words, today, end))

    @precondition(lambda self: self.book)
    @rule(data=st.data(), why=texts)
    def retire(self, data: st.DataObject, why: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.book)))
        kept = self.book[key]
        done = self.tried(
            lambda: self.desk.policies.retire(key, why), "policy.retired", "policy.no_reason"
        )
        assert done == (kept.retired is None and bool(why.strip()))
        if done:
            kept.retired = self.clock.today()

    @precondition(lambda self: self.book)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.book)))
        self.desk.policies.remove(key)
        del self.book[key]

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        decisions = self.desk.queries.decisions()
        if not decisions:
            return
        row = data.draw(st.sampled_from(decisions))
        kept = self.book[row.target_id]
        history = [each for each in reversed(decisions) if each.target_id == row.target_id]
        is_last = history[-1].id == row.id
        done = self.tried(lambda: self.desk.decisions.take_back(row.id), "undo.changed_since")
        assert done == is_last, "the last word on a policy, and no other"
        if not done:
            return
        if kept.retired is not None:
            kept.retired = None
        elif len(kept.versions) > 1:
            kept.versions.pop()
        else:
            del self.book[row.target_id]

    @rule(days=st.integers(0, 400))
    def time_goes_by(self, days: int) -> None:
        self.clock.set(self.clock.today() + timedelta(days=days))

    @invariant()
    def the_logbook_says_what_we_know(self) -> None:
        if not hasattr(self, "opened"):
            return
        today = self.clock.today()
        rows = {row.id: row for row in self.desk.queries.policies(today)}
        assert set(rows) == set(self.book)
        for key, kept in self.book.items():
            text, decided_on, end = kept.versions[-1]
            row = rows[key]
            assert (row.text, row.decided_on, row.term_end) == (text, decided_on, end)
            assert row.version == len(kept.versions)
            if kept.retired is not None:
                assert row.state == "retired"
            elif today > end:
                assert row.state == "overdue", "flagged, and in force with its words"
            else:
                due = (end - today).days <= WARNING
                assert row.state == ("due" if due else "in_force")
            told = self.desk.queries.policy_versions(key)
            assert [(each.text, each.decided_on, each.term_end) for each in reversed(told)] == (
                kept.versions
            )


TestPolicies = Policies.TestCase
TestPolicies.settings = settings(
    stateful_step_count=25,
    max_examples=examples(12, 300),
)
