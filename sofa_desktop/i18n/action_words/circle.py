"""The words of actions on circle, people and roles."""

from collections.abc import Mapping

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.action_words.speech import Speech, added, changed, removed
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _change_circle(told: Told) -> str:
    fields = told.several("fields")
    if len(fields) == 1:
        return t("action name", "change the circle: {field}", field=terms.field(fields[0]))
    return t("action name", "change the circle's details")


def _circle_changed(told: Told) -> str:
    fields = told.several("fields")
    if len(fields) == 1:
        return t("action done", "Circle: {field} changed", field=terms.field(fields[0]))
    return t("action done", "Circle's details changed")


def _left(told: Told) -> str:
    roles = told.whole("roles")
    if not roles:
        return t("action done", "{name} left the circle", name=told.text("name"))
    return tn(
        "action done",
        "{name} left the circle and one role",
        "{name} left the circle and {n} roles",
        roles,
        name=told.text("name"),
    )


def _consented(told: Told, recorded: str) -> str:
    if told.flag("in_force"):
        return t("action done", "Both circles consented: the new aim and domain are in force")
    return recorded


def _moved(told: Told) -> str:
    name, within = told.text("name"), told.text("within")
    if not within:
        return t("action done", "“{name}” stands at the top now", name=name)
    return t("action done", "“{name}” belongs to “{within}” now", name=name, within=within)


def _filled(told: Told) -> str:
    if told.flag("awaiting"):
        return t(
            "action done",
            "{role}: {member} selected, the other circle's consent is awaited",
            **_with_role(told),
        )
    return t("action done", "{role}: role given to {member}", **_with_role(told))


def _with_role(told: Told) -> dict[str, str]:
    return {"role": told.text("role"), "member": told.text("member")}


WORDS: Mapping[str, Speech] = {
    "circle.found": Speech(
        lambda told: t("action name", "found the circle “{name}”", name=told.text("name")),
        lambda told: t("action done", "Circle “{name}” founded", name=told.text("name")),
    ),
    "circle.change": Speech(_change_circle, _circle_changed),
    "member.add": Speech(
        lambda told: t("action name", "add {name} to the circle", name=told.text("name")),
        lambda told: t("action done", "{name} added to the circle", name=told.text("name")),
    ),
    "member.change": changed(),
    "member.leave": Speech(
        lambda told: t("action name", "let {name} leave the circle", name=told.text("name")), _left
    ),
    "member.come_back": Speech(
        lambda told: t("action name", "let {name} come back", name=told.text("name")),
        lambda told: t("action done", "{name} is back in the circle", name=told.text("name")),
    ),
    "member.remove": Speech(
        lambda told: t("action name", "remove {name}", name=told.text("name")),
        lambda told: t("action done", "{name} removed", name=told.text("name")),
    ),
    "role.add": Speech(
        lambda told: t("action name", "add the role “{name}”", name=told.text("name")),
        lambda told: t("action done", "Role “{name}” added", name=told.text("name")),
    ),
    "role.add_circle_roles": Speech(
        lambda told: tn(
            "action name", "add one circle role", "add {n} circle roles", told.whole("count")
        ),
        lambda told: tn(
            "action done", "One circle role added", "{n} circle roles added", told.whole("count")
        ),
    ),
    "role.change": changed(),
    "role.remove": Speech(
        lambda told: t("action name", "remove the role “{name}”", name=told.text("name")),
        lambda told: t("action done", "Role “{name}” removed", name=told.text("name")),
    ),
    "role.fill": Speech(
        lambda told: t("action name", "give the role {role} to {member}", **_with_role(told)),
        _filled,
    ),
    "term.extend": Speech(
        lambda told: t("action name", "extend {member}'s term as {role}", **_with_role(told)),
        lambda told: t(
            "action done",
            "{role}: {member}'s term extended to {until}",
            **_with_role(told),
            until=told.day("until"),
        ),
    ),
    "term.change": Speech(
        lambda told: t("action name", "change {member}'s term as {role}", **_with_role(told)),
        lambda told: t("action done", "{role}: {member}'s term changed", **_with_role(told)),
    ),
    "term.step_down": Speech(
        lambda told: t("action name", "let {member} step down as {role}", **_with_role(told)),
        lambda told: t("action done", "{role}: {member} stepped down", **_with_role(told)),
    ),
    "term.resign": Speech(
        lambda told: t("action name", "let {member} resign as {role}", **_with_role(told)),
        lambda told: t("action done", "{role}: {member} resigned", **_with_role(told)),
    ),
    "term.confirm": Speech(
        lambda told: t(
            "action name",
            "record the other circle's consent to {member} as {role}",
            **_with_role(told),
        ),
        lambda told: t(
            "action done", "{role}: the other circle consented to {member}", **_with_role(told)
        ),
    ),
    "aim.draft": Speech(
        lambda _told: t("action name", "begin a draft of aim and domain"),
        lambda _told: t("action done", "Draft of aim and domain begun"),
    ),
    "aim.change": Speech(
        lambda _told: t("action name", "change the draft of aim and domain"),
        lambda _told: t("action done", "Draft of aim and domain changed"),
    ),
    "aim.reword": Speech(
        lambda _told: t("action name", "open the draft of aim and domain for other words"),
        lambda _told: t("action done", "The draft of aim and domain is open for other words"),
    ),
    "aim.circle_consents": Speech(
        lambda _told: t("action name", "record our consent to aim and domain"),
        lambda told: _consented(told, t("action done", "Our consent to aim and domain recorded")),
    ),
    "aim.parent_consents": Speech(
        lambda _told: t("action name", "record the parent circle's consent to aim and domain"),
        lambda told: _consented(
            told, t("action done", "The parent circle's consent to aim and domain recorded")
        ),
    ),
    "aim.remove": Speech(
        lambda _told: t("action name", "take the draft of aim and domain away"),
        lambda _told: t("action done", "Draft of aim and domain taken away"),
    ),
    "related.add": Speech(
        lambda told: t("action name", "note the circle “{name}”", name=told.text("name")),
        lambda told: t("action done", "Circle “{name}” noted", name=told.text("name")),
    ),
    "related.change": changed(),
    "related.move": Speech(
        lambda told: t("action name", "move the circle “{name}”", name=told.text("name")),
        _moved,
    ),
    "related.remove": Speech(
        lambda told: t("action name", "take the circle “{name}” away", name=told.text("name")),
        lambda told: t("action done", "Circle “{name}” taken away", name=told.text("name")),
    ),
    "term.remove": Speech(
        lambda told: t("action name", "remove {member}'s term as {role}", **_with_role(told)),
        lambda told: t("action done", "{role}: {member}'s term removed", **_with_role(told)),
    ),
    "account.add": added(),
    "account.change": changed(),
    "account.remove": removed(),
    "category.add": Speech(
        lambda told: t("action name", "add the category “{name}”", name=told.text("name")),
        lambda told: t("action done", "Category “{name}” added", name=told.text("name")),
    ),
}
