"""The head of the guide: what it is about, and the few things that can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action, BoundAction, plain_action
from sofa_desktop.ui.kit.buttons import ActionButton, Button
from sofa_desktop.ui.kit.labels import Label, show_if

ON_GUIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Head(QWidget):
    """Title and buttons; in a meeting, where the room has both, only what leads back."""

    def __init__(self, guide: QWidget, first: Action, *, in_meeting: bool) -> None:
        """``first`` stands in the buttons until ``show_actions``; shortcuts are the guide's."""
        super().__init__(guide)
        self._in_meeting = in_meeting
        self.title = Label("", "subtitle", wrap=True)
        show_if(self.title, there=not in_meeting)
        self.next = ActionButton(first, "primary")
        self.back = ActionButton(first)
        self.drop = ActionButton(first)
        self.close_ = Button(t("selection", "Close"))
        self._bound = [BoundAction(first, guide, ON_GUIDE) for _ in range(2)]
        if not in_meeting:  # there N is a key of the room
            guide.addActions(self._bound)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        if in_meeting:
            row.addStretch(1)
        for button in (self.drop, self.back, self.next, self.close_):
            if in_meeting:
                button.set_look("small")
            row.addWidget(button)

    def show_actions(self, on: Action, back: Action, drop: Action, *, over: bool) -> None:
        """What can be done now; once it is over there is only the way out."""
        for button, action in ((self.next, on), (self.back, back), (self.drop, drop)):
            button.setVisible(not over and not (button is self.next and self._in_meeting))
            button.show_action(action)
        self.next.setText(f"{plain_action(on)}  {on.shortcut_text}")
        self.next.setAccessibleName(on.words)
        for bound, action in zip(self._bound, (on, back), strict=True):
            bound.show_action(action)
            bound.setEnabled(not over and not action.why_not)
        self.close_.setVisible(over and not self._in_meeting)
