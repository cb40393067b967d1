"""Whatever is dropped: an answer in a sentence, never a surprise."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sofa_desktop.domain.bank import BankFile, CsvProfile, RefusedLine
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import SENTENCES, sentence
from sofa_desktop.i18n.refusals.bank import line_reason
from sofa_desktop.imports import read

GOOD = b"Datum;Zweck;Betrag\n01.12.2025;Kaffee;-3,50\n02.12.2025;Kurs;80,00\n"


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as no:
        read(data, currency="EUR")
    return no.value


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b":20:STARTUMS\n:25:10020030/1234567\n:60F:C251201EUR1,00\n", "MT940"),
        (b":61:1811261126CR\n30,00N062NONREF\n:\n:86:166?00GUTSCHR\n", "MT940"),
        (b"ABNANL2A\n940\nABNANL2A\n:20:ABN AMRO\n:25:517852257\n:28:19321/1\n", "MT940"),
        (b"OFXHEADER:100\nDATA:OFXSGML\n<OFX><SIGNONMSGSRSV1>", "OFX"),
        (b'<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX></OFX>', "OFX"),
        (b"!Type:Bank\nD12/01/25\nT-3.50\n^\n", "QIF"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml\x00xl/workbook.xml", "spreadsheet"),
        (b"PK\x03\x04\x14\x00statement-2025.xml\x00", "Unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "Excel"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "picture"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "log-in page"),
        (b'{"transactions": []}', "JSON"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "empty"),
        (bytes(range(1, 32)) * 20, "not a text file"),
        (b"Dear circle,\n\nthe account is fine.\n", "No table"),
        (b"Name;Ort\nAda;London\nBo;Rom\n", "No table"),
    ],
)
def test_other_files_are_named_with_what_to_do(data: bytes, word: str) -> None:
    told = sentence(refusal(data))
    assert word in told
    assert "Nothing was changed." in told
    assert "!" not in told


def test_a_file_of_headings_only_holds_nothing() -> None:
    (statement,) = read(b"Datum;Zweck;Betrag\n", currency="EUR").statements
    assert (statement.lines, statement.refused, statement.currency) == ((), (), "EUR")


def test_too_large_a_file_is_not_read() -> None:
    refused = refusal(GOOD + b"\n" * (97 * 1024 * 1024))
    assert refused.code == "bank.too_large"
    assert "96 MB" in sentence(refused)


@pytest.mark.parametrize("code", [code for code in SENTENCES if code.startswith("bank.")])
def test_every_refusal_has_a_sentence_without_facts_too(code: str) -> None:
    assert "Nothing was changed." in sentence(Refused(code))


def test_every_reason_of_a_line_has_a_sentence() -> None:
    assert RefusedLine.__dataclass_fields__["reason"].type is str
    reasons = (
        "pending denied hold no_effect no_date odd_date no_amount too_precise too_large "
        "no_currency no_direction cells_missing cells_too_many"
    )
    told = [line_reason(RefusedLine(1, reason)) for reason in reasons.split()]
    assert not any("cannot be read (" in words for words in told)
    assert line_reason(RefusedLine(1, "cells_missing", "", {"cells": 3, "expected": 4})) == (
        "This line has 3 columns instead of 4, so its amount is not certain."
    )


def answered(data: bytes) -> BankFile | None:
    try:
        return read(data, currency="EUR")
    except Refused as no:
        told = SENTENCES[no.code](no.facts)
        return None if told else BankFile("", ())


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b'";"')
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes) -> None:
    file = answered(data)
    assert file is None or file.statements


LETTERS = st.text(alphabet=";,\t|\"'\n\r 0123456789.-+€SHa\u202e²", max_size=200)


@example(text='0"\t"\r0')
@given(LETTERS)
@settings(max_examples=150, deadline=None)
def test_any_table_like_text(text: str) -> None:
    file = answered(text.encode())
    assert file is None or file.statements


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
@settings(max_examples=150, deadline=None)
def test_a_good_file_with_a_byte_changed_and_cut(place: int, byte: int, end: int) -> None:
    data = bytearray(GOOD)
    data[place] = byte
    file = answered(bytes(data[:end]))
    assert file is None or sum(len(statement.lines) for statement in file.statements) <= 2


PROFILES = st.builds(
    CsvProfile,
    separator=st.sampled_from([";", ",", "", "ab", '"', "\n"]),
    decimal_mark=st.sampled_from([",", ".", "x"]),
    header_line=st.integers(-3, 5),
    headings=st.sampled_from([(), ("Datum", "Zweck", "Betrag")]),
    date_order=st.sampled_from(["DMY", "MDY", "YMD", "XYZ"]),
    date=st.none() | st.integers(-1, 4),
    amount=st.none() | st.integers(-1, 4),
    money_in=st.none() | st.integers(-1, 4),
    gross=st.none() | st.integers(-1, 4),
    fee=st.none() | st.integers(-1, 4),
    balance=st.none() | st.integers(-1, 4),
    related=st.none() | st.integers(-1, 4),
    text=st.lists(st.integers(-1, 4), max_size=2).map(tuple),
)


@given(PROFILES)
@settings(max_examples=150, deadline=None)
def test_any_saved_profile(profile: CsvProfile) -> None:
    file = read(GOOD, profile=profile, currency="EUR")
    assert sum(len(s.lines) + len(s.refused) for s in file.statements) >= 1


CAMT = (
    b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    b"<BkToCstmrStmt><Stmt><Acct><Id><IBAN>NL26</IBAN></Id></Acct><Ntry>"
    b'<Amt Ccy="EUR">8.85</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    b"<BookgDt><Dt>2014-12-31</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>"
)


@given(st.integers(0, len(CAMT) - 1), st.binary(max_size=3), st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_a_good_camt_file_with_bytes_changed(place: int, other: bytes, gone: int) -> None:
    file = answered(CAMT[:place] + other + CAMT[place + gone :])
    assert file is None or file.kind in ("camt053", "csv")
