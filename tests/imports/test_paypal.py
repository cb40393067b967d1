"""PayPal: gross, fee and net, holds and their release, conversions, several currencies."""

from datetime import date

from sofa_desktop.domain.bank import BankFile
from sofa_desktop.imports import read

GERMAN = [
    "Datum", "Uhrzeit", "Name", "Typ", "Status", "Währung", "Brutto", "Gebühr", "Netto",
    "Transaktionscode", "Artikelbezeichnung", "Versand- und Bearbeitungsgebühr",
    "Zugehöriger Transaktionscode", "Guthaben", "Auswirkung auf Guthaben",
]  # fmt: skip
ENGLISH = [
    "Date", "Time", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "Transaction ID",
    "Item Title", "Shipping and Handling Amount", "Reference Txn ID", "Balance", "Balance Impact",
]  # fmt: skip


def paypal(headings: list[str], *rows: tuple[str, ...]) -> BankFile:
    lines = [headings, *map(list, rows)]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    return read(b"\xef\xbb\xbf" + text.encode())


def test_net_counts_and_the_fee_is_a_charge() -> None:
    file = paypal(
        GERMAN,
        ("18.06.2025", "07:47", "Ada", "Zahlung", "Abgeschlossen", "EUR", "100,00", "-2,84",
         "97,16", "TX1", "Workshop", "0,00", "", "138,53", "Haben"),
        ("19.06.2025", "07:47", "Ada", "Rückzahlung", "Abgeschlossen", "EUR", "-50,00", "1,07",
         "-48,93", "TX2", "Workshop", "", "TX1", "89,60", "Soll"),
    )  # fmt: skip
    (statement,) = file.statements
    assert [(line.amount_minor, line.fee_minor, line.bank_id) for line in statement.lines] == [
        (9716, 284, "TX1"),
        (-4893, -107, "TX2"),
    ]
    assert (statement.opening_minor, statement.closing_minor) == (4137, 8960)
    assert statement.closing_on == date(2025, 6, 19)


def hold(
    day: str, amount: str, ident: str, related: str, balance: str, kind: str
) -> tuple[str, ...]:
    status = "Ausstehend" if amount.startswith("-") else "Abgeschlossen"
    return (day, "12:00", "PayPal", kind, status, "EUR", amount, "0,00", amount, ident, "", "0,00",
            related, balance, "Soll" if amount.startswith("-") else "Haben")  # fmt: skip


def payment(day: str, amount: str, ident: str, balance: str) -> tuple[str, ...]:
    return (day, "12:01", "Shop", "Zahlung", "Abgeschlossen", "EUR", amount, "0,00", amount, ident,
            "", "0,00", "", balance, "Soll")  # fmt: skip


def test_a_hold_and_its_release_are_no_movements() -> None:
    file = paypal(
        GERMAN,
        payment("01.07.2025", "-10,00", "P1", "90,00"),
        hold("02.07.2025", "-13,21", "H1", "B1", "76,79", "Einbehaltung für offene Autorisierung"),
        payment("02.07.2025", "-13,21", "P2", "63,58"),
        hold("02.07.2025", "13,21", "R1", "H1", "76,79", "Rückbuchung allgemeiner Einbehaltung"),
        hold("03.07.2025", "-5,00", "H2", "B2", "71,79", "Retención"),
    )
    (statement,) = file.statements
    assert [line.bank_id for line in statement.lines] == ["P1", "P2"]
    assert [(line.line, line.reason) for line in statement.refused] == [
        (3, "pending"), (5, "hold"), (6, "pending"),
    ]  # fmt: skip
    assert (statement.opening_minor, statement.closing_minor) == (10000, 7679)


def test_the_release_of_what_was_held_before_the_file_began() -> None:
    file = paypal(
        GERMAN,
        payment("02.07.2025", "-13,21", "P2", "63,58"),
        hold("02.07.2025", "13,21", "R1", "H1", "76,79", "Rückbuchung allgemeiner Einbehaltung"),
        payment("03.07.2025", "-1,79", "P3", "75,00"),
    )
    (statement,) = file.statements
    assert [line.bank_id for line in statement.lines] == ["P2", "P3"]
    assert (statement.opening_minor, statement.closing_minor) == (9000, 7500)


def test_english_memo_denied_and_a_conversion_in_two_currencies() -> None:
    file = paypal(
        ENGLISH,
        ("13/11/2025", "1", "Ada", "Payment", "Completed", "USD", "20.00", "-1.00", "19.00", "A1",
         "Talk", "", "", "19.00", "Credit"),
        ("13/11/2025", "1", "", "General Currency Conversion", "Completed", "USD", "-19.00", "0.00",
         "-19.00", "C1", "", "", "A1", "0.00", "Debit"),
        ("13/11/2025", "1", "", "General Currency Conversion", "Completed", "EUR", "16.20", "0.00",
         "16.20", "C2", "", "", "A1", "26.20", "Credit"),
        ("14/11/2025", "1", "Bo", "Payment", "Denied", "EUR", "5.00", "0.00", "5.00", "D1", "", "",
         "", "26.20", "Credit"),
        ("15/11/2025", "1", "Cy", "Order", "Completed", "EUR", "-7.00", "0.00", "-7.00", "M1", "",
         "", "", "26.20", "Memo"),
    )  # fmt: skip
    dollars, euros = file.statements
    assert [(line.amount_minor, line.currency) for line in dollars.lines] == [
        (1900, "USD"), (-1900, "USD"),
    ]  # fmt: skip
    assert [(line.amount_minor, line.bank_id) for line in euros.lines] == [(1620, "C2")]
    assert "Currency Conversion" in dollars.lines[1].text
    assert "Currency Conversion" in euros.lines[0].text
    assert (dollars.closing_minor, euros.closing_minor, euros.opening_minor) == (0, 2620, 1000)
    assert [(line.line, line.reason) for line in euros.refused] == [(5, "denied"), (6, "no_effect")]
