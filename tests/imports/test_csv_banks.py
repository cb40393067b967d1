"""CSV files in the shapes of real banks, written by these tests."""

from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.bank import BankStatement
from sofa_desktop.domain.errors import Refused
from sofa_desktop.imports import read


def only(data: bytes | str, currency: str = "EUR") -> BankStatement:
    raw = data.encode() if isinstance(data, str) else data
    file = read(raw, currency=currency)
    assert len(file.statements) == 1
    return file.statements[0]


def moved(statement: BankStatement) -> list[tuple[int, str, int]]:
    return [(line.line, line.booked_on.isoformat(), line.amount_minor) for line in statement.lines]


def refused(statement: BankStatement) -> list[tuple[int, str]]:
    return [(line.line, line.reason) for line in statement.refused]


DIRECT = """\ufeff"Girokonto";"DE02120300000000202051"

"Kontostand vom 09.12.2025:";"1.093,32\u00a0€"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";\
"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)"
"08.12.25";"09.12.25";"Gebucht";"Ada Sender";"Content Circle";"Workshop; Dezember";\
"Eingang";"";"200"
"05.12.25";"05.12.25";"Gebucht";"Content Circle";"Druckerei";"Hefte";"Ausgang";"";"-62,3"
"05.12.25";"05.12.25";"Vorgemerkt";"Content Circle";"Strom AG";"Abschlag";"Ausgang";"";"-48"
"01.12.25";"01.12.25";"Gebucht";"Content, Circle";Verlag";"Lizenz";"Ausgang";"";"-1.207,05"
"""


def test_preamble_balance_bare_decimals_and_payer_or_payee() -> None:
    statement = only(DIRECT, currency="")
    assert moved(statement) == [
        (6, "2025-12-08", 20000),
        (7, "2025-12-05", -6230),
        (9, "2025-12-01", -120705),
    ]
    assert refused(statement) == [(8, "pending")]
    assert (statement.closing_minor, statement.closing_on) == (109332, date(2025, 12, 9))
    assert [line.counterparty for line in statement.lines] == ["Ada Sender", "Druckerei", "Verlag"]
    assert statement.lines[0].text.startswith("Workshop; Dezember")
    assert statement.lines[0].valued_on == date(2025, 12, 9)
    assert statement.account_name == "DE02120300000000202051"


LONG_PREAMBLE = """Umsatzanzeige;Datei erstellt am: 09.12.2025 15:23

IBAN;DE02500105170137075030
Kontoname;Girokonto
Zeitraum;17.11.2025 - 09.12.2025

In der CSV-Datei finden Sie alle bereits gebuchten Umsätze.

Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;\
Betrag;Währung
09.12.2025;09.12.2025;Café;Lastschrift;Kaffee;986,02;EUR;-13,98;EUR
28.11.2025;28.11.2025;Kunde;Gutschrift;Rechnung 7;1.000,00;EUR;900,00;EUR
"""


def test_windows_letters_long_preamble_and_newest_first_balance() -> None:
    statement = only(LONG_PREAMBLE.encode("cp1252"), currency="")
    assert moved(statement) == [(10, "2025-12-09", -1398), (11, "2025-11-28", 90000)]
    assert (statement.opening_minor, statement.closing_minor) == (10000, 98602)
    assert statement.closing_on == date(2025, 12, 9)
    assert statement.lines[0].counterparty == "Café"
    assert statement.account_name == "DE02500105170137075030"


def test_a_row_that_lost_a_cell_is_read_only_if_its_money_is_certain() -> None:
    head = "Buchung;Name;Zweck;Betrag;Währung\n"
    full = "03.12.2025;Firma;Miete;-45,00;EUR\n"
    sure = only(head + full + "28.11.2025;Rente November;2.647,74;EUR\n")
    assert moved(sure) == [(2, "2025-12-03", -4500), (3, "2025-11-28", 264774)]
    unsure = only("Buchung;Name;Zweck;Betrag;Saldo\n03.12.2025;Firma;Miete;-45,00;10,00\n"
                  "28.11.2025;Rente November;2.647,74;55,00\n")  # fmt: skip
    assert refused(unsure) == [(3, "cells_missing")]


