"""A circle with policies, proposals at every step and reviews, for tests of how it all fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.services.desk import Desk

NAMES = ("Layla Haddad", "Mira Kovač", "Noor van Dijk", "Tomás Herrera")
OLD = "Workshops are priced on a sliding scale with three tiers.\nThe circle decides each time."
NEW = "Workshops are priced on a sliding scale with four tiers; the lowest is free.\nOnce a year."


@dataclass(frozen=True, slots=True)
class Agreed:
    """Ids of what was made, by what it is."""

    policies: Mapping[str, str]
    proposals: Mapping[str, str]
    reviews: Mapping[str, str]


def fill(desk: Desk) -> Agreed:
    """Fill a founded circle."""
    members = [desk.people.add(name, joined_on=date(2026, 1, 1)) for name in NAMES]
    desk.circle.change(parent="General Circle")
    role = desk.roles.add("Facilitator", kind="facilitator")
    desk.roles.fill(role, members[1])
    policies = _policies(desk)
    return Agreed(policies, _proposals(desk, policies, members), _reviews(desk, members, role))


def _policies(desk: Desk) -> Mapping[str, str]:
    due = desk.policies.adopt(
        "How we price workshops",
        OLD,
        decided_on=date(2025, 3, 1),
        term_end=date(2026, 3, 1),
        measure="Half of the seats sold at the middle tier",
        feedback_to="Tomás Herrera",
    )
    desk.policies.renew(due, date(2026, 12, 20), text=NEW, decided_on=date(2026, 2, 20))
    overdue = desk.policies.adopt(
        "Recording webinars",
        "Every webinar is recorded unless a speaker objects.",
        decided_on=date(2025, 6, 1),
        term_end=date(2026, 6, 1),
    )
    retired = desk.policies.adopt(
        "Leaflets", "We print.", decided_on=date(2024, 6, 1), term_end=date(2025, 6, 1)
    )
    desk.policies.retire(retired, "Nobody took them.", on=date(2025, 6, 10))
    return {"due": due, "overdue": overdue, "retired": retired}


def _proposals(
    desk: Desk, policies: Mapping[str, str], members: Sequence[str]
) -> Mapping[str, str]:
    made = desk.proposals
    needs = made.open("Translate webinars before the conference")
    picture = made.open("Who answers help requests", needs="Requests wait for two weeks.")
    made.advance(picture)
    shaping = made.open("Shared calendar", needs="Two recordings clashed.")
    made.advance(shaping)
    made.change(shaping, dimensions="Who may book\nHow long before\nConflicts")
    made.consent_to_dimensions(shaping)
    made.advance(shaping)
    made.change(shaping, pieces="Who may book: every trainer")
    proposals: dict[str, str] = {"needs": needs, "picture": picture, "shaping": shaping}
    for step in ("text", "round", "objections", "amended", "adopted", "deferred"):
        proposals[step] = made.open(
            f"A free tier ({step})",
            needs="People with low income ask us.",
            text=OLD.replace("three", "four"),
            target_id=policies["due"],
            term_end=date(2027, 5, 24),
            presenter_id=members[3],
        )
    made.write_word(proposals["text"], members[2], "reaction", "I like the free tier.")
    for step in ("round", "objections", "amended", "adopted"):
        made.begin_round(proposals[step])
    for step in ("objections", "amended", "adopted"):
        for member in members:
            objects = member == members[0] and step != "adopted"
            answer, reason = ("objection", "The room would fill.") if objects else ("consent", "")
            made.answer(proposals[step], member, answer, reason)
    [objection] = desk.queries.objections(proposals["amended"])
    made.integrate(objection.id, "measure", "Seats sold a week before")
    made.adopt(proposals["adopted"])
    made.defer(proposals["deferred"], "After the conference")
    return proposals


def _reviews(desk: Desk, members: Sequence[str], role: str) -> Mapping[str, str]:
    made = desk.reviews
    prepare = made.begin("performance", members[1], role, reviewers="Tomás Herrera\nLayla Haddad")
    record = made.begin("performance", members[3], reviewers="Mira Kovač\nAna, General Circle")
    made.change(
        record,
        went_well="Minutes are out the next day.",
        plan="Try the new template.",
        term_end=date(2027, 5, 24),
    )
    for _ in range(5):
        made.advance(record)
    made.consent(record)
    return {"prepare": prepare, "record": record, "turn": made.begin("circle")}
