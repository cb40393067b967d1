"""Whatever people type, a paper is made of it: sound, in every form, and none of it is lost."""

import copy
import io
from collections.abc import Iterator
from itertools import cycle

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sofa_desktop.documents.papers.writing import document_pdf, text
from tests.documents import paper_samples as samples

KINDS = {
    "agenda": samples.agenda,
    "cover": samples.cover,
    "handover": samples.handover,
    "map": samples.circle_map,
    "minutes": samples.minutes,
    "policies": samples.policies,
    "roles": samples.roles,
}
TYPED = frozenset(
    {
        "aim", "delegate", "domain", "documents", "email", "evaluation", "facilitator",
        "feedback_to", "holder", "information", "leader", "limits", "measure", "measures", "name",
        "note", "notes", "old_text", "owner", "pay", "presenter", "purpose", "qualifications",
        "reason", "role", "roles", "room", "secretary", "tasks", "templates", "text", "title",
        "why", "ours", "backlog", "authority", "parent",
    }
)  # fmt: skip
HARD = "ab \n\u0627\u0644\u0651山\u0301\u202e\u2066\u2069\U0001f600-#*|<&"
WORDS = st.one_of(
    st.text(max_size=40),
    st.text(
        alphabet="ab \n\u0627\u0644\u0651山\u0301\u202e\u2066\u2069\U0001f600-#*|<&", max_size=300
    ),
    st.just("x" * 300),
    st.just("بسم الله abc (1) 山田"),
)


def retyped(value: object, key: str, texts: Iterator[str]) -> object:
    """The same payload in other words."""
    if isinstance(value, dict):
        return {name: retyped(each, name, texts) for name, each in value.items()}
    if isinstance(value, list):
        return [retyped(each, key, texts) for each in value]
    if isinstance(value, str) and key in TYPED and value:
        return next(texts)
    return value


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(KINDS)), st.lists(WORDS, min_size=2, max_size=9))
def test_any_text_makes_a_sound_paper(kind: str, texts: list[str]) -> None:
    payload = retyped(copy.deepcopy(KINDS[kind]()), "", cycle(texts))
    assert isinstance(payload, dict)
    made = document_pdf(kind, payload)
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.check_pdf_syntax() == []
    for form in ("md", "txt"):
        told = text(kind, payload, form)
        assert told.endswith("\n")
        assert not any(sign in told for sign in "\u202e\u2066\r\x00")


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_no_word_makes_a_second_property_in_a_calendar(word: str) -> None:
    payload = retyped(samples.agenda(), "", cycle([word]))
    assert isinstance(payload, dict)
    names = {
        line.split(":")[0].split(";")[0]
        for line in text("agenda", payload, "ics").replace("\r\n ", "").split("\r\n")
    }
    assert names <= {
        "BEGIN", "VERSION", "PRODID", "METHOD", "TZID", "DTSTART", "RDATE", "TZNAME",
        "TZOFFSETFROM", "TZOFFSETTO", "END", "SUMMARY", "DURATION", "DTSTAMP", "UID",
        "DESCRIPTION", "LOCATION", "COMMENT", "",
    }  # fmt: skip
