"""The map as a widget: seen whole or near, chosen by pointer or by arrow keys."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.labels import plain_tip
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.drawing import Sight, draw_map
from sofa_desktop.ui.pages.circle.map.eye import MARGIN, MOST_SCALE, Eye
from sofa_desktop.ui.pages.circle.map.plan import Plan
from sofa_desktop.ui.theme.theme import current

STEP = 1.25
SAVED = 2000
"""Pixels across of a saved picture."""
EXPANDING = QSizePolicy.Policy.Expanding


class MapPicture(QWidget):
    """Circles in circles. Up goes outward, Down inward, Left and Right to those beside.

    Signals:
        chosen: the id of the circle somebody chose.
        opened: the id of the circle somebody wants to see in full.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = Plan()
        self._chosen = ""
        self._eye = Eye()
        self._dragged: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(EXPANDING, EXPANDING)
        self.setMinimumSize(200, 160)
        self.setAccessibleName(t("map", "Map of circles"))
        current().changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(520, 460)

    def show_plan(self, plan: Plan) -> None:
        """Draw these circles."""
        self.plan = plan
        if plan.get(self._chosen) is None:
            self._chosen = ""
        self.update()

    def choose(self, key: str) -> None:
        """Let a circle be the chosen one, and see to it that it is seen."""
        self._chosen = key
        here = self.plan.get(key)
        self.setAccessibleDescription(presenter.spoken(here.node, self.plan) if here else "")
        self._bring_in()
        self.update()

    def chosen_key(self) -> str:
        """The chosen circle's id, or nothing."""
        return self._chosen

    def nearness(self) -> float:
        """How near the map is seen; 1 is the whole."""
        return self._eye.near

    @Slot()
    def nearer(self) -> None:
        """See the map nearer, around the chosen circle."""
        self._zoom(STEP, self._middle())

    @Slot()
    def farther(self) -> None:
        """See more of the map."""
        self._zoom(1 / STEP, self._middle())

    @Slot()
    def whole(self) -> None:
        """See all of it."""
        self._eye.whole()
        self.update()

    def sight(self) -> Sight:
        """Which part is seen."""
        return self._eye.sight(self.size(), self.plan.radius)

    def drawn(self) -> QImage:
        """The whole map as a picture to be kept, in the colours shown."""
        made = QImage(SAVED, SAVED, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(2.0)
        colours = current().colours
        made.fill(QColor(colours.surface))
        half = SAVED / 4
        scale = min((half - MARGIN) / self.plan.radius, MOST_SCALE * 2)
        painter = QPainter(made)
        draw_map(painter, self.plan, Sight(scale, half, half), colours, "", focus=False)
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_map(
            painter,
            self.plan,
            self.sight(),
            current().colours,
            self._chosen,
            focus=self.hasFocus(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plan, here = self.plan, self._chosen
        ahead = -1 if self.isRightToLeft() else 1
        moves = {
            Qt.Key.Key_Up: plan.outward,
            Qt.Key.Key_Down: plan.inward,
        }
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._go(plan.beside(here, ahead if key == Qt.Key.Key_Right else -ahead))
        elif key in moves:
            self._go(moves[key](here))
        elif key == Qt.Key.Key_Home:
            own = plan.own()
            self._go(own.node.id if own else here)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here:
            self.opened.emit(here)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.nearer()
        elif key == Qt.Key.Key_Minus:
            self.farther()
        elif key == Qt.Key.Key_0:
            self.whole()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._dragged = event.position()
        node = self._node_at(event.position())
        if node is not None and node != self._chosen:
            self._go(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            return
        self._eye.move(event.position() - self._dragged, self.size(), self.plan.radius)
        self._dragged = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self._node_at(event.position())
        if node is not None:
            self.opened.emit(node)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self._zoom(STEP if turned > 0 else 1 / STEP, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._eye.keep_in(self.size(), self.plan.radius)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._chosen and self.plan.placed:
            own = self.plan.own()
            self._go((own or self.plan.placed[0]).node.id)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self._node_at(QPointF(event.pos()))
            here = self.plan.get(key or "")
            told = presenter.spoken(here.node, self.plan) if here else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().event(event)

    def _go(self, key: str) -> None:
        """Choose a circle and say so."""
        if key and key != self._chosen:
            self.choose(key)
            announce(self, self.accessibleDescription())
            self.chosen.emit(key)

    def _node_at(self, point: QPointF) -> str | None:
        sight = self.sight()
        node = self.plan.at(
            (point.x() - sight.x) / sight.scale, (point.y() - sight.y) / sight.scale
        )
        return node.id if node is not None else None

    def _middle(self) -> QPointF:
        here = self.plan.get(self._chosen)
        if here is None:
            return QPointF(self.width() / 2, self.height() / 2)
        return self.sight().point(here)

    def _zoom(self, by: float, around: QPointF) -> None:
        self._eye.zoom(by, around, self.size(), self.plan.radius)
        self.update()

    def _bring_in(self) -> None:
        """See to it that the chosen circle is seen."""
        here = self.plan.get(self._chosen)
        if here is not None:
            self._eye.bring_in(self.sight().point(here), self.size(), self.plan.radius)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
