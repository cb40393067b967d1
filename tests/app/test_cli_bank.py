"""Bank files from the command line: what is new, known, refused, and one step back."""

import json
from pathlib import Path

import pytest

from sofa_desktop.app.cli.bank import account_of
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.rows import AccountRow
from sofa_desktop.store.upgrade import open_file
from tests.app.cli_case import Command, bank_file
from tests.helpers import FakeClock
from tests.imports.test_camt import account, balance, entry
from tests.imports.test_camt import camt as whole_camt


def test_an_import_says_new_known_and_refused(cli: Command, ready: Path, tmp_path: Path) -> None:
    csv = bank_file(tmp_path)
    told = cli("import", ready, csv, "--account", "Bank", "--json").data
    assert [(row["date"], row["amount_minor"]) for row in told["new"]] == [
        ("2026-10-06", 12_050),
        ("2026-10-07", -700),
        ("2026-10-08", -700),
    ]
    assert {row["currency"] for row in told["new"]} == {"EUR"}
    assert "Tickets" in told["new"][0]["text"]
    assert told["known"] == []
    (refused,) = told["refused"]
    assert (refused["line"], refused["reason"]) == (5, "no_amount")
    assert {"date", "amount_minor", "currency", "text"} <= set(refused)
    assert told["closing_balance_minor"] == 131_950
    assert told["made"] == 3
    again = cli("import", ready, csv, "--account", "bank", "--json").data
    assert (len(again["new"]), len(again["known"]), again["made"]) == (0, 3, 0)
    accounts = {each["name"]: each for each in cli("accounts", ready, "--json").data["accounts"]}
    assert accounts["Bank"]["balance_minor"] == 121_300 + 12_050 - 1_400


def test_a_dry_run_writes_nothing(cli: Command, ready: Path, tmp_path: Path) -> None:
    before = ready.read_bytes()
    ended = cli("import", ready, bank_file(tmp_path), "--account", "Bank", "--dry-run")
    assert ended.status == 0
    assert "3 new" in ended.out
    assert "dry run" in ended.out
    assert ready.read_bytes() == before
    assert not list(tmp_path.glob(".*lock*"))


