"""What the person decides about a bank's lines before they are taken in. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sofa_desktop.domain.bank import BankLine, RefusedLine, latest_closing
from sofa_desktop.domain.payees import payee_key
from sofa_desktop.services.importing import Fate, Preview, Suggestion

REFUSED = "refused"
FOLLOWED = "followed"
"""Why a line has its category: another one of the same payee was given it just now."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the file in the list: a proposal, or a refused line."""

    key: str
    statement: int
    place: int
    proposal: Suggestion | None
    refused: RefusedLine | None = None

    @property
    def fate(self) -> str:
        """What becomes of it."""
        return REFUSED if self.proposal is None else str(self.proposal.fate)


class Choices:
    """The previews of one file with what was chosen for their lines."""

    def __init__(self, previews: Sequence[Preview], unsorted: frozenset[str]) -> None:
        """``unsorted`` are the categories that mean that nobody has chosen yet."""
        self._read = tuple(previews)
        self._proposals = [list(preview.proposals) for preview in previews]
        self._unsorted = unsorted
        self._touched: set[tuple[int, int]] = set()
        self._payees: dict[tuple[int, int], str] | None = None

    @property
    def previews(self) -> tuple[Preview, ...]:
        """What is to be taken in."""
        return tuple(
            replace(preview, proposals=tuple(proposals))
            for preview, proposals in zip(self._read, self._proposals, strict=True)
        )

    def rows(self, fates: frozenset[str]) -> list[LineRow]:
        """The lines that have one of these fates, in the order of the file."""
        return [row for row in self._all() if row.fate in fates]

    def count(self, *fates: str) -> int:
        """How many lines have one of these fates."""
        found = sum(str(each.fate) in fates for _, _, each in self._each())
        if REFUSED in fates:
            found += sum(len(preview.refused) for preview in self._read)
        return found

    def set_category(self, row: LineRow, category_id: str) -> int:
        """Choose a category, for this line and for others of the same payee that have none yet.

        How many others followed.
        """
        self._touched.add((row.statement, row.place))
        chosen = self._proposals[row.statement][row.place]
        self._put(row, chosen._replace(category_id=category_id))
        return self._follow(row, category_id)

    def set_edition(self, row: LineRow, edition_id: str) -> None:
        """Choose an edition for a line; empty for none."""
        chosen = self._proposals[row.statement][row.place]
        self._put(row, chosen._replace(edition_id=edition_id))

    def set_fate(self, row: LineRow, fate: Fate) -> None:
        """Take a line in, or leave it out."""
        self._put(row, self._proposals[row.statement][row.place]._replace(fate=fate))

    def new_sum(self) -> int:
        """What the new lines add to the account."""
        return sum(each.line.amount_minor for _, _, each in self._each() if each.fate is Fate.NEW)

    def span(self) -> tuple[date, date] | None:
        """First and last day of the file's lines."""
        days = [each.line.booked_on for _, _, each in self._each()]
        return (min(days), max(days)) if days else None

    def closing(self) -> tuple[int, date] | None:
        """What the bank says is there after these lines, and on which day."""
        last = latest_closing([preview.statement for preview in self._read])
        if last is None or last.closing_currency:
            return None
        if last.closing_minor is None or last.closing_on is None:
            return None
        return last.closing_minor, last.closing_on

    def _put(self, row: LineRow, proposal: Suggestion) -> None:
        self._proposals[row.statement][row.place] = proposal

    def _follow(self, row: LineRow, category_id: str) -> int:
        payees = self._known_payees()
        key = payees.get((row.statement, row.place), "")
        if not key:
            return 0
        inward = _is_inward(self._proposals[row.statement][row.place].line)
        followed = 0
        for number, place, other in list(self._each()):
            waits = other.category_id in self._unsorted or other.why == FOLLOWED
            same = payees.get((number, place)) == key and _is_inward(other.line) == inward
            if same and waits and other.fate is Fate.NEW and (number, place) not in self._touched:
                changed = other._replace(category_id=category_id, why=FOLLOWED)
                self._proposals[number][place] = changed
                followed += 1
        return followed

    def _known_payees(self) -> dict[tuple[int, int], str]:
        if self._payees is None:
            self._payees = {
                (number, place): payee_key(each.line.counterparty, each.line.text)
                for number, place, each in self._each()
            }
        return self._payees

    def _each(self) -> Iterator[tuple[int, int, Suggestion]]:
        for number, proposals in enumerate(self._proposals):
            for place, proposal in enumerate(proposals):
                yield number, place, proposal

    def _all(self) -> Iterator[LineRow]:
        for number, place, proposal in self._each():
            yield LineRow(f"{number}:{place}", number, place, proposal)
        for number, preview in enumerate(self._read):
            for place, refused in enumerate(preview.refused):
                yield LineRow(f"{number}:r{place}", number, place, None, refused)


def _is_inward(line: BankLine) -> bool:
    return line.amount_minor + line.fee_minor > 0
