"""The circle's papers: what they say, that anybody can read them, and that text stays text."""

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sofa_desktop.documents.papers.writing import document_pdf, text, write
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from tests.documents import paper_samples as samples

SAMPLES = {
    "agenda": samples.agenda,
    "cover": samples.cover,
    "handover": samples.handover,
    "map": samples.circle_map,
    "minutes": samples.minutes,
    "policies": samples.policies,
    "roles": samples.roles,
}
KINDS = sorted(SAMPLES)


def told(pdf: bytes) -> str:
    """What a PDF says, its spaces as one."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def tags(pdf: bytes) -> list[str]:
    """The kinds of the parts, in reading order."""
    found: list[str] = []

    def walk(part: object) -> None:
        if not isinstance(part, pikepdf.Dictionary) or "/S" not in part:
            return
        found.append(str(part["/S"])[1:])
        kids: object = part.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_sound_tagged_and_the_same_every_time(kind: str) -> None:
    payload = SAMPLES[kind]()
    made = document_pdf(kind, payload)
    assert made == document_pdf(kind, SAMPLES[kind]())
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.check_pdf_syntax() == []
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang) == "en-GB"
    parts = tags(made)
    assert parts[0] == "Document"
    assert parts.count("H1") == 1
    assert "H2" in parts


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_mail_and_a_page_of_markdown_too(kind: str) -> None:
    mail = text(kind, SAMPLES[kind](), "txt")
    assert "Intentional Communities" in mail
    assert max(len(line) for line in mail.splitlines() if " " in line.strip()) <= 110
    assert text(kind, SAMPLES[kind](), "md").startswith("# ")


def test_an_agenda_is_read_at_a_glance_on_one_page() -> None:
    made = document_pdf("agenda", samples.agenda())
    assert pages(made) == 1
    said = told(made)
    assert "Tuesday 24 November 2026, 19:00 – 20:30 in Madrid" in said
    assert "19:25 3. Select a facilitator" in said
    assert "Salma's term ends on 12 December 2026." in said
    assert "Documents: Budget 2027.pdf · Notes" in said
    assert "Fast track. Its term ends on 30 November 2026." in said
    assert "Fast track: consented together" in said
    assert "20:21 Check-out" in said
    assert "Together 85 of 90 minutes 85" in said
    assert "Translate the website: It rests until 1 January 2027." in said


def test_the_hour_is_told_to_each_where_they_are() -> None:
    said = text("agenda", samples.agenda(), "txt")
    assert "13:00: Ben (New York)" in said
    assert "19:00: Ana, Mira (Madrid)" in said
    assert "03:00, 25 Nov 2026: 山田 花子 (Tokyo)" in said


def test_no_hours_are_told_where_all_have_the_same() -> None:
    here = [{"name": "Ana", "zone": "Europe/Madrid", "on": "2026-11-24", "at": "19:00"}]
    assert "Ana" not in text("agenda", samples.agenda(times=here, items=[]), "txt")


def test_an_agenda_without_a_clock_has_no_times_at_all() -> None:
    meeting = samples.agenda()["meeting"] | {"starts_at": "", "zone": ""}
    said = told(document_pdf("agenda", samples.agenda(meeting=meeting, times=[])))
    assert "Tuesday 24 November 2026, 90 minutes" in said
    assert "19:" not in said


def test_minutes_of_a_draft_say_so_and_approved_ones_do_not() -> None:
    draft = told(document_pdf("minutes", samples.minutes()))
    assert "Draft The circle has not approved these minutes" in draft
    approved = samples.minutes(state="approved", approved_on="2026-12-08")
    said = told(document_pdf("minutes", approved))
    assert "Draft The circle" not in said
    assert "Approved on 8 December 2026" in said


def test_minutes_give_old_and_new_wording_word_for_word() -> None:
    said = told(document_pdf("minutes", samples.minutes()))
    assert samples.LONG in said
    assert "In place of Trainers are paid 15 EUR an hour." in said
    assert "Valid until 24 November 2027" in said
    assert "Feedback to Ana" in said


def test_minutes_name_who_was_there_with_roles_and_who_does_what_first_due_first() -> None:
    said = text("minutes", samples.minutes(), "txt")
    assert "Present: Ana (Leader), سلمى حداد (Facilitator), 山田 花子 (Secretary)" in said
    assert "Excused: Ben (Delegate)" in said
    table = said.partition("Who does what by when")[2]
    assert table.index("料金表を更新する") < table.index("Tell the trainers")
    assert table.index("Tell the trainers") < table.index("Draft of a plan")


def test_a_selection_that_waits_for_the_other_circle_says_so() -> None:
    waits = {
        "role": "Delegate",
        "holder": "Ben",
        "starts_on": "2026-12-01",
        "ends_on": "2027-11-30",
        "awaiting": True,
    }
    item = samples.minuted("Select a delegate", selections=[waits])
    said = text("minutes", samples.minutes(items=[item]), "txt")
    assert "Ben for Delegate, 1 Dec 2026 – 30 Nov 2027" in said
    assert "waits for the other circle’s consent" in " ".join(said.split())


def test_what_came_beside_the_items_has_a_place_and_corrections_come_last() -> None:
    loose = samples.minuted(
        "",
        "",
        reached="",
        minutes=0,
        used_minutes=0,
        actions=[{"what": "Water the plants", "owner": "Ana", "due_on": ""}],
    )
    fixed = [{"on": "2026-12-09", "text": "Jun was there."}]
    said = told(document_pdf("minutes", samples.minutes(items=[loose], corrections=fixed)))
    assert "Beside the items Action Water the plants" in said
    assert said.index("Evaluation") < said.index("9 December 2026 Jun was there.")


def test_what_people_typed_is_never_markup() -> None:
    said = text("minutes", samples.minutes(), "md")
    assert "\\* not a point" in said
    assert "\\# no head" in said
    assert "Room 2 \\<b\\>upstairs\\</b\\>" in said
    assert "Room 2 <b>upstairs</b>" in told(document_pdf("minutes", samples.minutes()))


def test_a_long_wording_runs_on_over_pages_and_nothing_of_it_is_lost() -> None:
    policy = samples.policy("How we pay trainers", text="\n".join([samples.LONG] * 40))
    made = document_pdf("policies", samples.policies(policies=[policy], retired=[]))
    assert pages(made) > 2
    said = told(made)
    assert said.count("at the rate the circle has consented to for the role") == 40


def test_the_logbook_says_what_is_overdue_and_still_in_force() -> None:
    said = told(document_pdf("policies", samples.policies()))
    assert "1 November 2026: Overdue, still in force" in said
    assert "12 May 2026, version 3" in said
    assert "Cash box 1 Mar 2026 No cash is taken any more." in said


def test_the_role_book_has_vacancies_and_earlier_holders() -> None:
    said = told(document_pdf("roles", samples.roles()))
    assert "Held by Ana from 1 June 2026 to 12 December 2026. Waits for the other" in said
    assert "Nobody holds this role." in said
    assert "30 Apr 2026: I take on the conference." in said


def test_the_handover_tells_the_money_in_a_sentence_and_in_figures() -> None:
    said = text("handover", samples.handover(), "txt")
    joined = " ".join(said.split())
    assert (
        "The circle has 5,206.50 EUR; since 1 January 2026, 8,200.00 EUR came in and 5,100.50 EUR "
        "went out."
    ) in joined
    assert "Held by SoFA · Balance: 920.00 EUR" in joined
    assert "ana@example.org" in joined


def test_money_of_two_currencies_is_told_in_one_sentence() -> None:
    money = {
        "since": "2026-01-01",
        "balances": [
            {"name": "Bank", "currency": "USD", "minor": 428_979},
            {"name": "Euros", "currency": "EUR", "minor": 96_000},
        ],
        "flows": [
            {"currency": "EUR", "in_minor": 61_000, "out_minor": 0},
            {"currency": "USD", "in_minor": 1_000, "out_minor": 20_000},
        ],
    }
    said = " ".join(text("handover", samples.handover(money=money), "txt").split())
    assert (
        "The circle has 4,289.79 USD and 960.00 EUR; since 1 January 2026, 10.00 USD and "
        "610.00 EUR came in and 200.00 USD and 0.00 EUR went out."
    ) in said


def test_a_handover_without_contacts_has_no_people() -> None:
    said = told(document_pdf("handover", samples.handover(contacts=[])))
    assert "People" not in said
    assert "@" not in said


def test_the_map_is_a_picture_with_a_sentence_and_a_tree() -> None:
    made = document_pdf("map", samples.circle_map())
    parts = tags(made)
    assert parts.count("Figure") == 1
    assert parts.count("LI") == 10
    said = told(made)
    assert said.count("Content Circle") == 2
    assert "Vacant: Facilitator" in said
    assert "Language circle · linked with ours" in said


def nested(count: int) -> list[dict[str, Any]]:
    """Circles six to a circle, four deep."""
    made = [samples.circled("Top", 0)]
    for number in range(count - 1):
        depth = 1 + number % 6 if number % 6 < 4 else 2
        made.append(samples.circled(f"Circle number {number}", depth, own=number == 7))
    return made


def test_many_circles_are_printed_over_pages_with_every_name_in_the_tree() -> None:
    circles = nested(60)
    made = document_pdf("map", samples.circle_map(circles=circles))
    said = told(made)
    assert "pages, to be laid side by side" in said
    assert "Row 1, column 1" in said
    assert all(circle["name"] in said for circle in circles)


@pytest.mark.parametrize("circles", [[], [samples.circled("Alone", 0, own=True)]])
def test_one_circle_and_none_make_a_map(circles: list[dict[str, Any]]) -> None:
    assert pages(document_pdf("map", samples.circle_map(circles=circles))) == 1


def test_the_form_is_the_ending_of_the_name(tmp_path: Path) -> None:
    for ending in ("pdf", "md", "txt", "ics"):
        out = tmp_path / f"agenda.{ending}"
        write("agenda", samples.agenda(), out)
        assert out.stat().st_size > 500
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF")


def test_a_form_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        write("cover", samples.cover(), tmp_path / "cover.ics")
    assert "ends in .pdf, .md, .txt." in sentence(refusal.value)
    with pytest.raises(Refused) as refusal:
        write("agenda", samples.agenda(), tmp_path / "agenda")
    assert "a file without an ending" in sentence(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_never_takes_the_place_of_a_circle_file(tmp_path: Path) -> None:
    out = tmp_path / "circle.pdf"
    out.write_bytes(b"SQLite format 3\x00 and more")
    with pytest.raises(Refused, match=r"document\.over_circle"):
        write("cover", samples.cover(), out)
