"""What the Money page offers: the verbs, and what can be done with the selected entries."""

from collections.abc import Callable, Sequence
from typing import Protocol

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import EntryRow
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.verbs import Verbs


class Host(Protocol):
    """What the actions ask of the page."""

    def offer(
        self,
        primary: Action | None = None,
        *,
        beside: Sequence[Action] = (),
        menu: Sequence[Action] = (),
        keys: Sequence[Action] = (),
    ) -> None:
        """Offer these."""

    def extra_keys(self) -> tuple[Action, ...]:
        """Actions of the page's parts that have only a key."""

    def new_entry(self) -> None:
        """Open the line that takes entries."""

    def import_file(self) -> None:
        """Choose a bank's file."""

    def manage_accounts(self) -> None:
        """Add, rename and archive accounts."""

    def manage_categories(self) -> None:
        """Add, rename and archive categories."""

    def look_for(self) -> None:
        """Take the keyboard to the words to look for."""


class Offers:
    """Makes the page's actions, with the reason where one cannot be used now."""

    def __init__(self, page: Host, verbs: Verbs, attach: Callable[[], None]) -> None:
        """``attach`` chooses files that prove the selected entry."""
        self._page = page
        self._verbs = verbs
        self._attach = attach
        self._of_rows: tuple[Action, ...] = ()

    def of_rows(self) -> Sequence[Action]:
        """For the menu of the selected rows."""
        return self._of_rows

    def show(self, rows: Sequence[EntryRow], known: Lookups) -> None:
        """Offer what fits the selection."""
        page, verbs = self._page, self._verbs
        self._of_rows = self._entry_actions(rows, known)
        few = len(known.live_accounts()) < 2
        page.offer(
            Action("money.new", t("action", "New entry"), page.new_entry, "Ctrl+N", "plus"),
            beside=(
                Action("money.in", terms.verb("money_in"), verbs.money_in, "Ctrl+Shift+I"),
                Action("money.out", terms.verb("money_out"), verbs.money_out, "Ctrl+Shift+O"),
                Action(
                    "bank.import",
                    t("action", "Import bank file"),
                    page.import_file,
                    "Ctrl+I",
                    "import",
                ),
            ),
            menu=(
                Action(
                    "money.move",
                    terms.verb("move"),
                    verbs.move,
                    "Ctrl+Shift+M",
                    "arrow-left-right",
                    why_not=t("money", "A move needs a second account.") if few else "",
                ),
                Action(
                    "money.pay_members",
                    terms.verb("pay_members"),
                    verbs.pay_members,
                    icon="hand-coins",
                ),
                Action(
                    "account.manage", t("action", "Accounts"), page.manage_accounts, icon="landmark"
                ),
                Action(
                    "category.manage",
                    t("action", "Categories"),
                    page.manage_categories,
                    icon="tags",
                ),
                *self._of_rows,
            ),
            keys=(
                Action("money.find", t("money filter", "Find entries"), page.look_for, "Ctrl+F"),
                *page.extra_keys(),
            ),
        )

    def _entry_actions(self, rows: Sequence[EntryRow], known: Lookups) -> tuple[Action, ...]:
        verbs = self._verbs
        return (
            Action(
                "entry.category",
                t("action", "Set category"),
                verbs.set_category,
                "Ctrl+Shift+C",
                "tag",
                why_not=_open(rows),
            ),
            Action(
                "entry.edition",
                t("action", "Set edition"),
                verbs.set_edition,
                "Ctrl+Shift+E",
                "calendar",
                why_not=_open(rows) or _there(known.editions, t("money", "No edition yet.")),
            ),
            Action(
                "entry.split",
                t("action", "Split over several"),
                verbs.split,
                icon="split",
                why_not=_one(rows) or _flow(rows) or _open(rows),
            ),
            Action(
                "entry.rate",
                t("action", "Set exchange rate"),
                verbs.set_rate,
                icon="coins",
                why_not=_open(rows) or _foreign(rows, known),
            ),
            Action(
                "entry.tranche",
                t("action", "Say what paid for it"),
                verbs.set_tranche,
                icon="piggy-bank",
                why_not=_open(rows) or _there(known.tranches, t("money", "No investment yet.")),
            ),
            Action(
                "entry.refund",
                t("action", "Refund of this entry"),
                verbs.refund,
                icon="corner-down-left",
                why_not=_one(rows) or _flow(rows),
            ),
            Action(
                "entry.reverse",
                t("action", "Reverse"),
                verbs.reverse,
                icon="rotate-cw",
                why_not=_one(rows) or _settled(rows),
            ),
            Action(
                "entry.receipt",
                t("action", "Attach a receipt"),
                self._attach,
                "Ctrl+Shift+A",
                "paperclip",
                why_not=_one(rows),
            ),
            Action(
                "entry.remove",
                t("action", "Remove"),
                verbs.remove,
                "Del",
                "trash-2",
                why_not=_open(rows),
            ),
        )


def _some(rows: Sequence[EntryRow]) -> str:
    return "" if rows else t("money", "Select entries first.")


def _one(rows: Sequence[EntryRow]) -> str:
    return "" if len(rows) == 1 else t("money", "Select one entry first.")


def _open(rows: Sequence[EntryRow]) -> str:
    settled = next((row.settled for row in rows if row.settled), "")
    if settled and len(rows) == 1:
        return t("money", "It is settled in {number}: refund or reverse it.", number=settled)
    if settled:
        return t("money", "One of them is settled in {number}.", number=settled)
    return _some(rows)


def _flow(rows: Sequence[EntryRow]) -> str:
    flows = {"money_in", "money_out"}
    if all(row.verb in flows for row in rows):
        return ""
    return t("money", "This is only for money that came in or went out.")


def _foreign(rows: Sequence[EntryRow], known: Lookups) -> str:
    if any(row.currency != known.currency for row in rows):
        return ""
    return t("money", "They are in {currency}: nothing to convert.", currency=known.currency)


def _settled(rows: Sequence[EntryRow]) -> str:
    if all(row.settled for row in rows):
        return ""
    return t("money", "It is not settled: change or remove it.")


def _there(rows: Sequence[object], sentence: str) -> str:
    return "" if rows else sentence
