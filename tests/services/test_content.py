"""Pieces of content and their dated runs."""

from datetime import date

import pytest

from sofa_desktop.domain.content import ContentKind, Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Entry, Posting, Verb
from sofa_desktop.services.content import Content
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY, StandingClock


@pytest.fixture
def content(circle_file: CircleFile, clock: StandingClock) -> Content:
    return Content(circle_file, clock)


@pytest.fixture
def webinar(content: Content) -> Id:
    return content.add_item("Sociocracy for co-housing", "webinar")


def refusal(no: pytest.ExceptionInfo[Refused]) -> tuple[str, dict[str, object]]:
    return no.value.code, no.value.facts


def book_ticket(file: CircleFile, edition_id: Id) -> None:
    with file.act("entry.money_in") as work:
        accounts = {account.key or account.name: account.id for account in work.accounts.all()}
        work.entries.add(
            Entry(
                id=work.new_id(),
                verb=Verb.MONEY_IN,
                booked_on=TODAY,
                occurred_on=TODAY,
                text="Ticket",
                postings=(
                    Posting(accounts["Bank"], "USD", 1000),
                    Posting(accounts["tickets"], "USD", -1000, edition_id),
                ),
            )
        )


def test_a_piece_begins_as_an_idea(
    circle_file: CircleFile, clock: StandingClock, content: Content, undoes: Taken
) -> None:
    tomas = People(circle_file, clock).add("Tomás")
    action = undoes(
        lambda: content.add_item(
            " Deciding  together ", "video", owner_id=tomas, publish_on=date(2027, 1, 15)
        )
    )
    with circle_file.look() as work:
        (item,) = work.items.all()
    assert (item.title, item.kind, item.stage) == (
        "Deciding together", ContentKind.VIDEO, Stage.IDEA,
    )  # fmt: skip
    assert (item.owner_id, item.draft_due, item.publish_on) == (tomas, None, date(2027, 1, 15))
    assert (action.name, action.facts) == ("item.add", {"title": "Deciding together"})


def test_a_piece_has_a_title_and_its_days_follow_each_other(content: Content) -> None:
    with pytest.raises(Refused) as no:
        content.add_item(" ", "article")
    assert refusal(no) == ("item.no_title", {})
    with pytest.raises(Refused) as no:
        content.add_item(
            "Rounds", "article", draft_due=date(2026, 12, 2), publish_on=date(2026, 12, 1)
        )
    assert refusal(no) == ("item.published_before_draft", {"title": "Rounds"})


def test_an_owner_is_somebody_of_the_circle(content: Content, webinar: Id) -> None:
    with pytest.raises(Refused) as no:
        content.change_item(webinar, owner_id="f" * 32)
    assert refusal(no) == ("record.gone", {"type": "member"})


def test_a_piece_changes(
    circle_file: CircleFile, content: Content, webinar: Id, undoes: Taken
) -> None:
    action = undoes(
        lambda: content.change_item(
            webinar, kind="workshop", draft_due=date(2026, 12, 1), owner_id=""
        )
    )
    assert action.facts == {
        "title": "Sociocracy for co-housing",
        "fields": ["draft_due", "kind", "owner_id"],
    }
    content.change_item(webinar, draft_due=None)
    with circle_file.look() as work:
        item = work.items.get(webinar)
    assert (item.kind, item.draft_due, item.owner_id) == (ContentKind.WORKSHOP, None, None)


def test_a_stage_is_not_a_field_to_edit(content: Content, webinar: Id) -> None:
    with pytest.raises(Refused) as no:
        content.change_item(webinar, stage="review")
    assert refusal(no) == ("record.unknown_field", {"field": "stage"})


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.IDEA])
def test_a_piece_moves_to_any_stage_and_back(
    circle_file: CircleFile, content: Content, webinar: Id, stage: Stage
) -> None:
    content.move(webinar, stage, reason="The speaker is ill")
    with circle_file.look() as work:
        assert work.items.get(webinar).stage is stage
    content.move(webinar, "idea")
    with circle_file.look() as work:
        item = work.items.get(webinar)
    assert item.stage is Stage.IDEA
    assert item.note == "2026-11-24: The speaker is ill"


def test_moving_is_one_action_with_its_stage(content: Content, webinar: Id, undoes: Taken) -> None:
    action = undoes(lambda: content.move(webinar, "review"))
    assert action.name == "item.move"
    assert action.facts == {"stage": "review", "title": "Sociocracy for co-housing"}


