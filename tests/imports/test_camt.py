"""camt.053 in the versions banks send, built by these tests."""

from datetime import date

import pytest

from sofa_desktop.domain.bank import BankStatement, latest_closing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.imports import read

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.{:02}"


def camt(*statements: str, version: int = 2) -> bytes:
    body = "".join(f"<Stmt>{statement}</Stmt>" for statement in statements)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{NAMESPACE.format(version)}">'
        f"<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>{body}</BkToCstmrStmt></Document>"
    ).encode()


def account(iban: str = "NL26VAYB8060476890") -> str:
    return f"<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>"


def balance(code: str, amount: str, mark: str = "CRDT", currency: str = "EUR") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>'
        f"<Dt><Dt>2025-12-31</Dt></Dt></Bal>"
    )


def entry(
    amount: str,
    mark: str,
    details: str = "",
    *,
    status: str = "<Sts>BOOK</Sts>",
    more: str = "",
    currency: str = "EUR",
    day: str = "<Dt>2025-12-30</Dt>",
) -> str:
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>{status}'
        f"<BookgDt>{day}</BookgDt><ValDt><Dt>2025-12-31</Dt></ValDt>{more}"
        f"<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def tx(
    amount: str = "", name: str = "", text: str = "", *, role: str = "Dbtr", more: str = ""
) -> str:
    stated = f'<Amt Ccy="EUR">{amount}</Amt>' if amount else ""
    party = f"<RltdPties><{role}><Nm>{name}</Nm></{role}></RltdPties>" if name else ""
    purpose = f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>" if text else ""
    return f"<TxDtls>{stated}{more}{party}{purpose}</TxDtls>"


def only(data: bytes) -> BankStatement:
    (statement,) = read(data).statements
    return statement


def test_lines_balances_and_parties() -> None:
    statement = only(
        camt(
            account()
            + balance("OPBD", "100.00", "DBIT")
            + balance("CLBD", "55.50", "CRDT")
            + balance("CLAV", "1.00")
            + entry("200.5", "CRDT", tx(name="Ada", text="Workshop"))
            + entry("45", "DBIT", tx(name="Print shop", text="Booklets", role="Cdtr"))
        )
    )
    assert [(line.line, line.amount_minor, line.counterparty) for line in statement.lines] == [
        (1, 20050, "Ada"),
        (2, -4500, "Print shop"),
    ]
    assert [line.text for line in statement.lines] == ["Workshop", "Booklets"]
    assert statement.lines[0].booked_on == date(2025, 12, 30)
    assert statement.lines[0].valued_on == date(2025, 12, 31)
    assert (statement.opening_minor, statement.closing_minor) == (-10000, 5550)
    assert statement.closing_on == date(2025, 12, 31)
    assert (statement.account_name, statement.currency) == ("NL26VAYB8060476890", "EUR")


@pytest.mark.parametrize("version", [2, 3, 4, 6, 8, 11])
def test_every_version_and_the_nested_party(version: int) -> None:
    details = (
        "<TxDtls><RltdPties><Dbtr><Pty><Nm>Ada</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd>"
        "<CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
    )
    statement = only(
        camt(
            "<Acct><Id><Othr><Id>12345</Id></Othr></Id></Acct>"
            + entry(
                "8.85",
                "CRDT",
                details,
                status="<Sts><Cd>BOOK</Cd></Sts>",
                day="<DtTm>2025-12-30T23:30:00+01:00</DtTm>",
                more="<AcctSvcrRef>REF-1</AcctSvcrRef>",
            ),
            version=version,
        )
    )
    (line,) = statement.lines
    assert (line.counterparty, line.text, line.bank_id) == ("Ada", "RF18 5390", "REF-1")
    assert line.booked_on == date(2025, 12, 30)
    assert (statement.account_name, statement.currency) == ("12345", "EUR")


def test_a_batch_is_split_only_if_its_parts_add_up() -> None:
    parts = tx("10.00", "Ada", "a") + tx("5.00", "Bo", "b")
    ref = "<AcctSvcrRef>BATCH</AcctSvcrRef>"
    split = only(camt(account() + entry("15.00", "CRDT", parts, more=ref)))
    assert [(line.amount_minor, line.text, line.bank_id) for line in split.lines] == [
        (1000, "a", "BATCH/1"),
        (500, "b", "BATCH/2"),
    ]
    whole = only(camt(account() + entry("15.01", "CRDT", parts, more=ref)))
    assert [(line.amount_minor, line.bank_id) for line in whole.lines] == [(1501, "BATCH")]
    assert "a" in whole.lines[0].text


def test_parts_with_own_identifiers_stay_apart() -> None:
    own = "<Refs><AcctSvcrRef>SAME</AcctSvcrRef></Refs>"
    parts = tx("10.00", text="a", more=own) + tx("5.00", text="b", more=own)
    lines = only(camt(account() + entry("15.00", "CRDT", parts))).lines
    assert len({line.bank_id for line in lines}) == 2


