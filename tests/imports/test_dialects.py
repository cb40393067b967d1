"""Random tables written in random dialects are read back exactly."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from sofa_desktop.imports import read

DAYS = st.dates(date(2001, 1, 1), date(2039, 12, 31))
MINOR = st.integers(-999_999_999, 999_999_999).filter(bool)
WORDS = st.text(alphabet="abcäßéñ ;,\"'|\t-1", max_size=20).map(lambda text: f"Zweck{text}x")
ROWS = st.lists(st.tuples(DAYS, MINOR, WORDS), min_size=1, max_size=12)


@dataclass(frozen=True)
class Dialect:
    encoding: str
    separator: str
    mark: str
    group: str
    form: str
    headings: tuple[str, str, str]
    preamble: int
    ending: str
    quote_all: bool
    two_columns: bool
    trailing_minus: bool


DIALECTS = st.builds(
    Dialect,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    separator=st.sampled_from([";", ",", "\t", "|"]),
    mark=st.sampled_from([",", "."]),
    group=st.sampled_from(["", "other", "\u00a0", "'"]),
    form=st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d.%m.%Y 10:30"]),
    headings=st.sampled_from(
        [
            ("Buchungstag", "Verwendungszweck", "Betrag"),
            ("Date", "Description", "Amount"),
            ("Fecha", "Concepto", "Importe"),
            ("Boekdatum", "Omschrijving", "Bedrag"),
            ("Date de l'opération", "Libellé", "Montant"),
        ]
    ),
    preamble=st.integers(0, 4),
    ending=st.sampled_from(["\n", "\r\n"]),
    quote_all=st.booleans(),
    two_columns=st.booleans(),
    trailing_minus=st.booleans(),
)


def written(minor: int, dialect: Dialect) -> str:
    group = {"other": "." if dialect.mark == "," else ","}.get(dialect.group, dialect.group)
    text = f"{abs(minor) // 100:,}".replace(",", group) + f"{dialect.mark}{abs(minor) % 100:02}"
    if minor >= 0:
        return text
    return f"{text}-" if dialect.trailing_minus else f"-{text}"


def table(rows: list[tuple[date, int, str]], dialect: Dialect) -> bytes:
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(
        out, delimiter=dialect.separator, lineterminator=dialect.ending, quoting=quoting
    )
    for place in range(dialect.preamble):
        writer.writerow([f"Kontoauszug {place}", "Ada"] if place % 2 else [])
    day, purpose, amount = dialect.headings
    sides = ["Soll", "Haben"] if dialect.two_columns else [amount]
    writer.writerow([day, purpose, *sides])
    for when, minor, text in rows:
        cells = [written(minor, dialect)]
        if dialect.two_columns:
            cells = ["", *cells] if minor > 0 else [*cells, ""]
        writer.writerow([when.strftime(dialect.form), text, *cells])
    return out.getvalue().encode(dialect.encoding)


@given(ROWS, DIALECTS)
@settings(max_examples=200, deadline=None)
def test_what_was_written_is_read(rows: list[tuple[date, int, str]], dialect: Dialect) -> None:
    if dialect.form == "%d/%m/%Y" and all(when.day <= 12 for when, _, _ in rows):
        rows = [(when.replace(day=28), minor, text) for when, minor, text in rows]
    (statement,) = read(table(rows, dialect), currency="EUR").statements
    assert statement.refused == ()
    assert [(line.booked_on, line.amount_minor) for line in statement.lines] == [
        (when, minor) for when, minor, _ in rows
    ]
    assert [line.text for line in statement.lines] == [" ".join(text.split()) for *_, text in rows]
    first = dialect.preamble + 2
    assert [line.line for line in statement.lines] == [*range(first, first + len(rows))]
