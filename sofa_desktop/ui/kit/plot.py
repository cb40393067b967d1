"""The drawn picture inside a ``ChartView``: drawn once needed, walked by pointer and arrow keys."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from sofa_desktop.charts.picture import Picture, Spot
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.chart_engine import engine
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.theme.theme import current

if TYPE_CHECKING:
    from matplotlib.figure import Figure

REDRAW_MS = 60
DPI = 100
NEAR = 40
MOUSE_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class _Mark(QWidget):
    """A ring round the spot that is spoken of, and the focus ring of the picture."""

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self.setAttribute(MOUSE_THROUGH)
        self.at: QPointF | None = None
        self._plot = plot

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current().colours
        painter.setPen(QPen(QColor(colours.accent), 2))
        if self._plot.hasFocus():
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        if self.at is not None:
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(self.at, 5, 5)


class Plot(QWidget):
    """Hosts the figure of one picture; the arrow keys walk its spots, Home and End jump.

    Signals:
        drawn: the picture stands there now.
        walked: the text of the spot that is shown; empty when none is.
    """

    drawn = Signal()
    walked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(200)
        self._picture: Picture | None = None
        self._figure: Figure | None = None
        self._canvas: Any = None  # a FigureCanvasQTAgg, whose methods have no types
        self._spots: list[Spot] = []
        self._spot = -1
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._wait = Label(t("chart", "Drawing the picture"), "muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.addWidget(self._wait)
        self._mark = _Mark(self)
        self._tip = Label("", "tip", parent=self)
        self._tip.setAttribute(MOUSE_THROUGH)
        self._tip.hide()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_MS)
        self._redraw.timeout.connect(self._on_redraw_due)
        current().changed.connect(self._on_redraw_due)

    def set_picture(self, picture: Picture) -> None:
        """Show this picture as soon as it is seen."""
        self._picture = picture
        self._spots = picture.spots()
        self._leave_spot()
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.sentence)
        if self.isVisible():
            self._on_redraw_due()

    def is_drawn(self) -> bool:
        """Whether the picture stands there."""
        return self._canvas is not None

    def sizeHint(self) -> QSize:
        return QSize(640, 280)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if engine().is_ready():
            self._on_redraw_due()
        else:
            engine().ready.connect(self._on_redraw_due, Qt.ConnectionType.UniqueConnection)
            engine().warm()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._redraw.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark.setGeometry(self.rect())
        self._leave_spot()
        if self._canvas is not None:
            self._redraw.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        last = len(self._spots) - 1
        goes = {
            forward: min(last, self._spot + 1),
            backward: max(0, self._spot - 1),
            Qt.Key.Key_Down: min(last, self._spot + 1),
            Qt.Key.Key_Up: max(0, self._spot - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = goes.get(Qt.Key(event.key()))
        if place is None or not self._spots:
            super().keyPressEvent(event)
            return
        self._show_spot(place)
        announce(self, self._spots[place].text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position())
        if near is None:
            self._leave_spot()
        else:
            self._show_spot(near)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._leave_spot()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave_spot()
        self._mark.update()

    @Slot()
    def _on_redraw_due(self) -> None:
        if self._picture is None or not self.isVisible() or not engine().is_ready():
            return
        if not isValid(self._wait):  # the library came while the window was going
            return
        if self._canvas is None:
            self._make_canvas()
        if self._figure is not None and self._canvas is not None:
            self._figure.set_size_inches(self.width() / DPI, self.height() / DPI, forward=False)
            self._picture.draw(self._figure, current().colours, 1.0)
            self._canvas.draw_idle()
            self.drawn.emit()

    def _make_canvas(self) -> None:
        from matplotlib.backends import backend_qtagg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415  (half a second: on first sight)

        self._figure = Figure(dpi=DPI)
        library: Any = backend_qtagg
        self._canvas = library.FigureCanvasQTAgg(self._figure)
        self._canvas.setAttribute(MOUSE_THROUGH)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wait.hide()
        self._box.addWidget(self._canvas)
        self._canvas.resize(self.size())
        self._mark.raise_()
        self._tip.raise_()

    def _place_of(self, spot: Spot) -> QPointF | None:
        if self._figure is None or not self._figure.axes:
            return None
        ratio = self.devicePixelRatioF()
        across, up = self._figure.axes[0].transData.transform((spot.x, spot.y))
        return QPointF(float(across) / ratio, self.height() - float(up) / ratio)

    def _nearest(self, pointer: QPointF) -> int | None:
        """The spot the pointer means: of a row of columns the column, of a list of bars the bar."""
        places = [place for place in map(self._place_of, self._spots) if place is not None]
        if not places or len(places) < len(self._spots):
            return None
        aways = [
            (abs(place.x() - pointer.x()), abs(place.y() - pointer.y()), number)
            for number, place in enumerate(places)
        ]
        if _evenly_apart([place.x() for place in places]):
            across, _, number = min(aways)
            return number if across <= NEAR else None
        if _evenly_apart([place.y() for place in places]):
            _, up, number = min(aways, key=lambda away: (away[1], away[0]))
            return number if up <= NEAR else None
        across, up, number = min(aways, key=lambda away: away[0] ** 2 + away[1] ** 2)
        return number if across <= NEAR else None

    def _show_spot(self, number: int) -> None:
        spot = self._spots[number]
        place = self._place_of(spot)
        if place is None or (number == self._spot and not self._tip.isHidden()):
            return
        self._spot = number
        self._mark.at = place
        self._mark.update()
        self._tip.setText(spot.text)
        self._tip.adjustSize()
        left = min(
            max(4, round(place.x()) - self._tip.width() // 2), self.width() - self._tip.width() - 4
        )
        above = round(place.y()) - self._tip.height() - 10
        top = (
            above if above >= 0 else min(round(place.y()) + 12, self.height() - self._tip.height())
        )
        self._tip.move(QPoint(left, top))
        self._tip.show()
        self.walked.emit(spot.text)

    def _leave_spot(self) -> None:
        if self._tip.isHidden() and self._mark.at is None:
            return
        self._spot = -1
        self._mark.at = None
        self._mark.update()
        self._tip.hide()
        self.walked.emit("")


def _evenly_apart(places: Sequence[float]) -> bool:
    """Whether these follow each other at equal distances, as the steps of an axis do."""
    steps = [later - earlier for earlier, later in pairwise(places)]
    return all(abs(step) >= 1 and abs(step - steps[0]) < 1 for step in steps)
