"""The form of pieces of content and of their editions."""

from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.content import OPEN_STAGES, ContentItem, ContentKind, Edition, Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id

DAY = date(2026, 11, 24)
ITEM = ContentItem(id=Id("i"), title="Rounds", kind=ContentKind.ARTICLE)
EDITION = Edition(id=Id("e"), item_id=ITEM.id, name="July", starts_on=DAY, ends_on=DAY)


def test_a_piece_begins_as_an_idea_of_nobody() -> None:
    assert (ITEM.stage, ITEM.owner_id) == (Stage.IDEA, None)
    ITEM.check()


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (replace(ITEM, title="\n"), "item.no_title"),
        (
            replace(ITEM, draft_due=DAY, publish_on=date(2026, 11, 23)),
            "item.published_before_draft",
        ),
    ],
)
def test_a_piece_without_its_form(item: ContentItem, refusal: str) -> None:
    with pytest.raises(Refused) as no:
        item.check()
    assert no.value.code == refusal


def test_draft_and_publishing_may_fall_on_one_day() -> None:
    replace(ITEM, draft_due=DAY, publish_on=DAY).check()


@pytest.mark.parametrize(
    ("edition", "refusal"),
    [
        (replace(EDITION, name=""), "edition.no_name"),
        (replace(EDITION, ends_on=date(2026, 11, 23)), "edition.ends_before_start"),
    ],
)
def test_an_edition_without_its_form(edition: Edition, refusal: str) -> None:
    with pytest.raises(Refused) as no:
        edition.check()
    assert no.value.code == refusal


def test_an_edition_may_last_a_day() -> None:
    EDITION.check()


def test_what_is_out_or_off_the_way_is_not_open() -> None:
    assert set(Stage) - OPEN_STAGES == {
        Stage.PUBLISHED,
        Stage.EVALUATED,
        Stage.REPLICATE,
        Stage.RETIRED,
        Stage.ON_HOLD,
        Stage.DROPPED,
    }
