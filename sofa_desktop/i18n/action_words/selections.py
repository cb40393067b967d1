"""The words of actions in selections; none of them says who nominated whom."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.consent import Answer
from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.i18n import terms
from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.selection_terms import selection_step
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t


def _role(told: Told) -> str:
    return told.text("role")


def _step(told: Told) -> str:
    step = str(told.facts.get("step", ""))
    return selection_step(step) if step in set(SelectionStep) else ""


def _fields(told: Told) -> str:
    fields = told.several("fields")
    return terms.field(fields[0]) if len(fields) == 1 else t("field", "details")


def _of_role(name: Callable[[str], str], done: Callable[[str], str]) -> Speech:
    """An action of which only the role is told."""
    return Speech(lambda told: name(_role(told)), lambda told: done(_role(told)))


def _answer(told: Told) -> str:
    if told.facts.get("answer") == Answer.OBJECTION:
        return t("action name", "note an objection: {role}", role=_role(told))
    return t("action name", "note a consent: {role}", role=_role(told))


def _answered(told: Told) -> str:
    if told.facts.get("answer") == Answer.OBJECTION:
        return t("action done", "Objection noted: {role}", role=_role(told))
    return t("action done", "Consent noted: {role}", role=_role(told))


WORDS: Mapping[str, Speech] = {
    "selection.begin": _of_role(
        lambda role: t("action name", "begin the selection: {role}", role=role),
        lambda role: t("action done", "Selection begun: {role}", role=role),
    ),
    "selection.change": Speech(
        lambda told: t(
            "action name",
            "change the selection of {role}: {field}",
            role=_role(told),
            field=_fields(told),
        ),
        lambda told: t(
            "action done",
            "Selection of {role}: {field} changed",
            role=_role(told),
            field=_fields(told),
        ),
    ),
    "selection.advance": Speech(
        lambda told: t(
            "action name",
            "go on to “{step}” in the selection of {role}",
            step=_step(told),
            role=_role(told),
        ),
        lambda told: t(
            "action done", "Selection of {role}: now “{step}”", step=_step(told), role=_role(told)
        ),
    ),
    "selection.back": Speech(
        lambda told: t(
            "action name",
            "go back to “{step}” in the selection of {role}",
            step=_step(told),
            role=_role(told),
        ),
        lambda told: t(
            "action done",
            "Selection of {role}: back to “{step}”",
            step=_step(told),
            role=_role(told),
        ),
    ),
    "selection.list_consent": _of_role(
        lambda role: t("action name", "note the consent to the list: {role}", role=role),
        lambda role: t("action done", "List of qualifications consented: {role}", role=role),
    ),
    "selection.nominate": _of_role(
        lambda role: t("action name", "write down a nomination: {role}", role=role),
        lambda role: t("action done", "Nomination written down: {role}", role=role),
    ),
    "selection.rewrite": _of_role(
        lambda role: t("action name", "put a nomination right: {role}", role=role),
        lambda role: t("action done", "Nomination put right: {role}", role=role),
    ),
    "selection.take_away": _of_role(
        lambda role: t("action name", "take a nomination away: {role}", role=role),
        lambda role: t("action done", "Nomination taken away: {role}", role=role),
    ),
    "selection.speak": _of_role(
        lambda role: t("action name", "note a nomination as heard: {role}", role=role),
        lambda role: t("action done", "Nomination heard: {role}", role=role),
    ),
    "selection.change_nomination": _of_role(
        lambda role: t("action name", "change a nomination: {role}", role=role),
        lambda role: t("action done", "Nomination changed: {role}", role=role),
    ),
    "selection.keep_nomination": _of_role(
        lambda role: t("action name", "keep a nomination: {role}", role=role),
        lambda role: t("action done", "Nomination kept: {role}", role=role),
    ),
    "selection.propose": _of_role(
        lambda role: t("action name", "propose a candidate: {role}", role=role),
        lambda role: t("action done", "Candidate proposed: {role}", role=role),
    ),
    "selection.answer": Speech(_answer, _answered),
    "selection.unanswer": _of_role(
        lambda role: t("action name", "take an answer back: {role}", role=role),
        lambda role: t("action done", "Answer taken back: {role}", role=role),
    ),
    "selection.change_objection": _of_role(
        lambda role: t("action name", "word an objection: {role}", role=role),
        lambda role: t("action done", "Objection worded: {role}", role=role),
    ),
    "selection.integrate": _of_role(
        lambda role: t("action name", "integrate an objection: {role}", role=role),
        lambda role: t("action done", "Objection integrated: {role}", role=role),
    ),
    "selection.withdraw": _of_role(
        lambda role: t("action name", "withdraw an objection: {role}", role=role),
        lambda role: t("action done", "Objection withdrawn: {role}", role=role),
    ),
    "selection.announce": Speech(
        lambda told: t(
            "action name",
            "announce {member} as {role}",
            member=told.text("member"),
            role=_role(told),
        ),
        lambda told: t(
            "action done", "{role}: {member} selected", member=told.text("member"), role=_role(told)
        ),
    ),
    "selection.drop": _of_role(
        lambda role: t("action name", "drop the selection: {role}", role=role),
        lambda role: t("action done", "Selection dropped: {role}", role=role),
    ),
    "selection.forget": _of_role(
        lambda role: t("action name", "drop the nominations from the record: {role}", role=role),
        lambda role: t("action done", "Nominations dropped from the record: {role}", role=role),
    ),
}
