"""What a pasted document seems to say, as rows to accept, change or leave out. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sofa_desktop.domain.pasted import FoundKind, FoundRecord
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.pasting import PastePreview
from sofa_desktop.ui.kit.columns import Column, Edit, Kind

TAKE, LEAVE = "take", "leave"
_KINDS: Mapping[FoundKind, Callable[[], str]] = {
    FoundKind.AIM: lambda: t("pasted", "Aim"),
    FoundKind.DOMAIN: lambda: t("pasted", "Domain"),
    FoundKind.MEMBER: lambda: t("pasted", "Person"),
    FoundKind.ROLE: lambda: t("pasted", "Role"),
    FoundKind.POLICY: lambda: t("pasted", "Policy"),
    FoundKind.DECISION: lambda: t("pasted", "Decision"),
    FoundKind.ACTION: lambda: t("pasted", "Action item"),
    FoundKind.TOPIC: lambda: t("pasted", "Topic"),
}
_TITLED = frozenset(
    {FoundKind.MEMBER, FoundKind.ROLE, FoundKind.POLICY, FoundKind.DECISION, FoundKind.ACTION,
     FoundKind.TOPIC}
)  # fmt: skip
_WITH_PERSON = frozenset({FoundKind.ROLE, FoundKind.ACTION})
_WITH_DAY = frozenset({FoundKind.ROLE, FoundKind.POLICY, FoundKind.DECISION, FoundKind.ACTION})


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with what is decided about it."""

    place: int
    record: FoundRecord
    known: bool
    taken: bool


class Findings:
    """The findings of one document."""

    def __init__(self, preview: PastePreview) -> None:
        self.preview = preview
        self.rows = [
            FindingRow(place, one.record, one.known, taken=not one.known)
            for place, one in enumerate(preview.pasted)
        ]

    def taken(self) -> list[FoundRecord]:
        """What is accepted, in the order of the document."""
        return [row.record for row in self.rows if row.taken]

    def decide(self, places: Sequence[int], *, taken: bool) -> None:
        """Accept some findings, or leave them out; what is known is not taken twice."""
        for place in places:
            row = self.rows[place]
            self.rows[place] = replace(row, taken=taken and not row.known)

    def change(self, place: int, **fields: object) -> None:
        """Put right what a finding says; whoever puts it right means it to be taken."""
        row = self.rows[place]
        record = replace(row.record, **fields)  # type: ignore[arg-type]  # named by the columns
        self.rows[place] = replace(row, record=record, taken=not row.known)

    def line(self) -> str:
        """What was understood, in a sentence."""
        known = sum(row.known for row in self.rows)
        told = tn(
            "pasted", "{n} thing was understood", "{n} things were understood", len(self.rows)
        )
        if known:
            there = tn("pasted", "{n} is there already", "{n} are there already", known)
            told = f"{told}, {there}"
        left = len(self.preview.left)
        if left:
            rest = tn("pasted", "{n} line was left", "{n} lines were left", left)
            told = f"{told}; {rest}"
        return f"{told}."

    def verb(self) -> str:
        """What the button says."""
        count = len(self.taken())
        if not count:
            return t("pasted", "Nothing to take in")
        return tn("pasted", "Take in one thing", "Take in {n} things", count)


def record_of(row: FindingRow) -> str:
    """The row's own key."""
    return str(row.place)


def columns(
    findings: Callable[[], Findings], told: Callable[[], None], today: date
) -> list[Column[FindingRow]]:
    """The columns of the table; ``told`` is called when something was decided."""

    def put(field: str) -> Callable[[FindingRow, object], str | None]:
        def commit(row: FindingRow, value: object) -> str | None:
            kept = value if value is not None or field == "ends_on" else ""
            if field == "title" and not str(kept).strip():
                return t("pasted", "It needs a name. Leave the line out instead.")
            findings().change(row.place, **{field: kept})
            told()
            return None

        return commit

    def decide(row: FindingRow, value: object) -> str | None:
        findings().decide([row.place], taken=value == TAKE)
        told()
        return None

    return [
        Column(
            t("pasted", "What happens"), _fate, "fate", width=132, tone=_tone, chip=True,
            edit=Edit(
                Kind.CHOICE, lambda row: TAKE if row.taken else LEAVE, decide,
                choices=lambda _row: [
                    (TAKE, t("pasted", "Take in")), (LEAVE, t("pasted", "Leave out"))
                ],
                may=lambda row: not row.known,
            ),
        ),
        Column(t("pasted", "Kind"), lambda row: _KINDS[row.record.kind](), "kind", width=100),
        Column(
            t("pasted", "What"), lambda row: row.record.title, "title", width=230,
            edit=Edit(
                Kind.TEXT, lambda row: row.record.title, put("title"),
                may=lambda row: row.record.kind in _TITLED,
            ),
        ),
        Column(
            t("pasted", "Wording"), lambda row: " ".join(row.record.text.split()), "text",
            stretch=True, tip=lambda row: row.record.text,
            edit=Edit(
                Kind.TEXT, lambda row: row.record.text, put("text"), optional=True,
                may=lambda row: row.record.kind not in {FoundKind.MEMBER, FoundKind.ACTION},
            ),
        ),
        Column(
            t("pasted", "Who"), _who, "person", width=140,
            edit=Edit(
                Kind.TEXT, lambda row: row.record.person, put("person"), optional=True,
                may=lambda row: row.record.kind in _WITH_PERSON,
            ),
        ),
        Column(
            t("pasted", "Until"), _until, "until", width=160,
            sort_key=lambda row: row.record.ends_on or date.max,
            edit=Edit(
                Kind.DATE, lambda row: row.record.ends_on, put("ends_on"), optional=True,
                today=lambda: today, may=lambda row: row.record.kind in _WITH_DAY,
            ),
        ),
        Column(
            t("pasted", "Line"), lambda row: str(row.record.line), "line", width=56,
            sort_key=lambda row: row.record.line, tip=lambda row: row.record.source,
        ),
    ]  # fmt: skip


def _fate(row: FindingRow) -> str:
    if row.known:
        return t("pasted", "There already")
    return t("pasted", "Take in") if row.taken else t("pasted", "Leave out")


def _tone(row: FindingRow) -> str:
    return "good" if row.taken else ""


def _who(row: FindingRow) -> str:
    if row.record.kind is FoundKind.MEMBER and row.record.guest:
        return t("pasted", "guest")
    return row.record.person


def _until(row: FindingRow) -> str:
    if row.record.ends_on is not None:
        return formats.day(row.record.ends_on)
    if row.record.months:
        return tn("pasted", "for {n} month", "for {n} months", row.record.months)
    return ""
