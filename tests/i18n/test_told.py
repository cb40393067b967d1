"""Facts are read so that a missing or foreign one breaks no sentence."""

from datetime import date

from sofa_desktop.i18n.told import Told


def test_facts_as_a_sentence_needs_them() -> None:
    told = Told(
        {
            "name": "Mira",
            "count": 3,
            "minor": -1_250,
            "currency": "EUR",
            "fields": ["aim", "domain"],
            "on": date(2026, 11, 24),
            "kept": "2026-11-24",
            "first": True,
        }
    )
    assert told.text("name") == "Mira"
    assert told.text("count") == "3"
    assert told.whole("count") == 3
    assert told.money() == "12.50\N{NO-BREAK SPACE}EUR"
    assert told.several("fields") == ("aim", "domain")
    assert told.day("on") == told.day("kept") == "24 November 2026"
    assert told.flag("first") is True


def test_what_is_missing_is_empty() -> None:
    told = Told({"name": None, "count": "three"})
    assert told.text("name") == told.text("nothing") == ""
    assert told.whole("count", 1) == 1
    assert told.several("name") == ()
    assert told.day("nothing") == ""
    assert told.flag("name") is False
