"""Two members with the same name are told apart where one is chosen."""

from datetime import date

from pytestqt.qtbot import QtBot

from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit


def member(
    key: str, name: str, *, roles: str = "", place: str = "", joined: date = date(2025, 1, 1)
) -> MemberRow:
    return MemberRow(key, name, "full", joined, None, "", "", roles, place=place)


def test_a_name_alone_stays_as_it_is() -> None:
    assert named([member("a", "Mira", roles="Host"), member("b", "Ben")]) == [
        ("a", "Mira"),
        ("b", "Ben"),
    ]


def test_roles_tell_namesakes_apart_whatever_the_case() -> None:
    rows = [member("a", "Mira", roles="Host"), member("b", "mira ", roles="Leader, Editor")]
    assert named(rows) == [("a", "Mira (Host)"), ("b", "mira  (Leader, Editor)")]


def test_where_one_has_no_role_the_place_or_the_day_does() -> None:
    rows = [member("a", "Mira", roles="Host", place="Lisbon"), member("b", "Mira", place="Oslo")]
    assert [name for _, name in named(rows)] == ["Mira (Lisbon)", "Mira (Oslo)"]
    rows = [member("a", "Mira", roles="Host"), member("b", "Mira", joined=date(2026, 3, 5))]
    assert [name for _, name in named(rows)] == [
        "Mira (joined 1 Jan 2025)",
        "Mira (joined 5 Mar 2026)",
    ]


def test_where_nothing_differs_they_are_numbered() -> None:
    rows = [member("a", "Mira"), member("b", "Ben"), member("c", "Mira")]
    assert named(rows) == [("a", "Mira (1)"), ("b", "Ben"), ("c", "Mira (2)")]


def test_a_field_takes_the_one_that_is_meant(qtbot: QtBot) -> None:
    people = named([member("a", "Mira", place="Lisbon"), member("b", "Mira", place="Oslo")])
    field = ChoiceEdit([Choice(*each) for each in people])
    qtbot.addWidget(field)
    field.setEditText("mira")
    assert field.key() is None
    assert field.problem() == "“mira” is more than one of the choices. Type more."
    field.setEditText("oslo")
    assert field.key() == "b"
    field.setEditText("Nobody")
    assert field.problem() == "“Nobody” is not among the choices."
