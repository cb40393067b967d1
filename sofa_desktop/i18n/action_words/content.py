"""The words of actions on content."""

from collections.abc import Mapping

from sofa_desktop.domain.content import Stage
from sofa_desktop.i18n import terms
from sofa_desktop.i18n.action_words.speech import Speech, added, changed, removed
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t


def _moved(told: Told) -> dict[str, str]:
    stage = told.text("stage")
    known = terms.stage(stage) if stage in set(Stage) else t("stage", "another stage")
    return {"title": told.text("title"), "stage": known}


def _edition(told: Told) -> dict[str, str]:
    return {"name": told.text("name"), "title": told.text("title")}


WORDS: Mapping[str, Speech] = {
    "item.add": added("title"),
    "item.change": changed("title"),
    "item.move": Speech(
        lambda told: t("action name", "move “{title}” to {stage}", **_moved(told)),
        lambda told: t("action done", "“{title}” moved to {stage}", **_moved(told)),
    ),
    "item.remove": removed("title"),
    "edition.add": Speech(
        lambda told: t("action name", "add the edition “{name}” of “{title}”", **_edition(told)),
        lambda told: t("action done", "Edition “{name}” of “{title}” added", **_edition(told)),
    ),
    "edition.change": changed(),
    "edition.remove": Speech(
        lambda told: t("action name", "remove the edition “{name}”", name=told.text("name")),
        lambda told: t("action done", "Edition “{name}” removed", name=told.text("name")),
    ),
}