def test_a_row_with_a_cell_too_many_is_refused() -> None:
    statement = only("Datum;Zweck;Betrag\n03.12.2025;Miete;-45,00\n04.12.2025;a;5,00;-1,00\n")
    assert moved(statement) == [(2, "2025-12-03", -4500)]
    assert refused(statement) == [(3, "cells_too_many")]


SAVINGS_BANK = """"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";\
"Beguenstigter/Zahlungspflichtiger";"Betrag";"Waehrung";"Info"
"DE02370502990000684712";"05.12.25";"08.12.25";"FOLGELASTSCHRIFT";"Shop";"Shop GmbH";"-99,80";\
"EUR";"Umsatz vorgemerkt"
"DE02370502990000684712";"04.12.25";"04.12.25";"GUTSCHRIFT";"Beleg 3";"Eva";"1067,50";"EUR";\
"Umsatz gebucht"
"""


def test_state_in_a_column_called_info_and_the_own_account() -> None:
    statement = only(SAVINGS_BANK, currency="")
    assert moved(statement) == [(3, "2025-12-04", 106750)]
    assert refused(statement) == [(2, "pending")]
    assert statement.account_name == "DE02370502990000684712"
    assert statement.refused[0].facts["amount_minor"] == -9980


def test_no_headings_two_money_columns() -> None:
    statement = only(
        "03.11.2025;Lastschrift   Bank AG;-1.005,00;;;;'DE02300209000106531065'\r\n"
        "04.11.2025;Kartenzahlung   Tanken;-53,00;;;;'DE02300209000106531065'\r\n"
        "10.11.2025;Gutschrift   Kunde;;83,16;;;'DE02300209000106531065'\r\n\r\n"
    )
    assert moved(statement) == [
        (1, "2025-11-03", -100500),
        (2, "2025-11-04", -5300),
        (3, "2025-11-10", 8316),
    ]
    assert statement.lines[0].text == "Lastschrift Bank AG"


def test_no_headings_and_no_telling_which_number_is_the_amount() -> None:
    with pytest.raises(Refused) as no:
        read(b"01.02.2025;Eins;5,00;7,00\n02.02.2025;Zwei;6,00;9,00\n", currency="EUR")
    assert no.value.code == "bank.no_table"


def test_running_balance_without_headings() -> None:
    statement = only("2025-02-01,Eins,5.00,105.00\n2025-02-02,Zwei,-6.50,98.50\n")
    assert moved(statement) == [(1, "2025-02-01", 500), (2, "2025-02-02", -650)]
    assert (statement.opening_minor, statement.closing_minor) == (10000, 9850)


def test_debit_and_credit_columns() -> None:
    statement = only(
        "Date,Description,Paid out,Paid in,Balance\n"
        '13/11/2025,Rent,"1,200.00",,300.00\n14/11/2025,Sale,,50.5,350.50\n',
        currency="GBP",
    )
    assert moved(statement) == [(2, "2025-11-13", -120000), (3, "2025-11-14", 5050)]
    assert (statement.opening_minor, statement.closing_minor) == (150000, 35050)
    assert statement.currency == "GBP"


@pytest.mark.parametrize(
    ("heading", "out", "into"),
    [("Soll/Haben", "S", "H"), ("", "S", "H"), ("Af Bij", "Af", "Bij"), ("D/C", "DBIT", "CRDT")],
)
def test_marks_that_give_the_sign(heading: str, out: str, into: str) -> None:
    statement = only(
        f"Buchungstag;Verwendungszweck;Betrag;{heading}\n"
        f"01.12.2025;Miete;45,00;{out}\n02.12.2025;Kurs;80,00;{into}\n"
    )
    assert [line.amount_minor for line in statement.lines] == [-4500, 8000]


