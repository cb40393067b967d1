import subprocess
from io import BytesIO

from sofa_desktop.documents.annex import annex_pdf, write_annex
from tests.documents import statement_samples as samples


def text(pdf: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def test_each_member_has_a_row_and_the_rows_add_up() -> None:
    said = text(annex_pdf(samples.annex("Ana", "山田さん", "Čuk & <b>Co</b>")))
    assert "Members’ payouts to IC-2026-0003" in said
    assert "2,892.35 EUR goes to 3 members." in said
    assert "Ana 1 964.12 10.00 500.00 474.12" in said
    assert "山田さん 1 964.12" in said
    assert "Čuk & <b>Co</b> 1 964.11 10.00 500.00 474.11" in said
    assert "Together 3 2,892.35 30.00 1,500.00 1,422.35" in said
    assert "statement abab abab abab abab" in said


def test_one_member_and_none() -> None:
    one = samples.annex("Ana") | {"distributable": 96_412}
    assert "964.12 EUR goes to 1 member." in text(annex_pdf(one))
    none = samples.annex() | {"distributable": 0, "statement": "", "statement_hash": ""}
    said = text(annex_pdf(none))
    assert "Nothing goes to members this time." in said
    assert "Draft of members’ payouts" in said


def test_the_same_annex_gives_the_same_bytes() -> None:
    out = BytesIO()
    write_annex(samples.annex("Ana", "Bo"), out)
    assert out.getvalue() == annex_pdf(samples.annex("Ana", "Bo"))
