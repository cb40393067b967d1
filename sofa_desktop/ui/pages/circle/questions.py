"""What the Circle page asks a day for: extending, resigning, leaving, and the consents."""

from collections.abc import Sequence

from sofa_desktop.domain.roles import default_end
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import AimRow, MemberRow, TermRow
from sofa_desktop.ui.pages.circle.sheets import DayQuestion


def extending(desk: Desk, term: TermRow, origin: object) -> DayQuestion:
    """Until when a term runs instead."""
    return DayQuestion(
        t("circle", "Extend the term as {role}", role=term.role),
        t("circle", "Extend the term"),
        t(
            "circle",
            "{holder} holds it until {day}. The circle consents to a later last day.",
            holder=isolated(term.holder),
            day=formats.day(term.ends_on),
        ),
        t("circle", "New last day"),
        default_end(term.ends_on),
        lambda day, _words: desk.roles.extend(term.id, day, origin=origin),
    )


def resigning(desk: Desk, term: TermRow, origin: object) -> DayQuestion:
    """From which day on a role is free again, and why."""
    return DayQuestion(
        t("circle", "{holder} resigns as {role}", holder=isolated(term.holder), role=term.role),
        t("circle", "Note the resignation"),
        t(
            "circle",
            "The term was consented until {day}. The role is vacant after the day given here.",
            day=formats.day(term.ends_on),
        ),
        t("circle", "Last day in the role"),
        desk.clock.today(),
        lambda day, words: desk.roles.resign(term.id, day, words, origin=origin),
        words=t("circle", "Reason"),
        hint=t("circle", "In the holder's own words. May stay empty."),
        long=True,
    )


def confirming(desk: Desk, term: TermRow, other: str, origin: object) -> DayQuestion:
    """When the other circle consented to a leader or delegate."""
    return DayQuestion(
        t("circle", "{other} consents", other=isolated(other)),
        t("circle", "Record the consent"),
        t(
            "circle",
            "{holder} becomes {role}. Where the consent comes after {day}, the term begins on the "
            "day of the consent.",
            holder=isolated(term.holder),
            role=term.role,
            day=formats.day(term.starts_on),
        ),
        t("circle", "Consented on"),
        desk.clock.today(),
        lambda day, words: desk.roles.confirm(term.id, day, words, origin=origin),
        words=t("circle", "Where it is noted"),
        hint=t("circle", "For instance the meeting. May stay empty."),
    )


def leaving(desk: Desk, member: MemberRow, held: Sequence[str], origin: object) -> DayQuestion:
    """From which day on somebody no longer belongs to the circle."""
    if held:
        what = t("circle", "These roles end the day before: {roles}.", roles=", ".join(held))
    else:
        what = t("circle", "The name stays in the history.")
    return DayQuestion(
        t("circle", "{name} leaves the circle", name=isolated(member.name)),
        t("circle", "Note the leaving"),
        what,
        t("circle", "First day without them"),
        desk.clock.today(),
        lambda day, _words: desk.people.leave(member.id, on=day, origin=origin),
    )


def our_consent(desk: Desk, version: AimRow, origin: object) -> DayQuestion:
    """When our circle consented to a draft of aim and domain."""
    return DayQuestion(
        t("circle", "Our circle consents"),
        t("circle", "Record the consent"),
        _what_comes_of_it(version.parent_consented_on is not None),
        t("circle", "Consented on"),
        desk.clock.today(),
        lambda day, words: desk.aims.circle_consents(version.id, day, words, origin=origin),
        words=t("circle", "Where it is noted"),
        hint=t("circle", "For instance the meeting. May stay empty."),
    )


def their_consent(desk: Desk, version: AimRow, parent: str, origin: object) -> DayQuestion:
    """When the parent circle consented to a draft of aim and domain."""
    return DayQuestion(
        t("circle", "{other} consents", other=isolated(parent)),
        t("circle", "Record the consent"),
        _what_comes_of_it(version.circle_consented_on is not None),
        t("circle", "Consented on"),
        desk.clock.today(),
        lambda day, words: desk.aims.parent_consents(version.id, day, words, origin=origin),
        words=t("circle", "Where it is noted"),
        hint=t("circle", "For instance their minutes. May stay empty."),
    )


def _what_comes_of_it(both: bool) -> str:  # noqa: FBT001  (a fact, asked once)
    if both:
        return t("circle", "Both circles have consented then: the draft comes into force.")
    return t("circle", "The draft comes into force once the other circle has consented too.")
