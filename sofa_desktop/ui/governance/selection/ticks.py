"""The ten steps as one line of words: a tick behind what is done, the present one marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.drawing import AUTO, CENTRE
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

HIGH = 22
GAP = 0
PADDING = 7
TICK = 12
NO_PEN = Qt.PenStyle.NoPen


class Ticks(QWidget):
    """Words in a row, in as many lines as they need; a picture for the eye, a sentence to hear."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._at = 0
        self._places: list[QRectF] = []
        self.setFont(fonts.font(fonts.SMALL))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self._on_theme_changed)

    def show_steps(self, words: Sequence[str], at: int) -> None:
        """Show these; those before ``at`` are done; past the last all are."""
        self._words, self._at = tuple(words), at
        if at < len(words):
            here = t(
                "selection",
                "Step {place} of {all}: {step}",
                place=at + 1,
                all=len(words),
                step=words[at],
            )
        else:
            here = t("selection", "All steps are done")
        self.setAccessibleName(here)
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(320, self._lay_out(max(self.width(), 320))[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setLayoutDirection(AUTO)
        for number, (word, place) in enumerate(zip(self._words, self._places, strict=False)):
            self._paint(painter, number, word, place)

    def _paint(self, painter: QPainter, number: int, word: str, place: QRectF) -> None:
        colours = current().colours
        text = place
        if number == self._at:
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(place, HIGH / 2, HIGH / 2)
        if number < self._at:
            mirrored = self.isRightToLeft()
            left = place.left() + PADDING if mirrored else place.right() - PADDING - TICK
            mark = QRectF(left, place.top() + (HIGH - TICK) / 2, TICK, TICK)
            icons.paint(painter, "check", colours.muted, mark)
            cut = TICK + 2
            text = place.adjusted(cut if mirrored else 0, 0, 0 if mirrored else -cut, 0)
        painter.setPen(QColor(colours.accent if number == self._at else colours.muted))
        painter.drawText(text, CENTRE, word)

    def _arrange(self) -> None:
        self._places, high = self._lay_out(self.width())
        if self.height() != high:
            self.setFixedHeight(high)
        self.update()

    def _lay_out(self, width: int) -> tuple[list[QRectF], int]:
        metrics = QFontMetricsF(self.font())
        places: list[QRectF] = []
        across, down = 0.0, 0
        for number, word in enumerate(self._words):
            wide = metrics.horizontalAdvance(word) + 2 * PADDING
            wide += TICK + 2 if number < self._at else 0
            if across and across + wide > width:
                across, down = 0.0, down + HIGH + GAP
            left = width - across - wide if self.isRightToLeft() else across
            places.append(QRectF(left, down, wide, HIGH))
            across += wide + GAP
        return places, down + HIGH

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