def test_totals_in_the_shape_of_movements_are_balances() -> None:
    statement = only(
        "Buchungstag;Vorgang/Verwendungszweck;Währung;Umsatz;Soll/Haben\n"
        "02.12.2025;Kurs;EUR;80,00;H\n03.12.2025;Miete;EUR;30,00;S\n\n"
        "01.12.2025;Anfangssaldo;EUR;100,00;H\n31.12.2025;Endsaldo;EUR;150,00;H\n"
    )
    assert moved(statement) == [(2, "2025-12-02", 8000), (3, "2025-12-03", -3000)]
    assert (statement.opening_minor, statement.closing_minor) == (10000, 15000)
    assert statement.closing_on == date(2025, 12, 31)
    assert statement.refused == ()


def test_a_cell_over_two_lines_counts_as_an_editor_counts() -> None:
    statement = only(
        'Datum;Zweck;Betrag\r\n01.12.2025;"erste\r\nzweite";1,00\r\n02.12.2025;x;kein\r\n'
    )
    assert moved(statement) == [(2, "2025-12-01", 100)]
    assert statement.lines[0].text == "erste zweite"
    assert refused(statement) == [(4, "no_amount")]


def test_a_quote_that_never_closes_does_not_swallow_the_file() -> None:
    rows = "".join(f"{day:02}.11.2025;Zweck {day};{day},00\n" for day in range(2, 29))
    statement = only(f'Datum;Zweck;Betrag\n01.11.2025;"Zoll 5;1,00\n{rows}')
    assert len(statement.lines) == 28
    assert sum(line.amount_minor for line in statement.lines) == 100 * sum(range(1, 29))


def test_more_decimals_than_the_currency_has() -> None:
    text = "Date,Description,Amount,Currency\n2025-12-01,a,1.005,EUR\n2025-12-02,b,1.500,EUR\n"
    text += "2025-12-03,c,1200,JPY\n2025-12-04,d,1.125,KWD\n2025-12-05,e,1.5,JPY\n"
    file = read(text.encode())
    assert {s.currency: [line.amount_minor for line in s.lines] for s in file.statements} == {
        "EUR": [150],
        "JPY": [1200],
        "KWD": [1125],
    }
    assert [refused(s) for s in file.statements] == [[(2, "too_precise")], [(6, "too_precise")], []]


def test_texts_become_plain() -> None:
    statement = only("Datum;Zweck;Betrag\n01.12.2025;  a\u202eb\x07c   e\u0301\u0000 ;1,00\n")
    assert statement.lines[0].text == "ab c é"


def test_a_wide_encoding_and_tabs() -> None:
    text = "Date\tDescription\tAmount (USD)\n12/31/2025\tÉcole\t1,234.50\n"
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        statement = only(text.encode(encoding), currency="")
        assert moved(statement) == [(2, "2025-12-31", 123450)]
        assert (statement.currency, statement.lines[0].text) == ("USD", "École")


def test_the_whole_column_tells_the_order_of_dates() -> None:
    american = only("Date,Description,Amount\n01/02/2025,a,1.00\n01/13/2025,b,2.00\n")
    assert [line.booked_on for line in american.lines] == [date(2025, 1, 2), date(2025, 1, 13)]
    sorted_only = only(
        "Date,Description,Amount\n01/05/2025,a,1.00\n02/03/2025,b,2.00\n03/01/2025,c,3.00\n"
        "04/02/2025,d,4.00\n"
    )
    assert [line.booked_on.month for line in sorted_only.lines] == [1, 2, 3, 4]
    unclear = only("Date,Description,Amount\n01/02/2025,a,1.00\n")
    assert unclear.lines[0].booked_on == date(2025, 2, 1)


def test_no_currency_anywhere_is_asked_for() -> None:
    with pytest.raises(Refused) as no:
        read(b"Datum;Zweck;Betrag\n01.12.2025;a;1,00\n")
    assert no.value.code == "bank.no_currency"


