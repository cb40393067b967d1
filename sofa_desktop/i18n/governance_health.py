"""The health of governance in words: kind ones, for nobody is at fault."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sofa_desktop.domain.governance_health import Finding
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Say = Callable[[Told], str]


class _Speech(NamedTuple):
    title: Say
    why: Say
    topic: Say


def _vacant(told: Told) -> str:
    if told.day("since"):
        return t(
            "health",
            "Nobody has held it since {day}. What it took care of may be left lying.",
            day=told.day("since"),
        )
    return t("health", "Nobody has held it yet. What it is for may be left lying.")


def _roles(told: Told) -> str:
    return ", ".join(isolated(name) for name in told.several("roles"))


_WORDS: Mapping[str, _Speech] = {
    "health.policy_overdue": _Speech(
        lambda told: t("health", "“{title}” waits for its review", title=told.text("title")),
        lambda told: t(
            "health",
            "Its term ended on {day}. It is still in force; does it still help?",
            day=told.day("since"),
        ),
        lambda told: t("topic", "Review of the policy “{title}”", title=told.text("title")),
    ),
    "health.role_overdue": _Speech(
        lambda told: t(
            "health", "The description of {role} waits for its review", role=told.text("role")
        ),
        lambda told: t(
            "health",
            "The circle wanted to look at it again by {day}. Does it still say what is done?",
            day=told.day("since"),
        ),
        lambda told: t("topic", "Review of the role {role}", role=told.text("role")),
    ),
    "health.role_vacant": _Speech(
        lambda told: t("health", "{role} is vacant", role=told.text("role")),
        _vacant,
        lambda told: t("topic", "Selection for the role {role}", role=told.text("role")),
    ),
    "health.many_roles": _Speech(
        lambda told: t("health", "{name} carries much", name=told.text("name")),
        lambda told: t(
            "health",
            "{name} holds these roles: {roles}. Is it still a joy, or would sharing help?",
            name=told.text("name"),
            roles=_roles(told),
        ),
        lambda told: t("topic", "Sharing the roles {name} holds", name=told.text("name")),
    ),
    "health.community_decides": _Speech(
        lambda told: t(
            "health",
            "“{title}” speaks of the community of practice “{community}”",
            title=told.text("title"),
            community=told.text("community"),
        ),
        lambda told: t(
            "health",
            "A community of practice learns together and has no domain to decide in; it may hand "
            "proposals to circles. Which circle does the policy belong to?",
        ),
        lambda told: t(
            "topic",
            "“{title}” and the community of practice “{community}”",
            title=told.text("title"),
            community=told.text("community"),
        ),
    ),
}
CODES = tuple(_WORDS)
"""Every code of a finding."""


def title(finding: Finding) -> str:
    """What it is about: Webinar host is vacant."""
    return _WORDS[finding.code].title(Told(finding.facts))


def why(finding: Finding) -> str:
    """Why the circle may want to talk about it."""
    return _WORDS[finding.code].why(Told(finding.facts))


def topic(finding: Finding) -> str:
    """The title of the topic it becomes: Selection for the role Webinar host."""
    return _WORDS[finding.code].topic(Told(finding.facts))


def button(_finding: Finding) -> str:
    """The one thing to do about it."""
    return t("health", "Put on the agenda")