def test_pending_and_information_are_left_out() -> None:
    statement = only(
        camt(
            account()
            + entry("1.00", "CRDT", status="<Sts>PDNG</Sts>")
            + entry("2.00", "CRDT", status="<Sts><Cd>INFO</Cd></Sts>")
            + entry("3.00", "CRDT")
        )
    )
    assert [(line.line, line.amount_minor) for line in statement.lines] == [(3, 300)]
    assert [(line.line, line.reason) for line in statement.refused] == [
        (1, "pending"),
        (2, "pending"),
    ]


def test_a_reversal_is_signed_as_the_balances_demand() -> None:
    """By the standard the mark is the entry's own direction; some banks give the original's."""
    returned = entry("20.00", "CRDT", more="<RvslInd>true</RvslInd>")
    as_standard = only(camt(account() + balance("OPBD", "0") + balance("CLBD", "20.00") + returned))
    as_original = only(
        camt(account() + balance("OPBD", "50") + balance("CLBD", "30.00") + returned)
    )
    unproved = only(camt(account() + returned))
    assert [s.lines[0].amount_minor for s in (as_standard, as_original, unproved)] == [
        2000,
        -2000,
        2000,
    ]


def test_the_party_of_a_reversal_is_the_one_of_the_original() -> None:
    details = tx(name="Tenant", role="Dbtr", text="returned debit")
    statement = only(
        camt(account() + entry("20.00", "DBIT", details, more="<RvslInd>true</RvslInd>"))
    )
    assert statement.lines[0].amount_minor == -2000
    assert statement.lines[0].counterparty == "Tenant"


def test_charges_and_what_was_paid_in_another_currency() -> None:
    details = (
        '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">110.00</Amt></InstdAmt></AmtDtls>'
        '<Chrgs><Rcrd><Amt Ccy="EUR">1.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>'
        "<ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs></TxDtls>"
    )
    (line,) = only(camt(account() + entry("98.50", "CRDT", details), version=8)).lines
    assert (line.amount_minor, line.fee_minor) == (9850, 150)
    assert (line.original_minor, line.original_currency) == (11000, "USD")


def test_a_balance_in_another_currency_is_not_this_accounts() -> None:
    statement = only(
        camt(
            account()
            + balance("OPBD", "18.15")
            + balance("CLBD", "27.00", "DBIT", currency="SEK")
            + entry("8.85", "CRDT")
        )
    )
    assert (statement.opening_minor, statement.closing_minor) == (1815, -2700)
    assert statement.closing_currency == "SEK"


def test_several_statements_number_on() -> None:
    file = read(camt(account() + entry("1", "CRDT"), account() + entry("2", "DBIT")))
    assert [[(x.line, x.amount_minor) for x in s.lines] for s in file.statements] == [
        [(1, 100)],
        [(2, -200)],
    ]


def test_what_is_wrong_with_an_entry_refuses_only_it() -> None:
    statement = only(
        camt(
            account()
            + entry("1.001", "CRDT")
            + entry("1,00", "CRDT")
            + entry("1.00", "")
            + entry("1.00", "CRDT", day="<Dt>0205-01-01</Dt>")
            + entry("0.00", "CRDT")
            + entry("7.00", "CRDT", currency="euro")
            + entry("9.00", "CRDT")
        )
    )
    assert [line.amount_minor for line in statement.lines] == [900]
    assert [line.reason for line in statement.refused] == [
        "too_precise",
        "no_amount",
        "no_direction",
        "odd_date",
        "no_effect",
        "no_currency",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (camt(), "bank.no_statement"),
        (camt(account() + entry("1", "CRDT"))[:-40], "bank.broken_xml"),
        (b"<Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>", "bank.other_xml"),
        (b"<rss/>", "bank.other_xml"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><Document><BkToCstmrStmt/></Document>',
            "bank.unsafe_xml",
        ),
        (b"<a>" * 100_000, "bank.broken_xml"),
        (b'<?xml version="1.0" encoding="nonsense"?><Document/>', "bank.broken_xml"),
    ],
)
def test_what_is_no_sound_statement(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as no:
        read(data)
    assert no.value.code == code


def test_of_two_statements_of_a_day_the_last_balance_is_the_open_end() -> None:
    first = account() + balance("OPBD", "18.15") + balance("CLBD", "27.00") + entry("8.85", "CRDT")
    then = account() + balance("OPBD", "27.00") + balance("CLBD", "20.00") + entry("7.00", "DBIT")
    for order in ((first, then), (then, first)):
        last = latest_closing(read(camt(*order)).statements)
        assert last is not None
        assert last.closing_minor == 2000
    assert latest_closing(read(camt(account() + entry("1", "CRDT"))).statements) is None
