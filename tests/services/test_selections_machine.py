"""Whatever is tried in a selection, in any order: the book is kept, and undo gives all back."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sofa_desktop.domain.consent import Answer, ObjectionState
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.selection import Selection, SelectionStep
from sofa_desktop.i18n.action_words.selections import WORDS
from sofa_desktop.i18n.refusals import SENTENCES
from tests.helpers import examples
from tests.services.selecting import LIST, NAMES, TODAY, Case, exported, selecting

WHO = st.sampled_from((*NAMES, "Guest"))
LATER = frozenset(
    {
        SelectionStep.NOMINATIONS,
        SelectionStep.REASONS,
        SelectionStep.CHANGES,
        SelectionStep.PROPOSAL,
        SelectionStep.CONSENT,
        SelectionStep.ANNOUNCED,
    }
)


class SelectionMachine(RuleBasedStateMachine):
    """Somebody clumsy or cunning at the guide of a selection."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.open = ExitStack()
        self.case: Case = self.open.enter_context(selecting(self.folder))

    def teardown(self) -> None:
        self.open.close()
        shutil.rmtree(self.folder)

    @initialize(role=st.sampled_from(("Facilitator", "Delegate", "Host")), far=st.integers(0, 4))
    def start(self, role: str, far: int) -> None:
        self.case.circle.desk.roles.fill(self.case.roles["Leader"], self.case.members["Mira"])
        self.case.roles["Facilitator"] = self.case.roles[role]
        (
            self.case.begin,
            self.case.to_list,
            self.case.to_nominations,
            self.case.to_proposal,
            self.case.to_consent,
        )[far]()

    def may(self, act: Callable[[], object]) -> None:
        """Do it; where the app says no it has a sentence, and the file is as it was."""
        before = self.case.circle.desk.queries.actions(1)
        said = ""
        try:
            act()
        except Refused as no:
            said = no.code
        if said:
            assert said in SENTENCES, said
            assert self.case.circle.desk.queries.actions(1) == before

    def records(self) -> Selection:
        with self.case.circle.file.look() as work:
            return work.selections.get(self.case.selection)

    @rule(anyway=st.booleans())
    def advance(self, anyway: bool) -> None:
        self.may(lambda: self.case.selections.advance(self.case.selection, anyway=anyway))

    @rule()
    def back(self) -> None:
        self.may(lambda: self.case.selections.back(self.case.selection))

    @rule(text=st.sampled_from(("", LIST, "speaks Spanish")))
    def write_the_list(self, text: str) -> None:
        self.may(lambda: self.case.selections.change(self.case.selection, qualifications=text))

    @rule()
    def consent_to_the_list(self) -> None:
        self.may(lambda: self.case.selections.consent_to_list(self.case.selection))

    @rule(who=WHO, whom=WHO)
    def nominate(self, who: str, whom: str) -> None:
        self.may(lambda: self.case.nominate(who, whom, "a reason"))

    @rule(place=st.integers(0, 4), whom=WHO, way=st.integers(0, 4))
    def handle_a_nomination(self, place: int, whom: str, way: int) -> None:
        grid, selections = self.case.grid(), self.case.selections
        if place >= len(grid):
            return
        nomination, member = grid[place].id, self.case.members[whom]
        (
            lambda: self.may(lambda: selections.speak(nomination, reason="said")),
            lambda: self.may(lambda: selections.rewrite(nomination, nominee_id=member)),
            lambda: self.may(lambda: selections.change_nomination(nomination, member)),
            lambda: self.may(lambda: selections.keep_nomination(nomination)),
            lambda: self.may(lambda: selections.take_away(nomination)),
        )[way]()

    @rule(whom=WHO, reasons=st.sampled_from(("", "asks the quiet ones")))
    def propose(self, whom: str, reasons: str) -> None:
        member = self.case.members[whom]
        self.may(lambda: self.case.selections.propose(self.case.selection, member, reasons))

    @rule(who=WHO, answer=st.sampled_from(("consent", "consent", "consent", "objection")))
    def answer(self, who: str, answer: str) -> None:
        self.may(lambda: self.case.answer(who, answer, "it would harm the aim"))

    @rule(whom=WHO)
    def by_the_book(self, whom: str) -> None:
        """What a careful facilitator would do now, as far as the next step."""
        step, selections, selection = self.records().step, self.case.selections, self.case.selection
        if step is SelectionStep.CONSENT:
            self.ask_everybody()
            self.announce()
        elif step is SelectionStep.PROPOSAL:
            self.propose(whom, "asks the quiet ones")
        else:
            self.may(lambda: selections.change(selection, qualifications=LIST))
            self.may(lambda: selections.consent_to_list(selection))
            for name in NAMES:
                self.nominate(name, whom)
            for place in range(len(self.case.grid())):
                self.handle_a_nomination(place, whom, 0)
                self.handle_a_nomination(place, whom, 3)
            self.advance(anyway=False)

    def ask_everybody(self) -> None:
        for objection in self.case.circle.desk.queries.objections(self.case.selection):
            self.may(lambda id_=objection.id: self.case.selections.withdraw(id_))  # type: ignore[misc]
        nominee = self.records().candidate_id
        names = sorted(self.case.members, key=lambda name: self.case.members[name] == nominee)
        for name in names:
            self.answer(name, "consent")

    @rule(who=WHO)
    def unanswer(self, who: str) -> None:
        member = self.case.members[who]
        self.may(lambda: self.case.selections.unanswer(self.case.selection, member))

    @rule(move=st.sampled_from(("modify", "shorten", "measure", "withdraw")), whom=WHO)
    def resolve(self, move: str, whom: str) -> None:
        there = self.case.circle.desk.queries.objections(self.case.selection)
        if not there:
            return
        selections, objection = self.case.selections, there[-1].id
        if move == "withdraw":
            self.may(lambda: selections.withdraw(objection))
        else:
            candidate = self.case.members[whom] if move == "modify" else None
            self.may(lambda: selections.integrate(objection, move, "so", candidate_id=candidate))

    @rule()
    def announce(self) -> None:
        before = self.records()
        self.may(lambda: self.case.selections.announce(self.case.selection))
        if before.step is not SelectionStep.ANNOUNCED and self.records().is_over:
            self.announced_by_the_book(before)

    def announced_by_the_book(self, before: Selection) -> None:
        """It was at consent, with a term, and everybody had consented, the nominee last."""
        assert before.step is SelectionStep.CONSENT
        assert before.ends_on is not None
        queries = self.case.circle.desk.queries
        given = queries.responses(before.id, before.round)
        assert {each.answer for each in given} == {Answer.CONSENT}
        full = {self.case.members[name] for name in NAMES}
        assert {each.member_id for each in given} >= full
        assert before.candidate_id == max(given, key=lambda each: each.place).member_id
        states = {each.state for each in queries.objections(before.id)}
        assert ObjectionState.OPEN not in states

    @rule()
    def forget(self) -> None:
        self.may(lambda: self.case.selections.forget(self.case.selection))

    @rule(times=st.integers(1, 3))
    def undo_and_redo(self, times: int) -> None:
        """Taken back and done again, every table is the same to the byte."""
        file = self.case.circle.file
        told = self.case.circle.desk.queries.actions(times)
        if any(not row.name.startswith("selection.") or row.kind != "do" for row in told):
            return
        if any(row.name == "selection.begin" for row in told):
            return
        after = exported(self.case.circle, self.folder)
        for _ in told:
            file.undo()
        for _ in told:
            file.redo()
        assert exported(self.case.circle, self.folder) == after

    @invariant()
    def nobody_is_named_before_the_list_is_consented(self) -> None:
        if not self.case.selection:
            return
        selection = self.records()
        if selection.step in LATER:
            assert selection.list_consented
        with self.case.circle.file.look() as work:
            there = work.nominations.all()
            decisions = work.decisions.all()
        if there or selection.round:
            assert selection.qualifications or not selection.list_consented
        nominators = [each.nominator_id for each in there]
        assert len(nominators) == len(set(nominators))
        assert self.case.members["Guest"] not in nominators
        assert len(decisions) <= 1

    @invariant()
    def what_is_not_spoken_is_not_shown(self) -> None:
        if self.case.selection:
            hidden = [row for row in self.case.grid() if not row.spoken]
            assert all(not (row.nominee_id or row.nominee or row.reason) for row in hidden)

    @invariant()
    def leader_and_delegate_are_two(self) -> None:
        holders = {
            row.kind: row.holder_id or row.awaiting_id
            for row in self.case.circle.desk.queries.roles(TODAY)
        }
        assert holders["leader"] != holders["delegate"] or not holders["leader"]

    @invariant()
    def every_action_has_words(self) -> None:
        for row in self.case.circle.desk.queries.actions(3):
            assert not row.name.startswith("selection.") or row.name in WORDS


TestSelectionMachine = SelectionMachine.TestCase
TestSelectionMachine.settings = settings(
    max_examples=examples(15, 300),
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
)