def test_a_saved_profile_is_used_and_dropped_when_it_no_longer_fits() -> None:
    first = read(b"Datum;Zweck;Notiz;Betrag\n01.12.2025;a;b;1,00\n", currency="EUR")
    assert first.profile is not None
    assert first.preview == (
        ("Datum", "Zweck", "Notiz", "Betrag"),
        ("01.12.2025", "a", "b", "1,00"),
    )
    edited = replace(first.profile, text=(1,))
    again = read(
        b"Konto;1\n\nDatum;Zweck;Notiz;Betrag\n02.12.2025;c;d;2,00\n",
        profile=edited, currency="EUR",
    )  # fmt: skip
    assert again.statements[0].lines[0].text == "c"
    assert again.profile is not None
    assert again.profile.header_line == 2
    other = read(b"Date,Amount,Details\n2025-12-03,3.00,e\n", profile=edited, currency="EUR")
    assert other.statements[0].lines[0].amount_minor == 300


def test_a_payment_whose_text_speaks_of_a_balance_is_a_payment() -> None:
    statement = only(
        "Datum;Zweck;Betrag\n01.12.2025;Saldo Rechnung 5;-40,00\n02.12.2025;Total Energie;-9,00\n"
        "31.12.2025;Neuer Saldo per 31.12.2025;51,00\n"
    )
    assert moved(statement) == [(2, "2025-12-01", -4000), (3, "2025-12-02", -900)]
    assert (statement.closing_minor, statement.closing_on) == (5100, date(2025, 12, 31))


def test_two_quotes_that_begin_words_swallow_no_line_between_them() -> None:
    statement = only(
        'Datum;Zweck;Betrag\n01.12.2025;"Zoll 5;1,00\n02.12.2025;Kurs;2,00\n'
        '03.12.2025;"Zoll 6;3,00\n'
    )
    assert moved(statement) == [
        (2, "2025-12-01", 100),
        (3, "2025-12-02", 200),
        (4, "2025-12-03", 300),
    ]


def test_rows_a_spreadsheet_has_quoted_whole() -> None:
    statement = only('"Datum,Zweck,Betrag"\n"01.12.2025,Kurs,""5,50"""\n')
    assert moved(statement) == [(2, "2025-12-01", 550)]


def test_days_above_the_table_help_to_tell_the_order() -> None:
    statement = only(
        "Ending balance as of 01/31/2025,,1030.00\n\nDate,Description,Amount\n"
        "01/05/2025,Deposit,50.00\n",
        currency="USD",
    )
    assert moved(statement) == [(4, "2025-01-05", 5000)]
    assert (statement.closing_minor, statement.closing_on) == (103000, date(2025, 1, 31))


def test_the_running_balance_tells_whether_the_fee_is_inside_the_amount() -> None:
    head = "Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
    outside = only(
        head + "2025-01-02,Top-up,100.00,0.00,EUR,COMPLETED,100.00\n"
        "2025-01-03,To Ada,-20.00,0.50,EUR,COMPLETED,79.50\n,Shop,-5.00,0.00,EUR,PENDING,\n"
    )
    assert [(line.amount_minor, line.fee_minor) for line in outside.lines] == [
        (10000, 0),
        (-2050, 50),
    ]
    assert (outside.closing_minor, refused(outside)) == (7950, [(4, "pending")])
    inside = only(
        head + "2025-01-02,Top-up,100.00,0.00,EUR,COMPLETED,100.00\n"
        "2025-01-03,To Ada,-20.50,0.50,EUR,COMPLETED,79.50\n"
    )
    assert [(line.amount_minor, line.fee_minor) for line in inside.lines] == [
        (10000, 0),
        (-2050, 50),
    ]


def test_several_accounts_in_one_file_are_several_statements() -> None:
    file = read(
        b"IBAN Auftragskonto;Buchungstag;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung\n"
        b"DE01;05.03.2025;Kurs;100,00;EUR;1.100,00\nDE02;04.03.2025;Zins;-5,00;EUR;20,00\n"
    )
    assert [(s.account_name, s.closing_minor, len(s.lines)) for s in file.statements] == [
        ("DE01", 110000, 1),
        ("DE02", 2000, 1),
    ]


