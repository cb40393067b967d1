import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.documents.annex import annex_pdf
from sofa_desktop.documents.attachment import ANNEX_ATTACHED, MOST_DATA, read_attachment
from sofa_desktop.documents.facts import Hashes
from sofa_desktop.documents.statement import statement_pdf, write_statement
from sofa_desktop.documents.verify import is_as_printed, verify
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from tests.documents import statement_samples as samples


def with_data(data: bytes, name: str = "settlement.json") -> bytes:
    """A PDF of somebody else's with this attached."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments[name] = data
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def refusal(data: Path | bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_attachment(data)
    said = sentence(caught.value)
    assert "Nothing was changed" in said
    assert caught.value.code not in said  # a sentence of its own
    return caught.value


def test_the_payload_comes_back_as_it_went_in(tmp_path: Path) -> None:
    payload, hashes = samples.foreign().made()
    path = tmp_path / "statement.pdf"
    write_statement(payload, hashes, path)
    told = read_attachment(path)
    assert told == {"payload": payload, "previous_hash": hashes.previous, "hash": hashes.own}


@pytest.mark.parametrize(
    "sample",
    [samples.flat(), *samples.tiers(), *samples.refunded(), *samples.invested(), samples.foreign()],
)
def test_a_statement_matches_its_data(sample: samples.Sample) -> None:
    pdf = statement_pdf(*sample.made())
    assert verify(pdf).matches
    assert is_as_printed(pdf)


def told(pdf: bytes) -> str:
    """What a person hears about a file."""
    try:
        verdict = verify(pdf)
    except Refused as refused:
        return "refused" if "Nothing was changed" in sentence(refused) else refused.code
    return "matches" if verdict.matches else str(verdict.first_difference)


def changed(**output: object) -> dict[str, Any]:
    payload: dict[str, Any]
    payload, hashes = samples.flat().made()
    payload["output"] = {**payload["output"], **output}
    return {"payload": payload, "previous_hash": hashes.previous, "hash": hashes.own}


def test_the_first_step_that_differs_is_named() -> None:
    verdict = verify(with_data(json.dumps(changed(share=72_308)).encode()))
    assert not verdict.matches
    assert verdict.first_difference == "share"
    assert (verdict.expected, verdict.found) == (72_309, 72_308)


def test_a_wrong_hash_is_a_difference() -> None:
    payload, hashes = samples.flat().made()
    verdict = verify(statement_pdf(payload, Hashes(hashes.previous, "ab" * 32)))
    assert verdict.first_difference == "hash"


def test_a_draft_without_a_hash_is_recomputed() -> None:
    payload, _ = samples.flat().made()
    assert verify(statement_pdf({**payload, "number": "", "pay_by": ""}, Hashes("", ""))).matches


def test_changed_pages_around_good_data_are_noticed() -> None:
    good = statement_pdf(*samples.flat().made())
    payload = read_attachment(good)
    other = with_data(json.dumps(payload).encode())
    assert verify(other).matches
    assert not is_as_printed(other)


def test_data_that_recomputes_but_cannot_be_printed_was_not_printed_by_us() -> None:
    told = read_attachment(statement_pdf(*samples.flat().made()))
    del told["payload"]["names"]
    assert not is_as_printed(with_data(json.dumps(told).encode()))


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\nrubbish", b"%PDF-" + bytes(2000)])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).code == "pdf.not_pdf"


def test_a_pdf_without_data_is_refused() -> None:
    assert refusal(with_data(b"{}", "other.json")).code == "pdf.no_data"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.pdf").code == "pdf.unreadable"


def test_a_locked_pdf_is_refused() -> None:
    pdf = pikepdf.open(BytesIO(with_data(b"{}")))
    out = BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refusal(out.getvalue()).code == "pdf.locked"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"a": 1.5}',
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
)
def test_bad_data_is_refused(data: bytes) -> None:
    assert refusal(with_data(data)).code == "pdf.bad_data"


@pytest.mark.parametrize(
    "told", [{}, {"payload": [], "previous_hash": "", "hash": ""}, {"payload": {}, "hash": 1}]
)
def test_data_of_another_form_is_refused(told: object) -> None:
    with pytest.raises(Refused) as caught:
        verify(with_data(json.dumps(told).encode()))
    assert caught.value.code == "pdf.bad_data"


def test_a_small_file_that_unpacks_to_a_huge_one_is_stopped() -> None:
    assert refusal(with_data(b" " * (MOST_DATA + 1))).code == "pdf.too_large"


def test_a_huge_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sofa_desktop.documents.attachment.MOST_FILE", 1_000)
    assert refusal(with_data(b" " * 2_000)).code == "pdf.too_large"


@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(place: int, rubbish: bytes) -> None:
    whole = statement_pdf(*samples.flat().made())
    damaged = whole[:place] + rubbish + whole[place + len(rubbish) :]
    assert told(damaged) in {"matches", "refused"}


def test_the_annex_carries_its_data() -> None:
    payload = samples.annex("Ana", "Bo", "Čuk")
    assert read_attachment(annex_pdf(payload), ANNEX_ATTACHED) == {"payload": payload}
