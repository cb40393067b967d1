"""Where a process is: its steps as one quiet line, each a dot with its word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.labels import plain_tip
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

DOT = 5
HEIGHT = 44
LABEL_TOP = 22
ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key, a short word, and its whole name for whoever asks."""

    key: str
    word: str
    name: str = ""


class StepsLine(QWidget):
    """A line of steps; what is behind or here can be looked at, what lies ahead cannot yet.

    Where there is no room for every word, only that of the step looked at is written. Left and
    Right go from step to step.

    Signals:
        chosen: key of the step somebody wants to look at.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._steps: tuple[Step, ...] = ()
        self._seen = ""
        self._buttons: dict[str, _StepButton] = {}
        self._plain = fonts.font(fonts.SMALL)
        self._strong = fonts.font(fonts.SMALL, fonts.SEMIBOLD)
        current().changed.connect(self._on_theme_changed)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(
        self, steps: Sequence[Step], at: str, seen: str = "", *, reach: str = ""
    ) -> None:
        """Show these; ``at`` is where the process is, ``seen`` the step looked at.

        ``reach`` is the last step that can be looked at already, where it lies ahead.
        """
        if tuple(steps) != self._steps:
            self._rebuild(steps)
        keys = [step.key for step in steps]
        here, shown = keys.index(at), keys.index(seen or at)
        open_until = max(here, keys.index(reach or at))
        self._seen = keys[shown]
        self.update()
        for place, button in enumerate(self._buttons.values()):
            button.tell(passed=place < here, here=place == here, shown=place == shown)
            button.setEnabled(place <= open_until)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.isRightToLeft():
            step = -step
        open_ = [key for key, button in self._buttons.items() if button.isEnabled()]
        focused = [key for key in open_ if self._buttons[key].hasFocus()]
        if focused:
            place = min(max(open_.index(focused[0]) + step, 0), len(open_) - 1)
            self._buttons[open_[place]].setFocus()
            self.chosen.emit(open_[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words under the dots."""
        colours = current().colours
        painter = QPainter(self)
        metrics = QFontMetricsF(self._strong)
        room = min((button.width() for button in self._buttons.values()), default=0) - 8
        fits = all(metrics.horizontalAdvance(step.word) <= room for step in self._steps)
        for step in self._steps:
            seen = step.key == self._seen
            if not (fits or seen):
                continue
            wide = metrics.horizontalAdvance(step.word) + 4
            middle = self._buttons[step.key].geometry().center().x()
            left = min(max(middle - wide / 2, 0.0), max(self.width() - wide, 0.0))
            place = QRectF(left, LABEL_TOP, wide, HEIGHT - LABEL_TOP)
            painter.setFont(self._strong if seen else self._plain)
            painter.setPen(QColor(colours.accent if seen else colours.muted))
            painter.drawText(place, CENTRED, step.word)

    def _rebuild(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        clear(self._box)
        self._buttons = {}
        for place, step in enumerate(steps):
            button = _StepButton(step, first=not place, last=place == len(steps) - 1)
            button.clicked.connect(self._on_clicked)
            self._buttons[step.key] = button
            self._box.addWidget(button, 1)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class _StepButton(QAbstractButton):
    def __init__(self, step: Step, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setObjectName(step.key)
        self._step = step
        self._ends = (first, last)
        self._passed = self._here = self._shown = False
        self.setToolTip(plain_tip(step.name or step.word))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._on_theme_changed)

    def tell(self, *, passed: bool, here: bool, shown: bool) -> None:
        """Whether it is behind, is where the process is, is the one looked at."""
        self._passed, self._here, self._shown = passed, here, shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.ClickFocus)
        name = self._step.name or self._step.word
        if here:
            name = t("steps", "{step}, the step the process is at", step=name)
        elif passed:
            name = t("steps", "{step}, done", step=name)
        else:
            name = t("steps", "{step}, still to come", step=name)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(28, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, 11)
        first, last = self._ends
        if self.isRightToLeft():
            first, last = last, first
        painter.setPen(QPen(QColor(colours.hairline), 1))
        if not first:
            painter.drawLine(QPointF(0, centre.y()), QPointF(centre.x() - DOT - 4, centre.y()))
        if not last:
            painter.drawLine(
                QPointF(centre.x() + DOT + 4, centre.y()), QPointF(self.width(), centre.y())
            )
        ink = QColor(colours.accent if self._here or self._passed else colours.control)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(ink if self._passed or self._here else QColor(colours.ground))
        painter.drawEllipse(centre, DOT, DOT)
        if self._here:
            painter.setBrush(QColor(colours.on_accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(centre, 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