def test_moving_nowhere_is_no_action(
    circle_file: CircleFile, content: Content, webinar: Id
) -> None:
    content.move(webinar, "idea")
    last = circle_file.next_undo()
    assert last is not None
    assert last.name == "item.add"


@pytest.mark.parametrize("stage", ["on_hold", "dropped"])
def test_off_the_way_needs_a_reason(
    circle_file: CircleFile, content: Content, webinar: Id, stage: str
) -> None:
    content.change_item(webinar, note="First line\n")
    with pytest.raises(Refused) as no:
        content.move(webinar, stage, reason="  ")
    assert refusal(no) == (
        "item.no_reason",
        {"title": "Sociocracy for co-housing", "stage": stage},
    )
    content.move(webinar, stage, reason="Nobody signed up")
    with circle_file.look() as work:
        assert work.items.get(webinar).note == "First line\n2026-11-24: Nobody signed up"


def test_an_edition_is_planned(
    circle_file: CircleFile, content: Content, webinar: Id, undoes: Taken
) -> None:
    action = undoes(
        lambda: content.add_edition(webinar, "July", date(2026, 7, 22), budget_minor=12_000)
    )
    assert action.facts == {"name": "July", "title": "Sociocracy for co-housing"}
    with circle_file.look() as work:
        (edition,) = work.editions.all()
    assert (edition.starts_on, edition.ends_on) == (date(2026, 7, 22), date(2026, 7, 22))
    assert (edition.item_id, edition.budget_minor) == (webinar, 12_000)


def test_editions_that_cannot_be(content: Content, webinar: Id) -> None:
    with pytest.raises(Refused) as no:
        content.add_edition(webinar, "", date(2026, 7, 22))
    assert refusal(no) == ("edition.no_name", {})
    with pytest.raises(Refused) as no:
        content.add_edition(webinar, "July", date(2026, 7, 22), date(2026, 7, 21))
    assert refusal(no) == ("edition.ends_before_start", {"name": "July"})
    with pytest.raises(Refused) as no:
        content.add_edition(webinar, "July", date(2026, 7, 22), budget_minor=-1)
    assert refusal(no) == ("edition.budget_negative", {})


def test_an_edition_changes(
    circle_file: CircleFile, content: Content, webinar: Id, undoes: Taken
) -> None:
    july = content.add_edition(webinar, "July", date(2026, 7, 22))
    action = undoes(lambda: content.change_edition(july, ends_on=date(2026, 7, 29), note="two"))
    assert action.facts == {"name": "July", "fields": ["ends_on", "note"]}
    with pytest.raises(Refused) as no:
        content.change_edition(july, item_id=webinar)
    assert refusal(no) == ("record.unknown_field", {"field": "item_id"})


def test_an_edition_is_removed(
    circle_file: CircleFile, content: Content, webinar: Id, undoes: Taken
) -> None:
    july = content.add_edition(webinar, "July", date(2026, 7, 22))
    action = undoes(lambda: content.remove_edition(july))
    assert (action.name, action.facts) == ("edition.remove", {"name": "July"})
    with circle_file.look() as work:
        assert work.editions.all() == []


def test_a_piece_goes_with_its_editions_and_comes_back_with_them(
    circle_file: CircleFile, content: Content, webinar: Id, undoes: Taken
) -> None:
    content.add_edition(webinar, "July", date(2026, 7, 22))
    content.add_edition(webinar, "October", date(2026, 10, 21))
    other = content.add_item("Conference", "conference")
    kept = content.add_edition(other, "2026", date(2026, 11, 22))
    action = undoes(lambda: content.remove_item(webinar))
    assert (action.name, action.facts) == ("item.remove", {"title": "Sociocracy for co-housing"})
    with circle_file.look() as work:
        assert [item.id for item in work.items.all()] == [other]
        assert [edition.id for edition in work.editions.all()] == [kept]


def test_what_money_was_booked_for_stays(
    circle_file: CircleFile, content: Content, webinar: Id
) -> None:
    empty = content.add_edition(webinar, "July", date(2026, 7, 22))
    sold = content.add_edition(webinar, "October", date(2026, 10, 21))
    book_ticket(circle_file, sold)
    for remove in (
        lambda: content.remove_edition(sold),
        lambda: content.remove_item(webinar),
    ):
        with pytest.raises(Refused) as no:
            remove()
        assert refusal(no) == ("edition.in_ledger", {"name": "October", "count": 1})
    with circle_file.look() as work:
        assert {edition.id for edition in work.editions.all()} == {empty, sold}
        assert work.items.find(webinar) is not None
