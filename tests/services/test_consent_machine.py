"""A circle that tries everything: nothing is adopted that it has not consented to."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sofa_desktop.app.container import open_circle
from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import Presence
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.services.progress import SILENT
from sofa_desktop.store.replay import replay
from tests.helpers import FakeClock, examples, founded_circle
from tests.services.consent_case import HELD, NAMES, gather

names = st.sampled_from((*NAMES, "Gus"))
answers = st.sampled_from(("consent", "objection"))
texts = st.sampled_from(("", " ", "We meet every month.", "We meet online.", "It harms us."))
ends = st.none() | st.dates(date(2026, 11, 20), date(2028, 1, 1))
moves = st.sampled_from(("modify", "shorten", "measure"))
targets = st.sampled_from(("policy", "role", "nothing", "item"))
OPEN = {"needs", "picture", "shaping", "ready", "consent_round", "objections", "amended"}
STEPS = {
    "needs": {"picture"},
    "picture": {"needs", "shaping"},
    "shaping": {"picture", "ready"},
    "ready": {"shaping", "consent_round", "objections"},
    "consent_round": {"objections", "ready", "amended", "adopted"},
    "objections": {"amended", "consent_round"},
    "amended": {"consent_round", "objections"},
    "deferred": OPEN,
    "adopted": set(),
    "dropped": set(),
}
"""From where to where; every open one may also be deferred or dropped, a deferred one dropped.

