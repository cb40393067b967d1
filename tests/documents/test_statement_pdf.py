import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from sofa_desktop.documents.facts import Hashes
from sofa_desktop.documents.paper import LETTER
from sofa_desktop.documents.statement import statement_pdf, write_statement
from sofa_desktop.documents.verify import verify
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from tests.documents import statement_samples as samples

MINUS = "\N{MINUS SIGN}"


def printed(sample: samples.Sample) -> bytes:
    return statement_pdf(*sample.made())


def poppler(pdf: bytes, *options: str) -> str:
    """The text as pdftotext reads it, one space for every run of white."""
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text_of(sample: samples.Sample) -> str:
    return poppler(printed(sample), "-raw")


def external(sample: samples.Sample) -> samples.Sample:
    return replace(sample, terms=replace(sample.terms, party_kind="external_enterprise"))


def test_the_flat_example_prints_the_figures_worked_out_by_hand() -> None:
    text = text_of(samples.flat())
    assert "The circle passes 723.09 EUR to SoFA by 30 November 2026." in text
    for row in (
        "1 Receipts 2 receipts, 4,850.00 § 2.1 4,850.00",
        f"2 Allowed costs Direct costs 1,234.56 § 2.2 {MINUS}1,234.56",
        "§ 2.6 3,615.44",
        f"4 SoFA’s share 20 % of the base to date 3,615.44 § 3.1 {MINUS}723.09",
        "Stays in the circle",
        "2,892.35",
    ):
        assert row in text


