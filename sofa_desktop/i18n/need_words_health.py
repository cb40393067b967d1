"""The words of findings on the health of governance, as rows of Today."""

from collections.abc import Mapping

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.governance_health import Finding
from sofa_desktop.i18n import governance_health
from sofa_desktop.i18n.need_speech import NeedSpeech, fixed
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t


def _spoken(code: str) -> NeedSpeech:
    def finding(told: Told) -> Finding:
        return Finding(
            code=code,
            facts=told.facts,
            act="topic.note",
            subject_type="",
            record_id="",
            outcome=Outcome.EXPLORE,
        )

    return NeedSpeech(
        lambda told: governance_health.title(finding(told)),
        lambda told: governance_health.why(finding(told)),
        lambda _told: t("need button", "Note as a topic"),
        fixed(lambda: t("need chip", "to talk about"), ""),
    )


HEALTH: Mapping[str, NeedSpeech] = {
    code: _spoken(code)
    for code in ("health.role_overdue", "health.many_roles", "health.community_decides")
}
"""Codes of the health of governance with their words."""