def test_headings_of_other_languages() -> None:
    text = '日付,内容,出金金額(円),入金金額(円),残高(円)\n2025/03/04,振込,,"12,000","112,000"\n'
    statement = only(text + '2025/03/05,電気代,"3,500",,"108,500"\n', currency="JPY")
    assert moved(statement) == [(2, "2025-03-04", 12000), (3, "2025-03-05", -3500)]
    assert (statement.opening_minor, statement.closing_minor) == (100000, 108500)


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1.234,56", 123456),
        ("1.234.567,8 €", 123456780),
        ("EUR -62,30", -6230),
        ("62,30-", -6230),
        ("\N{MINUS SIGN}62,3", -6230),
        ("+5", 500),
        ("(12,00)", -1200),
        ("12,00 S", -1200),
        ("12,00 H", 1200),
        ("1'000,05", 100005),
        ("0,01", 1),
    ],
)
def test_ways_to_write_an_amount(cell: str, minor: int) -> None:
    statement = only(f"Datum;Zweck;Betrag\n01.12.2025;a;{cell}\n02.12.2025;b;-1,11\n")
    assert statement.lines[0].amount_minor == minor


@pytest.mark.parametrize("cell", ["12.34.5", "1.23,4,5", "12a", "--5,00", "1 2 x", "²5,00", "5e3"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    statement = only(f"Datum;Zweck;Betrag\n01.12.2025;a;{cell}\n02.12.2025;b;-1.000,11\n")
    assert refused(statement) == [(2, "no_amount")]


def test_what_was_paid_in_another_currency() -> None:
    statement = only(
        "Booking Date,Partner Name,Payment Reference,Amount (EUR),Original Amount,"
        "Original Currency\n2025-01-02,Ada,Rent,1200.0,,\n2025-01-03,Shop,,-9.21,10.00,USD\n",
        currency="",
    )
    assert [(line.original_minor, line.original_currency) for line in statement.lines] == [
        (0, ""),
        (1000, "USD"),
    ]


def test_a_name_is_the_other_side_rather_than_its_account() -> None:
    statement = only(
        "Date;Interest Date;Amount;Account;Counterparty;Name;Description\n"
        "2025-01-02;2025-01-02;5,00;NL02;NL91ABNA0417164300;Ada;Kurs\n"
    )
    assert statement.lines[0].counterparty == "Ada"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("5 Mar 2025", (2025, 3, 5)),
        ("5. März 2025", (2025, 3, 5)),
        ("Mar 5, 2025", (2025, 3, 5)),
        ("05-Dez-25", (2025, 12, 5)),
        ("05.03.2025 23:59", (2025, 3, 5)),
        ("2025-03-05T23:59:59Z", (2025, 3, 5)),
        ("20250305", (2025, 3, 5)),
        ("5.3.25", (2025, 3, 5)),
        ("05/03/99", (1999, 3, 5)),
    ],
)
def test_ways_to_write_a_day(cell: str, day: tuple[int, int, int]) -> None:
    statement = only(f'Datum;Zweck;Betrag\n"{cell}";a;1,00\n')
    assert statement.lines[0].booked_on == date(*day)


def test_days_that_are_none_or_cannot_be() -> None:
    statement = only(
        "Datum;Zweck;Betrag\n01.12.2025;a;1,00\n31.02.2025;b;1,00\n01.01.0205;c;1,00\n"
        ";d;1,00\n02.12.2025;e;1,00\n"
    )
    assert [line.line for line in statement.lines] == [2, 6]
    assert refused(statement) == [(3, "no_date"), (4, "odd_date"), (5, "no_date")]