def test_the_text_reads_from_the_head_to_the_check() -> None:
    text = text_of(samples.flat())
    order = [
        "Intentional Communities",
        "Internal settlement IC-2026-0003",
        "Agreement 2, consented 12 May 2026 (minutes of 12 May 2026, item 5)",
        "The circle passes",
        "How to pay",
        "How it comes about",
        "Where we are on the ladder",
        "Carried from statement to statement",
        "Not in this statement",
        "Receipts and refunds: 2 lines",
        "Costs: 1 line",
        "Taxes",
        "Consent",
        "Check this statement",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_tiers_show_ladder_cap_and_the_distance_to_the_next_threshold() -> None:
    text = text_of(samples.tiers()[1])
    assert "The circle passes 1,337.38 EUR to SoFA" in text
    assert "by the ladder, 1,562.64 on the base to date 10,313.21, less 300.26 already" in text
    assert "Administration 739.99 (cap 10 % of receipts to date)" in text
    assert "6 Costs that count now spent in an earlier period: Administration 89.99" in text
    assert "0.00 – 5,000.00 10 % 5,000.00 500.00" in text
    assert "5,000.00 – 20,000.00 20 % 5,313.21 1,062.64" in text
    assert "Another 9,686.79 until 30 % applies" in text


def test_a_first_statement_beyond_the_cap_says_what_is_not_allowed() -> None:
    text = text_of(samples.tiers()[0])
    assert "Costs not allowed Administration 89.99" in text
    assert "Administration up to 10 % of 4,100.05 receipts to date 500.00 410.01 89.99" in text


def test_what_sofa_owes_is_carried_and_said_so() -> None:
    sample = samples.refunded()[1]
    text = text_of(sample)
    assert "Nothing is due; 660.00 EUR in the circle’s favour is carried to the next" in text
    assert "Deficit of the circle 0.00 1,940.00 1,940.00" in text
    assert "refund of line" in text
    assert "4 Jul 2026, in IC-2026-0001" in text
    assert "How to pay" not in text


def test_a_carried_balance_is_taken_off_in_the_next_statement() -> None:
    text = text_of(samples.refunded()[2])
    assert "The circle passes 180.00 EUR to SoFA" in text
    assert f"Balance carried so far from the statement before § 8.4 {MINUS}660.00" in text
    assert f"Deficit of the circle 1,940.00 {MINUS}1,940.00 0.00" in text


def test_an_investment_rolls_forward() -> None:
    first, second, *_ = samples.invested()
    text = text_of(first)
    assert "Investment to pay back: Start of the handbook 0.00 5,000.00 5,000.00" in text
    assert "paid from SoFA’s investment" in text
    text = text_of(second)
    assert (
        f"Investment to pay back: Start of the handbook 5,000.00 {MINUS}1,600.00 3,400.00" in text
    )
    assert "up to 50 % of 3,200.00; 5,000.00 was outstanding" in text


def test_other_currencies_show_the_rate_with_its_day_and_source() -> None:
    text = text_of(samples.foreign())
    assert "80.00 USD" in text
    assert "at 0.9259 4 Jul 2026, ECB" in text
    assert "45,000 JPY" in text
    assert "at 0.0061 3 Aug 2026, bank" in text
    assert "2 lines wait and will be in a later statement." in text
    assert "Cash held by SoFA, counted here 0.00 120.00" in text


def test_one_waiting_line_is_one_line() -> None:
    sample = samples.foreign()
    text = text_of(replace(sample, waiting=sample.waiting[:1]))
    assert "1 line waits and will be in a later statement." in text


@pytest.mark.parametrize(
    ("sample", "title", "answer", "tax"),
    [
        (
            samples.flat(),
            "Internal settlement IC-2026-0003",
            "The circle passes 723.09 EUR to SoFA by 30 November 2026.",
            "not a tax document",
        ),
        (
            external(samples.flat()),
            "Settlement statement IC-2026-0003",
            "Intentional Communities pays SoFA 723.09 EUR by 30 November 2026.",
            "No tax is contained in or calculated by this statement.",
        ),
    ],
)
def test_the_words_follow_the_legal_relation(
    sample: samples.Sample, title: str, answer: str, tax: str
) -> None:
    text = text_of(sample)
    assert title in text
    assert answer in text
    assert tax in text


def test_sofa_pays_where_the_agreement_pays_what_it_owes() -> None:
    sample = samples.refunded()[1]
    paying = replace(sample, terms=replace(sample.terms, negative="pay"))
    assert "SoFA passes 660.00 EUR to the circle by 30 November 2026." in text_of(paying)
    assert "SoFA pays Intentional Communities 660.00 EUR" in text_of(external(paying))


def test_a_draft_is_marked_and_asks_for_no_payment() -> None:
    text = text_of(replace(samples.flat(), number=""))
    assert "Draft of an internal settlement" in text
    assert "DRAFT No number yet" in text
    assert "The circle passes 723.09 EUR to SoFA." in text
    assert "IBAN" not in text
    assert "Draft · page 1 of" in text


def test_a_correction_shows_before_after_and_who_asked() -> None:
    first = samples.flat()
    late = samples.line(9, "Late ticket", 10_000, correction_of="IC-2026-0003")
    second = first.after(
        [samples.line(8, "Tickets", 100_000), late],
        number="IC-2026-0004",
        reasons={("IC-2026-0003", "2026"): ("found in the bank", "the treasurer")},
    )
    text = text_of(second)
    assert "Corrections to earlier statements" in text
    assert "found in the bank" in text
    assert "asked by the treasurer" in text
    assert "Base 3,615.44 3,715.44 100.00" in text
    assert "SoFA’s share 723.09 743.09 20.00" in text
    assert "Corrections of the share" in text
    assert "The circle passes 220.00 EUR to SoFA" in text  # 200.00 of the period and 20.00


def test_nothing_imported_is_markup() -> None:
    name = "Söhne & <b>Töchter</b> {number} %s"
    sample = replace(samples.flat(), name=name)
    assert name in text_of(sample)
    assert f"{name} pays SoFA 723.09 EUR" in text_of(external(sample))


def test_every_page_has_its_foot_and_every_table_its_headings() -> None:
    sample = samples.many(300)
    payload, hashes = sample.made()
    found = pages(statement_pdf(payload, hashes))
    assert len(found) > 6
    prefix = " ".join(hashes.own[place : place + 4] for place in range(0, 16, 4))
    for number, text in enumerate(found, start=1):
        assert f"page {number} of {len(found)}" in text
        assert prefix in text
    of_lines = [text for text in found if "Ticket " in text]
    assert all("Category" in text and "Receipt" in text for text in of_lines)
    whole = " ".join(found)
    assert all(f"Ticket {number}, suggested price" in whole for number in (1, 152, 299))


@pytest.mark.parametrize("seed", ["1", "7"])
def test_the_same_statement_gives_the_same_bytes_in_another_process(seed: str) -> None:
    """Texts of equal length, which a set hands out in any order, are many in the second one."""
    theirs = [samples.foreign(), samples.many(60)]
    ours = "".join(hashlib.sha256(printed(sample)).hexdigest() for sample in theirs)
    program = (
        "import hashlib; from tests.documents import statement_samples as s;"
        "from sofa_desktop.documents.statement import statement_pdf as p;"
        "print(*(hashlib.sha256(p(*x.made())).hexdigest() for x in (s.foreign(), s.many(60))),"
        "sep='')"
    )
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(here.parents[2]), "PYTHONHASHSEED": seed},
    )
    assert done.stdout.decode().strip() == ours


