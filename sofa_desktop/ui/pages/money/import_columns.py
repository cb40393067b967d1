"""The columns of the list of a bank's lines. No Qt."""

from collections.abc import Callable, Sequence

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.importing import Fate
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.money.import_choices import REFUSED, LineRow
from sofa_desktop.ui.pages.money.import_words import why, why_tip
from sofa_desktop.ui.pages.money.lookups import Lookups

Took = Callable[[LineRow, str], None]


class LineColumns:
    """Shows lines; what is chosen goes to ``category`` and ``edition``."""

    def __init__(self, known: Lookups, category: Took, edition: Took) -> None:
        self._known = known
        self._category = category
        self._edition = edition

    def columns(self) -> list[Column[LineRow]]:
        """Date, what, category, edition, why, amount."""
        found: list[Column[LineRow]] = [
            Column(t("money column", "Date"), _day, width=112, tone=_tone),
            Column(
                t("money column", "What"), _what, width=140, stretch=True, tone=_tone, tip=_what
            ),
            Column(
                t("money column", "Category"),
                self._category_name,
                width=150,
                tone=self._category_tone,
                edit=Edit(
                    Kind.CHOICE,
                    _category_key,
                    self._set_category,
                    choices=self._categories,
                    may=_is_new,
                ),
            ),
        ]
        if self._known.editions:
            found.append(
                Column(
                    t("money column", "Edition"),
                    self._edition_name,
                    width=128,
                    tone=_muted,
                    edit=Edit(
                        Kind.CHOICE,
                        _edition_key,
                        self._set_edition,
                        optional=True,
                        choices=self._editions,
                        may=_is_new,
                    ),
                )
            )
        found += [
            Column(t("import", "Why"), why, width=268, tone=_why_tone, tip=why_tip),
            Column(
                t("money column", "Amount"), _amount, align=Align.END, width=132, tone=_amount_tone
            ),
        ]
        return found

    def _category_name(self, row: LineRow) -> str:
        proposal = row.proposal
        shown = proposal is not None and proposal.fate in {Fate.NEW, Fate.LEFT}
        return self._known.name(proposal.category_id) if proposal is not None and shown else ""

    def _category_tone(self, row: LineRow) -> str:
        if row.proposal is None or row.proposal.fate is not Fate.NEW:
            return "muted"
        waits = (self._known.unsorted(inward=True), self._known.unsorted(inward=False))
        return "warning" if row.proposal.category_id in waits else ""

    def _edition_name(self, row: LineRow) -> str:
        return "" if row.proposal is None else self._known.name(row.proposal.edition_id)

    def _categories(self, row: LineRow) -> Sequence[tuple[str, str]]:
        inward = row.proposal is not None and row.proposal.line.amount_minor > 0
        return self._known.category_choices(way="in" if inward else "out")

    def _editions(self, row: LineRow) -> Sequence[tuple[str, str]]:
        del row
        return self._known.edition_choices()

    def _set_category(self, row: LineRow, value: object) -> str | None:
        self._category(row, str(value))
        return None

    def _set_edition(self, row: LineRow, value: object) -> str | None:
        self._edition(row, str(value) if value else "")
        return None


def record_of(row: LineRow) -> str:
    """The key of a row."""
    return row.key


def _is_new(row: LineRow) -> bool:
    return row.fate == Fate.NEW


def _day(row: LineRow) -> str:
    if row.proposal is None:
        number = row.refused.line if row.refused is not None else 0
        return t("import", "Line {number}", number=number)
    return formats.short_day(row.proposal.line.booked_on)


def _what(row: LineRow) -> str:
    if row.proposal is None:
        return row.refused.text if row.refused is not None else ""
    line = row.proposal.line
    if line.counterparty and line.counterparty.casefold() not in line.text.casefold():
        return f"{line.text} · {line.counterparty}" if line.text else line.counterparty
    return line.text


def _amount(row: LineRow) -> str:
    if row.proposal is None:
        return ""
    line = row.proposal.line
    return f"{formats.amount(line.amount_minor, line.currency, sign=True)} {line.currency}"


def _amount_tone(row: LineRow) -> str:
    if row.fate != Fate.NEW or row.proposal is None:
        return "muted"
    return "good" if row.proposal.line.amount_minor > 0 else ""


def _tone(row: LineRow) -> str:
    return "" if row.fate == Fate.NEW else "muted"


def _why_tone(row: LineRow) -> str:
    return "bad" if row.fate == REFUSED else "muted"


def _category_key(row: LineRow) -> str:
    return "" if row.proposal is None else row.proposal.category_id


def _edition_key(row: LineRow) -> str | None:
    return None if row.proposal is None else (row.proposal.edition_id or None)


def _muted(row: LineRow) -> str:
    del row
    return "muted"