def test_no_headings_but_marks_currency_and_two_days() -> None:
    statement = only(
        "05.03.2025\t04.03.2025\tMiete März\t45,00\tEUR\tS\n"
        "06.03.2025\t06.03.2025\tKurs im Mai\t80,00\tEUR\tH\n",
        currency="",
    )
    assert [line.amount_minor for line in statement.lines] == [-4500, 8000]
    assert statement.lines[0].valued_on == date(2025, 3, 4)
    assert statement.currency == "EUR"


def test_no_headings_out_and_in_told_by_the_balance() -> None:
    statement = only(
        "2025-03-04,Ada,,100.00,200.00\n2025-03-05,Bo,50.00,,150.00\n2025-03-06,Cy,10.00,,140.00\n"
    )
    assert [line.amount_minor for line in statement.lines] == [10000, -5000, -1000]
    assert statement.closing_minor == 14000


def test_a_currency_named_only_by_a_sign_or_above_the_table() -> None:
    assert only("Datum;Zweck;Betrag\n01.12.2025;a;1,00 €\n", currency="").currency == "EUR"
    above = only("Konto;1;CHF\n\nDatum;Zweck;Betrag\n01.12.2025;a;1.00\n", currency="")
    assert (above.currency, above.lines[0].amount_minor) == ("CHF", 100)


def test_an_unknown_currency_refuses_the_line() -> None:
    statement = only("Datum;Betrag;Währung\n01.12.2025;1,00;EUR\n02.12.2025;2,00;??\n", "EUR")
    assert refused(statement) == [(3, "no_currency")]


def test_the_last_balance_is_the_opening_one_if_a_closing_one_follows() -> None:
    table = "\n\nBuchungstag;Zweck;Betrag\n04.03.2025;Kurs;100,00\n"
    both = only(f"Letzter Kontostand;;1.000,00;EUR{table}Kontostand;5.3.2025;1.100,00;EUR\n")
    assert (both.opening_minor, both.closing_minor) == (100000, 110000)
    assert both.closing_on == date(2025, 3, 5)
    alone = only(f"Letzter Kontostand;;1.100,00;EUR{table}")
    assert (alone.opening_minor, alone.closing_minor) == (None, 110000)


def test_letters_of_dos_and_a_separator_stated_first() -> None:
    statement = only("sep=;\nDatum;Zweck;Betrag\n01.12.2025;Bücher;1,00\n".encode("cp850"))
    assert statement.lines[0].text == "Bücher"
    assert statement.lines[0].line == 3


def test_a_saved_order_of_days_gives_way_to_days_that_contradict_it() -> None:
    head = "Date,Description,Amount\n"
    saved = read(f"{head}01/02/2025,a,1.00\n".encode(), currency="USD").profile
    assert saved is not None
    assert saved.date_order == "DMY"
    later = read(f"{head}01/02/2025,a,1.00\n01/13/2025,b,1.00\n".encode(), profile=saved,
                 currency="USD")  # fmt: skip
    assert [line.booked_on for line in later.statements[0].lines] == [
        date(2025, 1, 2),
        date(2025, 1, 13),
    ]
    american = replace(saved, date_order="MDY")
    again = read(f"{head}01/02/2025,a,1.00\n".encode(), profile=american, currency="USD")
    assert again.statements[0].lines[0].booked_on == date(2025, 1, 2)


def test_a_running_balance_with_pending_rows_beside_it() -> None:
    statement = only(
        "Datum;Zweck;Status;Betrag;Saldo\n04.12.2025;c;offen;-7,00;\n"
        "03.12.2025;b;gebucht;-5,00;105,00\n02.12.2025;a;gebucht;10,00;110,00\n"
    )
    assert (statement.opening_minor, statement.closing_minor) == (10000, 10500)
    assert refused(statement) == [(2, "pending")]
    counted = only(
        "Datum;Zweck;Status;Betrag;Saldo\n04.12.2025;c;offen;-7,00;98,00\n"
        "03.12.2025;b;gebucht;-5,00;105,00\n02.12.2025;a;gebucht;10,00;110,00\n"
    )
    assert (counted.opening_minor, counted.closing_minor) == (10000, 10500)