@pytest.mark.parametrize(
    "sample", [samples.flat(), samples.refunded()[1], samples.foreign(), samples.many(90)]
)
def test_qpdf_finds_nothing_to_complain_about(sample: samples.Sample, tmp_path: Path) -> None:
    path = tmp_path / "statement.pdf"
    write_statement(*sample.made(), path)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    assert b"No syntax or stream encoding errors" in done.stdout


def test_only_embedded_fonts_are_named(tmp_path: Path) -> None:
    sample = replace(samples.flat(), name="日本語 دائرة")
    path = tmp_path / "statement.pdf"
    write_statement(*sample.made(), path)
    assert b"Helvetica" not in path.read_bytes()
    done = subprocess.run(["pdffonts", path], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert len(rows) == 5
    assert all(re.search(r"Identity-H\s+yes yes yes", row) for row in rows)


def test_what_the_file_says_of_itself() -> None:
    reader = PdfReader(BytesIO(printed(samples.flat())))
    root = reader.root_object
    assert reader.metadata is not None
    title = "Internal settlement IC-2026-0003: Intentional Communities"
    assert reader.metadata.title == title
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261005")
    assert str(root["/Lang"]) == "en-GB"
    assert "/DisplayDocTitle" in str(root["/ViewerPreferences"])
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": title}


def parts(pdf: bytes, kind: str) -> list[str]:
    """The parts of a kind in the document's tree: what each says of a picture, in no order."""
    opened = pikepdf.open(BytesIO(pdf))
    return [
        str(each.get("/Alt", ""))
        for each in opened.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind and "/P" in each
    ]


def test_the_pictures_say_themselves_in_words() -> None:
    said = sorted(parts(printed(samples.flat()), "/Figure"))
    assert [words[:42] for words in said] == [
        "It begins with Receipts 4,850.00\xa0EUR, goes",
        "Payment code for banking apps",
    ]


def test_headings_and_cells_are_told_apart() -> None:
    pdf = printed(samples.flat())
    assert len(parts(pdf, "/H1")) == 1
    assert len(parts(pdf, "/H2")) == 11
    assert len(parts(pdf, "/TR")) == 1 + 8 + 2 + 4 + 3 + 2  # steps, ladder, lines, rules
    read = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True
    )
    tree = " ".join(read.stdout.decode().split())
    assert 'TR TD "3" TD "Base"' in tree
    assert 'H1 (block) "The circle passes 723.09 EUR to SoFA by 30 November 2026."' in tree


@pytest.mark.parametrize("sample", [samples.flat(), samples.many(400)])
def test_every_mark_on_a_page_leads_back_to_its_part(sample: samples.Sample) -> None:
    pdf = pikepdf.open(BytesIO(printed(sample)))
    rows = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    assert [int(str(each)) for each in rows[::2]] == list(range(len(pdf.pages)))
    for number, page in enumerate(pdf.pages):
        content = page.Contents.read_bytes()
        marks = [int(found) for found in re.findall(rb"/MCID (\d+)", content)]
        assert sorted(marks) == list(range(len(marks)))
        assert len(rows[2 * number + 1]) == len(marks)
        begun = len(re.findall(rb"B[DM]C\b", content))
        assert begun == len(re.findall(rb"\bEMC\b", content))


def test_a_letter_page_holds_the_same_words() -> None:
    payload, hashes = samples.flat().made()
    a4, letter = statement_pdf(payload, hashes), statement_pdf(payload, hashes, size=LETTER)
    assert PdfReader(BytesIO(letter)).pages[0].mediabox.width == 612
    assert set(poppler(a4).split()) == set(poppler(letter).split())


def test_every_missing_letter_is_seen_and_still_found() -> None:
    text = text_of(replace(samples.flat(), name="한글 Circle"))
    assert "한글 Circle" in text


def test_right_to_left_names_read_in_order() -> None:
    text = poppler(printed(replace(samples.flat(), name="دائرة المحتوى")))
    assert "دائرة المحتوى" in re.sub("[\u202a-\u202c]", "", text)


def test_an_unwritable_place_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write_statement(*samples.flat().made(), tmp_path / "not" / "there.pdf")
    assert caught.value.code == "document.not_written"
    assert "No such file or directory" in sentence(caught.value)


