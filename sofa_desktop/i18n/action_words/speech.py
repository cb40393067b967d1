"""How an action is spoken of."""

from collections.abc import Callable
from typing import NamedTuple

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Say = Callable[[Told], str]


class Speech(NamedTuple):
    """The two ways of speaking of an action."""

    name: Say
    """What undo would take back, as in “Undo: …”: add Mira."""
    happened: Say
    """What was done, as the undo bar and the history tell it: Mira added."""


def changed(key: str = "name") -> Speech:
    """A record that the fact ``key`` names was changed, in one field or several."""

    def name(told: Told) -> str:
        fields = told.several("fields")
        if len(fields) == 1:
            return t(
                "action name",
                "change “{name}”: {field}",
                name=told.text(key),
                field=terms.field(fields[0]),
            )
        return t("action name", "change “{name}”", name=told.text(key))

    def happened(told: Told) -> str:
        fields = told.several("fields")
        if len(fields) == 1:
            return t(
                "action done",
                "“{name}”: {field} changed",
                name=told.text(key),
                field=terms.field(fields[0]),
            )
        return t("action done", "“{name}” changed", name=told.text(key))

    return Speech(name, happened)


def added(key: str = "name") -> Speech:
    """A record that the fact ``key`` names came in."""
    return Speech(
        lambda told: t("action name", "add “{name}”", name=told.text(key)),
        lambda told: t("action done", "“{name}” added", name=told.text(key)),
    )


def removed(key: str = "name") -> Speech:
    """A record that the fact ``key`` names went, with what belonged to it."""
    return Speech(
        lambda told: t("action name", "remove “{name}”", name=told.text(key)),
        lambda told: t("action done", "“{name}” removed", name=told.text(key)),
    )
