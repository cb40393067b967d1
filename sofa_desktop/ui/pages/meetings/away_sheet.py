"""The sheet for the objection of a member who was away, under lazy consent."""

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet


class AwaySheet(Sheet):
    """Somebody who was away objects to what was decided without them."""

    def __init__(self, desk: Desk, row: DecisionRow, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Objection to “{title}”", title=isolated(row.title)),
            t("meetings", "Note the objection"),
            t(
                "meetings",
                "The decision stands until the circle changes it. The objection becomes a topic "
                "for the next meeting.",
            ),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        self._origin = origin
        self.who = ChoiceEdit([Choice(*each) for each in were_away(desk, row)], optional=False)
        self.text = ProseEdit(3)
        self.form = Form()
        self.form.add("who", t("meetings", "Who"), self.who)
        self.form.add("text", t("meetings", "What harm it would do to the circle's aim"), self.text)
        self.body.addWidget(self.form)
        self.who.setFocus()

    def answer(self) -> object | None:
        who = self.who.key()
        if not self.form.is_sound() or who is None:
            return None
        return self._desk.decisions.object(
            self._row.id, who, self.text.value(), origin=self._origin
        )


def were_away(desk: Desk, row: DecisionRow) -> list[tuple[str, str]]:
    """Full members of the circle on that day who were not at the meeting of a decision.

    Not who was proposed for removal by it: they have no consent right on that.
    """
    proposal = desk.queries.proposal(row.proposal_id) if row.proposal_id else None
    there = {
        each.member_id
        for each in (desk.queries.attendance(row.meeting_id) if row.meeting_id else ())
        if each.presence == "present"
    }
    return named(
        each
        for each in desk.queries.members(desk.clock.today())
        if each.standing == "full"
        and each.id not in there
        and (proposal is None or each.id != proposal.removes_id)
        and each.joined_on <= row.decided_on
        and (each.left_on is None or each.left_on > row.decided_on)
    )
