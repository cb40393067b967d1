"""Draws terms on the common axis: what is over of a term, what is left of it, and today."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sofa_desktop.ui.kit.chip import tone_colours
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.pages.circle.axis import Axis
from sofa_desktop.ui.pages.circle.presenter import TermText
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

BAR = 10
LEAST = 72
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
SOLID, DASHED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
EXPANDING = QSizePolicy.Policy.Expanding


class TermBar(QWidget):
    """The terms of one role; what it shows is spoken by its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis: Axis | None = None
        self._terms: tuple[TermText, ...] = ()
        self.setSizePolicy(EXPANDING, EXPANDING)
        self.setMinimumWidth(LEAST)
        current().changed.connect(self._on_theme_changed)

    def show_terms(self, axis: Axis, terms: tuple[TermText, ...], words: str) -> None:
        """Draw these terms."""
        self._axis, self._terms = axis, terms
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._axis is None:
            return
        painter = QPainter(self)
        _paint_months(painter, self, self._axis)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for term in self._terms:
            self._paint_term(painter, self._axis, term)
        _paint_today(painter, self, self._axis)

    def _paint_term(self, painter: QPainter, axis: Axis, term: TermText) -> None:
        ground, ink = tone_colours(term.tone, current().colours)
        top = (self.height() - BAR) / 2
        start, end = axis.place(term.starts_on), axis.place(term.last_day)
        whole = _between(self, start, max(end, start + 0.01), top)
        painter.setBrush(NO_BRUSH if term.awaiting else QColor(ground))
        painter.setPen(QPen(QColor(ink), 1, DASHED if term.awaiting else SOLID))
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if term.running:
            over = _between(self, start, axis.place(axis.today), top)
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(over, 3, 3)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class AxisHead(QWidget):
    """The months above the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis: Axis | None = None
        self.setFont(fonts.font(fonts.SMALL))
        self.setSizePolicy(EXPANDING, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST)
        current().changed.connect(self._on_theme_changed)

    def show_axis(self, axis: Axis) -> None:
        """Name these months."""
        self._axis = axis
        self.setAccessibleName(axis.words())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._axis is None:
            return
        painter = QPainter(self)
        painter.setPen(QColor(current().colours.muted))
        mirrored = self.isRightToLeft()
        free = 0.0
        for place, name in self._axis.marks():
            wide = painter.fontMetrics().horizontalAdvance(name)
            at = place * self.width()
            if at < free or at + wide > self.width():
                continue
            free = at + wide + 8
            left = self.width() - at - wide if mirrored else at
            draw_text(painter, QRectF(left, 0, wide + 1, self.height()), name, right=mirrored)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def _between(widget: QWidget, start: float, end: float, top: float) -> QRectF:
    width = widget.width()
    left, right = start * width, end * width
    if widget.isRightToLeft():
        left, right = width - right, width - left
    return QRectF(left, top, right - left, BAR)


def _at(widget: QWidget, place: float) -> float:
    across = place * (widget.width() - 1)
    return widget.width() - 1 - across if widget.isRightToLeft() else across


def _paint_months(painter: QPainter, widget: QWidget, axis: Axis) -> None:
    pen = QPen(QColor(current().colours.hairline))
    pen.setCosmetic(True)
    painter.setPen(pen)
    for place, _ in axis.marks():
        across = round(_at(widget, place))
        painter.drawLine(across, 0, across, widget.height())


def _paint_today(painter: QPainter, widget: QWidget, axis: Axis) -> None:
    across = _at(widget, axis.place(axis.today))
    painter.setPen(QPen(QColor(current().colours.text), 1, Qt.PenStyle.DotLine))
    painter.drawLine(round(across), 0, round(across), widget.height())
