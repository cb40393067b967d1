"""The law of undo for policies, proposals and decisions: every way back is exact, to the byte."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.i18n.action_words import policies as words
from tests.services.consent_case import HELD, Cast, gather, tables

TERM = date(2027, 11, 24)
LATER = date(2028, 11, 24)


class Story:
    """Every action of policies, proposals and decisions once, in an order that makes sense."""

    def __init__(self, circle: OpenCircle, cast: Cast) -> None:
        self.circle, self.desk, self.cast = circle, circle.desk, cast

    def tell(self) -> Iterator[str]:
        """Do one action after the other; each is told by its code when it is done."""
        yield from self.policies()
        yield from self.way()
        yield from self.round()
        yield from self.ends()
        yield from self.decisions()

    def policies(self) -> Iterator[str]:
        policies = self.desk.policies
        key = policies.adopt("Pay", "The same.", decided_on=HELD, meeting_id=self.cast.meeting)
        yield "policy.adopt"
        policies.change(key, note='words, "quoted"\r\nand 我们')
        yield "policy.change"
        policies.renew(key, LATER, text="By need.")
        yield "policy.renew"
        policies.retire(key, "No money")
        yield "policy.retire"
        other = policies.adopt("Mistaken", "x", decided_on=HELD)
        yield "policy.adopt"
        policies.remove(other)
        yield "policy.remove"

    def way(self) -> Iterator[str]:
        proposals = self.desk.proposals
        self.key = proposals.open("Rhythm", needs="To know")
        yield "proposal.open"
        proposals.change(self.key, dimensions="how often")
        yield "proposal.change"
        proposals.advance(self.key)
        yield "proposal.advance"
        proposals.consent_to_dimensions(self.key)
        yield "proposal.dimensions"
        proposals.advance(self.key)
        yield "proposal.advance"
        proposals.back(self.key)
        yield "proposal.back"
        proposals.advance(self.key)
        yield "proposal.advance"
        proposals.change(self.key, text="Monthly.", term_end=LATER)
        yield "proposal.change"
        proposals.advance(self.key)
        yield "proposal.advance"
        mistaken = proposals.write_word(self.key, self.cast["Ana"], "reaction", "Hm.")
        yield "word.write"
        proposals.remove_word(mistaken)
        yield "word.remove"
        proposals.write_word(self.key, self.cast["Dov"], "consent", "It tires us.", "objection")
        yield "word.write"

    def round(self) -> Iterator[str]:
        proposals, cast = self.desk.proposals, self.cast
        proposals.begin_round(self.key, meeting_id=cast.meeting)
        yield "proposal.round"
        proposals.answer(self.key, cast["Ana"], "objection", "It costs.")
        yield "proposal.answer"
        proposals.unanswer(self.key, cast["Ana"])
        yield "proposal.unanswer"
        proposals.answer(self.key, cast["Ben"], "objection", "It costs.")
        yield "proposal.answer"
        first, second = cast.spoken(self.key)
        proposals.integrate(first.id, "shorten", term_end=TERM)
        yield "objection.integrate"
        proposals.withdraw(second.id)
        yield "objection.withdraw"
        proposals.amend(self.key, text="Every other month.")
        yield "proposal.amend"
        proposals.begin_round(self.key, meeting_id=cast.meeting)
        yield "proposal.round"
        for name in ("Ana", "Ben", "Cleo"):
            cast.consent(self.key, name)
            yield "proposal.answer"
        self.decision = proposals.adopt(self.key)
        yield "proposal.adopt"

    def ends(self) -> Iterator[str]:
        proposals = self.desk.proposals
        again = proposals.reuse(self.key, "Rhythm again")
        yield "proposal.reuse"
        proposals.defer(again, "Later")
        yield "proposal.defer"
        proposals.take_up(again)
        yield "proposal.take_up"
        proposals.drop(again, "No use", meeting_id=self.cast.meeting)
        yield "proposal.drop"
        proposals.remove(again)
        yield "proposal.remove"

    def decisions(self) -> Iterator[str]:
        decisions = self.desk.decisions
        decisions.object(self.decision, self.cast["Dov"], "It tires us.")
        yield "decision.object"
        item = self.desk.content.add_item("Basics", kind="workshop")
        yield "item.add"
        self.desk.prices.set_tiers(item, [("Suggested", 12000), ("Supporter", 20000)])
        yield "price.set"
        prices = decisions.record(
            "Prices", "Two.", target="price", target_id=item,
            effect='{"tiers": [["Supporter", 1], ["Limited means", 2]]}', term_end=TERM,
            meeting_id=self.cast.meeting,
        )  # fmt: skip
        yield "decision.record"
        decisions.record("Host", "Opens the room.", target="role", term_end=TERM)
        yield "decision.record"
        decisions.take_back(prices)
        yield "decision.take_back"


def test_every_action_is_taken_back_to_the_byte(circle: OpenCircle, tmp_path: Path) -> None:
    cast = gather(circle, away=("Dov",))
    cast.rule(AbsenceRule.LAZY)
    states = [("", tables(circle, tmp_path))]
    for code in Story(circle, cast).tell():
        after = tables(circle, tmp_path)
        assert after != states[-1][1], f"{code} changed nothing"
        assert circle.file.undo().name == code
        assert tables(circle, tmp_path) == states[-1][1], f"{code} taken back"
        circle.file.redo()
        assert tables(circle, tmp_path) == after, f"{code} done again"
        states.append((code, after))
    assert {code for code, _ in states} >= set(words.WORDS), "every action has its turn"
    for (code, _), (_, before) in zip(states[:0:-1], states[-2::-1], strict=True):
        circle.file.undo()
        assert tables(circle, tmp_path) == before, f"{code} taken back in turn"
    for code, after in states[1:]:
        circle.file.redo()
        assert tables(circle, tmp_path) == after, f"{code} done again in turn"
    assert circle.desk.care.check().ok