def test_a_full_disk_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "statement.pdf"
    path.write_bytes(b"the statement of before")

    def full(number: int) -> None:
        del number
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="No space left"):
        write_statement(*samples.flat().made(), path)
    assert path.read_bytes() == b"the statement of before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stream_is_written_to() -> None:
    out = BytesIO()
    write_statement(*samples.flat().made(), out)
    assert out.getvalue() == printed(samples.flat())


def test_the_hashes_are_printed_in_groups_and_in_full() -> None:
    payload, _ = samples.flat().made()
    own, previous = "0123456789abcdef" * 4, "fedcba9876543210" * 4
    text = poppler(statement_pdf(payload, Hashes(previous, own)), "-raw")
    assert "Check 0123 4567 89ab cdef · previous fedc ba98" in text
    assert f"In full: {own}" in text
    assert f"Statement before: {previous}" in text


def test_client_names_are_not_needed_to_print() -> None:
    payload, _ = samples.foreign().made()
    assert "counterparty" not in json.dumps(payload)


def test_texts_longer_than_a_page_stay_on_their_page() -> None:
    endless = "unbreakable" * 2_000
    sample = replace(
        samples.flat(),
        name=endless,
        address="\n".join(["Street"] * 60),
        lines=[
            samples.line(1, endless, 320_000, edition=endless),
            samples.line(2, "Next", 165_000),
        ],
    )
    pdf = printed(external(sample))
    assert verify(pdf).matches
    text = poppler(pdf, "-raw")
    assert "…" in text
    assert "Next" in text
    for page in PdfReader(BytesIO(pdf)).pages:
        content = page.get_contents()
        assert content is not None
        heights = re.findall(rb"1 0 0 1 [\d.]+ (-?[\d.]+) Tm", content.get_data())
        assert min(map(float, heights)) > 25


def test_a_period_in_which_nothing_happened_says_so() -> None:
    text = text_of(replace(samples.flat(), lines=[]))
    assert "Nothing is due." in text
    assert "Nothing came in, was spent or is owed in this period." in text
    assert "0.00" not in text.split("Where we are on the ladder")[0]


def test_the_last_statement_says_so() -> None:
    text = text_of(replace(samples.refunded()[1], final=True))
    assert "last statement of this agreement" in text
    assert "SoFA passes 660.00 EUR to the circle by" in text
    assert "the last statement pays the whole balance" in text


def test_a_small_balance_waits_for_the_least_that_is_paid() -> None:
    sample = samples.flat()
    sample = replace(sample, terms=replace(sample.terms, min_payout=100_000))
    text = text_of(sample)
    assert "Nothing is due; 723.09 EUR is carried to the next statement." in text
    assert "below 1,000.00, the least that is paid § 8.3 723.09" in text


def test_costs_of_an_investment_kept_out_of_the_base() -> None:
    sample = samples.invested()[0]
    text = text_of(replace(sample, terms=replace(sample.terms, funded_in_base=False)))
    assert "Costs SoFA’s investment paid kept out of the base § 2.7 5,000.00" in text
    assert f"kept out of the base, yet spent § 2.7 {MINUS}5,000.00" in text
    assert "Paid from SoFA’s investment costs that are no burden of the circle" in text


def test_a_reserve_is_filled() -> None:
    sample = samples.flat()
    terms = replace(sample.terms, reserve_bp=1_000, reserve_target=20_000)
    text = text_of(replace(sample, terms=terms))
    assert f"up to 10 % of 2,892.35, until the reserve holds 200.00 § 6.1 {MINUS}200.00" in text
    assert "Reserve of the circle 0.00 200.00 200.00" in text


def test_consent_of_both_and_of_none() -> None:
    payload, hashes = samples.flat().made()
    agreement = payload["agreement"]
    both = {**payload, "agreement": {**agreement, "sofa_consented_on": "2026-05-14"}}
    text = poppler(statement_pdf(both, hashes), "-raw")
    assert "item 5), by SoFA 14 May 2026" in text
    none = {**payload, "agreement": {**agreement, "consented_on": ""}}
    text = poppler(statement_pdf(none, hashes), "-raw")
    assert "Agreement 2 of 1 January 2026, no consent recorded" in text


def test_a_category_that_is_never_allowed() -> None:
    sample = samples.flat()
    text = text_of(replace(sample, terms=replace(sample.terms, caps={"direct": 0})))
    assert "Direct costs never allowed 1,234.56 0.00 1,234.56" in text
    assert f"Costs not allowed Direct costs 1,234.56 § 2.2 {MINUS}1,234.56" in text
