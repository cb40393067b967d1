"""Statements from the command line: vectors, drafts, issue, and what others can check."""

import json
from pathlib import Path

import pytest

from sofa_desktop.documents.facts import Hashes
from sofa_desktop.documents.statement import write_statement
from tests.app.cli_case import Command

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("name", ["settlement.jsonl", "settlement_random.jsonl"])
def test_every_vector_comes_out_as_three_others_have_it(cli: Command, name: str) -> None:
    ended = cli("settle", "--vectors", GOLDEN / name)
    assert ended.status == 0
    wanted = [json.loads(line) for line in (GOLDEN / name).read_text("utf-8").splitlines()]
    told = [json.loads(line) for line in ended.out.splitlines()]
    assert len(told) == len(wanted) > 10
    for ours, theirs in zip(told, wanted, strict=True):
        expected = theirs.pop("out", {})
        made = ours.pop("out", {})
        assert ours == theirs
        assert {key: made.get(key) for key in expected} == expected


def test_vectors_of_another_form_are_refused_by_line(cli: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": 1, "agreement": {"tiers": [[null, 2000]]}}\nnot json\n', "utf-8")
    ended = cli("settle", "--vectors", path)
    assert ended.status == 1
    assert ended.out.count("\n") == 1
    assert "line 2" in ended.err.lower()
    path.write_bytes(b'{"id": "\xff"}\n')
    assert cli("settle", "--vectors", path, "--json").refused == "vectors.not_text"
    assert cli("settle", "--vectors", tmp_path / "none", "--json").refused == "pdf.unreadable"


def test_a_draft_says_who_pays_and_leaves_the_file_alone(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    # 200 + 100 tickets and 90 advice, less 60 + 15 trainer, 12 + 7 tools and 5 fee: 291; 20 %.
    before = ready.read_bytes()
    pdf, data = tmp_path / "draft.pdf", tmp_path / "draft.json"
    ended = cli("settle", ready, "--period", "2026-Q3", "--pdf", pdf, "--json", data)
    assert ended.status == 0
    assert "Inner Content pays Sociocracy For All 58.20\xa0EUR" in ended.out
    told = json.loads(data.read_text("utf-8"))
    assert told["payload"]["number"] == ""
    assert told["hash"] == ""
    assert told["payload"]["output"]["base"] == 29_100
    assert told["payload"]["output"]["share"] == 5_820
    assert cli("verify", pdf, "--json").data["matches"] is True
    assert ready.read_bytes() == before
    assert not list(tmp_path.glob("*.sofacircle-*"))


def test_json_without_a_place_is_printed_wherever_it_stands(cli: Command, ready: Path) -> None:
    first = cli("settle", "--json", ready, "--period", "2026-Q3").data
    second = cli("settle", ready, "--period", "2026-Q3", "--json").data
    assert first == second
    assert first["draft"] is True
    assert (first["pay_minor"], first["currency"], first["waiting"]) == (5_820, "EUR", 2)


def test_an_issued_statement_is_numbered_locked_and_given_out_again(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    pdf, annex = tmp_path / "one.pdf", tmp_path / "annex.pdf"
    issue = ("settle", ready, "--period", "2026-Q3", "--issue", "--json")
    issued = cli(*issue, "--note", "Consent of 5 October").data
    assert issued["number"] == "IC-2026-0001"
    assert len(issued["hash"]) == 64
    assert cli(*issue).refused == "settlement.period_settled"
    again = cli("settle", ready, "--period", "2026-Q3", "--json", "--pdf", pdf, "--annex", annex)
    assert again.data["payload"] == issued["payload"]
    verified = cli("verify", pdf, "--json").data
    assert verified["matches"] is True
    assert verified["as_printed"] is True
    assert verified["hash"] == issued["hash"]
    assert cli("verify", annex, "--json").data["kind"] == "annex"
    assert cli("undo", ready, "--json").refused == "undo.left_the_house"
    assert cli("check", ready).status == 0


def test_nothing_is_issued_where_the_paper_cannot_be_written(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    before = ready.read_bytes()
    out = tmp_path / "nowhere" / "one.pdf"
    ended = cli("settle", ready, "--period", "2026-Q3", "--issue", "--pdf", out, "--json")
    assert ended.refused == "document.not_written"
    ended = cli("settle", ready, "--period", "2026-Q3", "--issue", "--pdf", tmp_path, "--json")
    assert ended.refused == "document.not_written"
    assert ready.read_bytes() == before


def test_what_does_not_recompute_is_named(cli: Command, ready: Path, tmp_path: Path) -> None:
    told = cli("settle", ready, "--period", "2026-Q3", "--issue", "--json").data
    told["payload"]["output"]["share"] += 1
    out = tmp_path / "forged.pdf"
    write_statement(told["payload"], Hashes(told["previous_hash"], told["hash"]), out)
    ended = cli("verify", out)
    assert ended.status == 1
    assert "share" in ended.out
    assert "5821" in ended.out
    assert "5820" in ended.out
    data = cli("verify", out, "--json").data
    assert (data["matches"], data["first_difference"]) == (False, "share")
    assert (data["found"], data["expected"]) == (5_821, 5_820)


def test_what_is_no_statement_is_refused(cli: Command, settled: Path, tmp_path: Path) -> None:
    assert cli("verify", settled, "--json").refused == "pdf.not_pdf"
    assert cli("verify", tmp_path / "none.pdf", "--json").refused == "pdf.unreadable"
    gap = cli("settle", settled, "--period", "2027-Q3", "--json")
    assert gap.refused == "settlement.gap"
    assert cli("settle", settled, "--period", "autumn", "--json").refused == "period.unreadable"