def test_an_import_is_one_step_back(cli: Command, ready: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert cli("export", ready, "--as", "csv", first).status == 0
    cli("import", ready, bank_file(tmp_path), "--account", "Bank")
    assert cli("undo", ready).status == 0
    assert cli("export", ready, "--as", "csv", second).status == 0
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    assert cli("redo", ready, "--json").data["action"]["name"] == "bank.import"


def number(path: Path, account_id: str, given: str) -> None:
    """Give an account its number."""
    file = open_file(path, FakeClock())
    Accounts(file).change(account_id, number=given)
    file.close()


@pytest.mark.parametrize("wanted", ["Bank", "bank", "DE02 1203 0000 0000 2020 51", "id"])
def test_an_account_is_known_by_name_number_and_id(
    cli: Command, ready: Path, tmp_path: Path, wanted: str
) -> None:
    bank = cli("accounts", ready, "--json").data["accounts"][0]
    number(ready, bank["id"], "DE02120300000000202051")
    word = bank["id"] if wanted == "id" else wanted
    told = cli("import", ready, bank_file(tmp_path), "--account", word, "--dry-run", "--json").data
    assert told["account"]["name"] == "Bank"


def test_an_unknown_account_is_refused_with_those_there_are(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    ended = cli("import", ready, bank_file(tmp_path), "--account", "Savings")
    assert ended.status == 1
    assert ended.out == ""
    assert "Savings" in ended.err
    assert "PayPal" in ended.err


def camt(*statements: tuple[str, str, str]) -> str:
    """A camt.053 with one movement for each (IBAN, currency, amount)."""
    made = "".join(
        f"""<Stmt><Id>{iban}</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>{currency}</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="{currency}">{amount}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-31</Dt></Dt></Bal>
        <Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
        <BookgDt><Dt>2026-10-12</Dt></BookgDt><AcctSvcrRef>ref-{iban}</AcctSvcrRef>
        <AddtlNtryInf>For {iban}</AddtlNtryInf></Ntry></Stmt>"""
        for iban, currency, amount in statements
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>1</MsgId></GrpHdr>{made}</BkToCstmrStmt></Document>"
    )


def test_of_several_statements_those_of_the_account_are_taken(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    xml = tmp_path / "october.xml"
    xml.write_text(
        camt(
            ("DE02120300000000202051", "EUR", "10.00"), ("DE02500105170137075030", "USD", "99.00")
        ),
        encoding="utf-8",
    )
    told = cli("import", ready, xml, "--account", "Bank", "--json").data
    assert [row["amount_minor"] for row in told["new"]] == [1_000]
    assert told["closing_balance_minor"] == 1_000
    assert [each["currency"] for each in told["statements"]] == ["EUR"]
    assert [(each["currency"], each["lines"]) for each in told["left"]] == [("USD", 1)]
    said = cli("import", ready, xml, "--account", "Dollars")
    assert "1 new" in said.out
    assert "1 line of DE02120300000000202051 EUR is left" in said.out


def test_two_accounts_are_never_mixed(cli: Command, ready: Path, tmp_path: Path) -> None:
    ours, other = "DE02120300000000202051", "DE02500105170137075030"
    xml = tmp_path / "october.xml"
    xml.write_text(camt((ours, "EUR", "10.00"), (other, "EUR", "99.00")), encoding="utf-8")
    given = ("import", ready, xml, "--account", "Bank")
    assert cli(*given, "--json").refused == "bank.several_accounts"
    bank = cli("accounts", ready, "--json").data["accounts"][0]
    number(ready, bank["id"], ours)
    assert [row["amount_minor"] for row in cli(*given, "--json").data["new"]] == [1_000]
    xml.write_text(camt((other, "EUR", "99.00")), encoding="utf-8")
    assert f"The file is of the account {other}" in cli(*given, "--dry-run").out


def test_a_file_of_other_money_and_a_file_that_is_none_are_refused(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    xml = tmp_path / "october.xml"
    xml.write_text(camt(("DE02120300000000202051", "CHF", "10.00")), encoding="utf-8")
    given = ("--account", "Bank", "--json")
    assert cli("import", ready, xml, *given).refused == "bank.other_currency"
    assert cli("import", ready, tmp_path / "none.csv", *given).refused == "pdf.unreadable"
    assert cli("import", ready, ready, *given).refused.startswith("bank.")


def test_a_profile_tells_how_to_read(cli: Command, ready: Path, tmp_path: Path) -> None:
    csv = bank_file(tmp_path, "Date,Text,Amount\n05/06/2026,Two ways to read,3.00\n")
    given = ("import", ready, csv, "--account", "Bank", "--dry-run", "--json")
    told = cli(*given).data
    profile = {**told["profile"], "date_order": "MDY"}
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(profile), encoding="utf-8")
    assert told["new"][0]["date"] == "2026-06-05"
    assert cli(*given, "--profile", path).data["new"][0]["date"] == "2026-05-06"
    for wrong in ("[1]", "{", '{"colour": 1}', ""):
        path.write_text(wrong, encoding="utf-8")
        assert cli(*given, "--profile", path).refused == "bank.bad_profile"


def test_what_came_in_is_never_a_control_character(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    csv = bank_file(tmp_path, "Date,Text,Amount\n2026-10-06,\x1b[31mRed,3.00\n")
    ended = cli("import", ready, csv, "--account", "Bank")
    assert ended.status == 0
    assert "\x1b" not in ended.out + cli("entries", ready, "--limit", 1).out


def test_two_accounts_of_one_name_are_told_apart() -> None:
    def row(id_: str, name: str) -> AccountRow:
        return AccountRow(id_, name, "bank", "EUR", "", 0, 0, None, archived=False)

    rows = [row("1", "Bank"), row("2", "BANK"), row("3", "bank")]
    assert account_of(rows, "BANK").id == "2"
    with pytest.raises(Refused) as refused:
        account_of(rows, "bAnK")
    assert refused.value.facts["ids"] == ["1", "2", "3"]


def test_a_closing_balance_in_other_money_keeps_its_currency(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    path = tmp_path / "other.xml"
    path.write_bytes(
        whole_camt(
            account()
            + balance("OPBD", "18.15")
            + balance("CLBD", "27.00", "DBIT", currency="SEK")
            + entry("8.85", "CRDT")
        )
    )
    ended = cli("import", ready, path, "--account", "Bank", "--dry-run", "--json")
    assert (ended.data["closing_balance_minor"], ended.data["closing_currency"]) == (-2700, "SEK")
    said = cli("import", ready, path, "--account", "Bank", "--dry-run").out
    assert "27.00\N{NO-BREAK SPACE}SEK" in said