A round in which a written objection is heard at once goes straight to the objections; an answer
noted by mistake leads back from them.
"""


class Consent(RuleBasedStateMachine):
    """One proposal at a time, every member and guest, in any order, whatever the rule."""

    @initialize(
        away=st.sets(st.sampled_from(NAMES), max_size=2),
        rule_=st.sampled_from(list(AbsenceRule)),
        meeting=st.booleans(),
    )
    def begin(self, away: set[str], rule_: AbsenceRule, meeting: bool) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = founded_circle(Path(self.folder.name) / "c.sofacircle")
        self.clock = FakeClock(HELD)
        self.opened = open_circle(path, self.clock, locked=False)
        self.desk = self.opened.desk
        self.cast = gather(self.opened, away=tuple(away), meeting=meeting)
        self.cast.rule(rule_)
        self.rule_ = rule_
        self.item = self.desk.content.add_item("Basics", kind="workshop")
        self.key = self.desk.proposals.open("Rhythm")
        self.said: dict[str, str] = {}
        """The last answer of each in the round that runs, by our own book."""
        self.objectors: set[str] = set()
        self.adopted: list[str] = []

    def teardown(self) -> None:
        if not hasattr(self, "opened"):
            return
        self.opened.close()
        found = replay(self.opened.file.path, SILENT)
        self.folder.cleanup()
        assert found == []

    def tried(self, act: Callable[[], object]) -> bool:
        """Whether it was possible; a no has a sentence, changes nothing and steps are legal."""
        before = self.row()
        last = self.desk.queries.actions(1)[0].seq
        try:
            act()
        except Refused as refused:
            self.changed_nothing(refused, before, last)
            return False
        after = self.row()
        if before.id == after.id and before.state != after.state:
            legal = STEPS[before.state] | (
                {"deferred", "dropped"} if before.state in OPEN else set()
            )
            if before.state == "deferred":
                legal = legal | {"dropped"}
            assert after.state in legal, f"{before.state} to {after.state}"
        return True

    def changed_nothing(self, refused: Refused, before: ProposalRow, last: int) -> None:
        assert refused.code in SENTENCES
        assert self.row() == before
        assert self.desk.queries.actions(1)[0].seq == last

    def row(self) -> ProposalRow:
        return self.cast.row(self.key)

    def heard(self) -> dict[str, str]:
        """The answers of the last round, as the file keeps them."""
        rows = self.desk.queries.responses(self.key, self.row().round)
        return {row.member: row.answer for row in rows}

    def away(self) -> set[str]:
        """Members who are not there."""
        if not self.cast.meeting:
            return set()
        with self.opened.file.look() as work:
            present = {
                each.member_id
                for each in work.attendances.all()
                if each.presence is Presence.PRESENT
            }
        return {name for name in NAMES if self.cast[name] not in present}

    @rule(text=texts)
    def type_needs(self, text: str) -> None:
        self.tried(lambda: self.desk.proposals.change(self.key, needs=text, dimensions=text))

    @rule(text=texts, end=ends, on=targets)
    def type_words(self, text: str, end: date | None, on: str) -> None:
        fields = {
            "text": text,
            "term_end": end,
            "target": on,
            "target_id": self.item if on == "item" else None,
        }
        before = self.row()
        if self.tried(lambda: self.desk.proposals.change(self.key, **fields)):
            now = self.row()
            if before[7:17] != now[7:17]:
                self.said = {n: a for n, a in self.said.items() if a != "consent"}

    @rule()
    def list_consented(self) -> None:
        self.tried(lambda: self.desk.proposals.consent_to_dimensions(self.key))

    @rule()
    def advance(self) -> None:
        self.tried(lambda: self.desk.proposals.advance(self.key))

    @rule()
    def back(self) -> None:
        if self.tried(lambda: self.desk.proposals.back(self.key)):
            self.said = {}

    @rule(end=st.dates(date(2027, 1, 1), date(2028, 1, 1)))
    def hurry(self, end: date) -> None:
        """Bring it to its round by the shortest way."""
        proposals = self.desk.proposals
        if self.row().state in OPEN - {"consent_round", "objections", "amended"}:
            self.key = proposals.open("Rhythm", text="We meet every month.", term_end=end)
            self.said, self.objectors = {}, set()
        self.ask_everybody()

    @rule()
    def ask_everybody(self) -> None:
        meeting = self.cast.meeting or None
        if self.tried(lambda: self.desk.proposals.begin_round(self.key, meeting_id=meeting)):
            self.said = self.heard()
            assert set(self.said) <= self.away(), "only absent members have answered before it"
            self.objectors |= {n for n, a in self.said.items() if a == "objection"}

    @rule(name=names, answer=answers, text=texts, written=st.booleans())
    def answer(self, name: str, answer: str, text: str, written: bool) -> None:
        there = name not in self.away()
        done = self.tried(
            lambda: self.desk.proposals.answer(
                self.key, self.cast[name], answer, text, written=written
            )
        )
        if done:
            assert name != "Gus", "guests have no consent right"
            assert answer == "consent" or text.strip(), "an objection has its reason"
            assert written or there
            self.said[name] = answer
            if answer == "objection":
                self.objectors.add(name)

    @rule(answer=answers)
    def everybody_left_answers(self, answer: str) -> None:
        for name in NAMES:
            if name not in self.said and self.row().state in {"consent_round", "objections"}:
                self.answer(name, answer, "It harms us.", written=name in self.away())

    @rule(name=names)
    def a_slip(self, name: str) -> None:
        if self.tried(lambda: self.desk.proposals.unanswer(self.key, self.cast[name])):
            del self.said[name]

    @rule(name=names, answer=answers, text=texts)
    def write(self, name: str, answer: str, text: str) -> None:
        before = self.heard()
        done = self.tried(
            lambda: self.desk.proposals.write_word(
                self.key, self.cast[name], "consent", text, answer
            )
        )
        if done:
            for member, spoken in self.heard().items():
                if before.get(member) != spoken:
                    assert member == name
                    assert member in self.away()
                    self.said[member] = spoken
                    self.objectors |= {name} if spoken == "objection" else set()

    @rule(move=moves, text=texts, end=ends, data=st.data())
    def work_with(self, move: str, text: str, end: date | None, data: st.DataObject) -> None:
        spoken = self.cast.spoken(self.key)
        if not spoken:
            return
        objection = data.draw(st.sampled_from(spoken))
        before = self.row()
        done = self.tried(
            lambda: self.desk.proposals.integrate(objection.id, move, text, term_end=end)
        )
        if done and move == "shorten":
            assert end is not None
            assert before.term_end is None or end < before.term_end
            assert self.row().term_end == end
        if done and move == "measure" and text.strip():
            assert text.strip() in self.row().measure

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        spoken = self.cast.spoken(self.key)
        if spoken:
            objection = data.draw(st.sampled_from(spoken))
            self.tried(lambda: self.desk.proposals.withdraw(objection.id))

    @rule(
        end=st.just(date(2027, 11, 24)) | ends,
        on=targets,
        word=st.none() | st.tuples(st.sampled_from(NAMES), answers),
        other_words=st.booleans(),
        silent=st.sets(st.sampled_from(NAMES), max_size=1),
    )
    def all_at_once(
        self,
        end: date | None,
        on: str,
        word: tuple[str, str] | None,
        other_words: bool,
        silent: set[str],
    ) -> None:
        """A whole way in one step: written beforehand, asked, perhaps amended, decided."""
        target_id = self.item if on == "item" else None
        self.key = self.desk.proposals.open(
            "Rhythm", text="We meet every month.", term_end=end, target=on, target_id=target_id
        )
        self.said, self.objectors = {}, set()
        if word is not None:
            self.write(word[0], word[1], "It harms us.")
        if other_words:
            self.type_words("We meet online.", end, on)
        self.ask_everybody()
        if self.row().state == "objections":
            for each in self.cast.spoken(self.key):
                self.tried(partial(self.desk.proposals.withdraw, each.id))
            self.ask_everybody()
        for name in NAMES:
            if name not in silent and name not in self.away():
                self.answer(name, "consent", "", written=False)
        self.adopt()

    @rule(name=st.sampled_from(NAMES), presence=st.sampled_from(list(Presence)))
    def come_and_go(self, name: str, presence: Presence) -> None:
        if self.cast.meeting:
            self.cast.attend(name, presence)

    @rule(why=texts)
    def defer(self, why: str) -> None:
        if self.tried(lambda: self.desk.proposals.defer(self.key, why)):
            assert why.strip()

    @rule()
    def take_up(self) -> None:
        done = self.tried(lambda: self.desk.proposals.take_up(self.key))
        if done and self.row().state != "objections":
            self.said = {}

    @rule()
    def adopt(self) -> None:
        away, row = self.away(), self.row()
        if not self.tried(lambda: self.desk.proposals.adopt(self.key)):
            return
        assert row.state == "consent_round"
        assert row.text.strip()
        there = set(NAMES) - away
        assert there
        assert all(self.said.get(name) == "consent" for name in there), "everybody there consented"
        assert all(each.state != "open" for each in self.cast.spoken(self.key))
        silent = {name for name in away if self.said.get(name) != "consent"}
        if self.rule_ in {AbsenceRule.HOLD, AbsenceRule.ASK}:
            assert silent == set(), "the circle waits for absent members"
        if self.rule_ is AbsenceRule.ASSUME:
            assert not silent & self.objectors
        decision = self.desk.queries.decisions()[0]
        assert decision.proposal_id == self.key
        assert decision.text == row.text
        assert decision.absence == (str(self.rule_) if silent else "")
        if row.target in {"policy", "role"}:
            assert decision.term_end is not None, "adopted needs a term end"
        self.adopted.append(decision.id)
        self.key = self.desk.proposals.open("Another")
        self.said, self.objectors = {}, set()

    @rule()
    def take_back(self) -> None:
        if self.adopted:
            before = self.desk.queries.decisions()
            self.desk.decisions.take_back(self.adopted.pop())
            assert len(self.desk.queries.decisions()) == len(before) - 1

    @rule(days=st.integers(0, 300))
    def time_goes_by(self, days: int) -> None:
        """Only without a meeting: the meeting is of its day."""
        self.clock.set(self.clock.today() + timedelta(days=days))

    @invariant()
    def policies_stand_past_their_term(self) -> None:
        if not hasattr(self, "opened"):
            return
        for today in (HELD, date(2027, 6, 1), date(2029, 1, 1)):
            for row in self.desk.queries.policies(today):
                late = today > row.term_end
                assert row.state == "overdue" if late else row.state in {"in_force", "due"}
                assert row.term_end > row.decided_on

    @invariant()
    def one_answer_a_member_and_round(self) -> None:
        if not hasattr(self, "opened"):
            return
        row = self.row()
        spoken = [(each.member, each.round) for each in self.desk.queries.responses(self.key)]
        assert len(spoken) == len(set(spoken))
        if row.state == "objections":
            assert any(each.state == "open" for each in self.cast.spoken(self.key))
        if row.state in {"consent_round", "amended", "ready"}:
            assert all(each.state != "open" for each in self.cast.spoken(self.key))


TestConsent = Consent.TestCase
TestConsent.settings = settings(
    stateful_step_count=30,
    max_examples=examples(15, 400),
)
