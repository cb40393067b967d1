"""The filter as it was left: taken up in the same circle, and not in one that lacks its parts."""

from datetime import date
from pathlib import Path

from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.ui.pages.money.left import kept, taken_up
from sofa_desktop.ui.pages.money.lookups import Lookups
from tests.ui.desk import make_context
from tests.ui.money.books import Circle


def test_a_filter_comes_back_as_it_was(tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        circle = Circle(context)
        wanted = EntryFilter(
            words="rent",
            since=date(2026, 7, 1),
            account_id=circle.account("Bank"),
            category_id=circle.category("Tickets"),
            verb="money_out",
            only="unsorted",
        )
        assert taken_up(kept(wanted), Lookups(context.desk)) == wanted
        assert kept(EntryFilter()) == {}


def test_what_is_not_there_narrows_nothing(tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        known = Lookups(context.desk)
        left = {
            "account_id": "of another circle",
            "edition_id": "gone",
            "only": "batch:taken back",
            "verb": "juggle",
            "since": "soon",
            "until": 7,
            "words": "rent",
            "strange": "x",
        }
        assert taken_up(left, known) == EntryFilter(words="rent")
        assert taken_up(["nonsense"], known) == EntryFilter()
