"""The sidebar: whose circle this is, the search, and the places with their counts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.action import shortcut_text
from sofa_desktop.ui.kit.buttons import IconButton
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.labels import Line, plain_tip
from sofa_desktop.ui.shell.ports import Place
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

WIDE = 208
NARROW = 56
ROW = 33
CENTRE = Qt.AlignmentFlag.AlignCenter


class PlaceButton(QPushButton):
    """One place: icon, word and how many things wait there."""

    def __init__(self, place: Place, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._count = 0
        self._narrow = False
        self._shortcut = shortcut_text(f"Ctrl+{number}") if number < 10 else ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"place.{place.key}")
        self._tell()
        current().changed.connect(self._on_theme_changed)

    def set_count(self, count: int) -> None:
        """How many things wait there; none is not shown."""
        self._count = count
        self._tell()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show only the icon; the word becomes a tooltip."""
        self._narrow = narrow
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current().colours
        here = self.isChecked()
        ground = self.rect().adjusted(0, 0, 0, -1)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint if here else colours.hairline))
            painter.drawRoundedRect(ground, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), 5, 5)
        ink = colours.accent if here else colours.text
        self._paint_inside(painter, ground, ink)

    def _paint_inside(self, painter: QPainter, ground: QRect, ink: str) -> None:
        colours = current().colours
        mirrored = self.isRightToLeft()
        size = 16
        left = (ground.width() - size) // 2 if self._narrow else 12
        at = ground.width() - left - size if mirrored else left
        icons.paint(
            painter,
            self.place.icon,
            ink if self.isChecked() else colours.muted,
            QRectF(at, (ground.height() - size) / 2, size, size),
        )
        if self._narrow:
            if self._count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawEllipse(QRectF(at + size - 3, 6, 6, 6))
            return
        inner = ground.adjusted(38, 0, -12, 0)
        if mirrored:
            inner = ground.adjusted(12, 0, -38, 0)
        weight = fonts.SEMIBOLD if self.isChecked() else fonts.MEDIUM
        number = str(self._count) if self._count else ""
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(QColor(ink if self.isChecked() else colours.muted))
        draw_text(painter, inner, number, right=not mirrored)
        taken = painter.fontMetrics().horizontalAdvance(number) + 8 if number else 0
        inner = inner.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        painter.setFont(fonts.font(fonts.TEXT, weight if self.isChecked() else fonts.REGULAR))
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(
            self.place.title, Qt.TextElideMode.ElideRight, inner.width()
        )
        draw_text(painter, inner, shown, right=mirrored)

    def _tell(self) -> None:
        name = self.place.title
        if self._count:
            waiting = tn("sidebar", "{n} waits", "{n} wait", self._count)
            name = f"{name}, {waiting}"
        self.setAccessibleName(name)
        tip = f"{name} ({self._shortcut})" if self._shortcut else name
        self.setToolTip(plain_tip(tip))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class SearchButton(QPushButton):
    """Looks like a field, opens the command palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("sidebar", "Search or do…"), parent)
        self.setProperty("look", "search")
        self.setAccessibleName(t("sidebar", "Search or do something"))
        self.setToolTip(
            t("sidebar", "Search or do something ({keys})", keys=shortcut_text("Ctrl+K"))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        keys = shortcut_text("Ctrl+K")
        small = fonts.font(fonts.SMALL)
        taken = QFontMetrics(small).horizontalAdvance(keys)
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - taken - 36
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(small)
        painter.setPen(QColor(current().colours.muted))
        place = self.rect().adjusted(11, 0, -11, 0)
        draw_text(painter, place, keys, right=not self.isRightToLeft())


class Sidebar(QWidget):
    """Places; Up and Down walk them, Enter or Space goes there.

    Signals:
        gone: key of the place the person wants.
        search_asked: the person wants the command palette.
    """

    gone = Signal(str)
    search_asked = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("mirrored", "true" if self.isRightToLeft() else "false")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("sidebar", "Places"))
        self._circle = ElidedLabel("", "strong")
        self._kind = ElidedLabel("", "small")
        self._search = SearchButton()
        self._search_icon = IconButton("search", self._search.accessibleName())
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PlaceButton] = {}
        self._here = ""
        self._narrow: bool | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 20, 1, 12)
        box.setSpacing(0)
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(20, 0, 12, 16)
        names.setSpacing(2)
        names.addWidget(self._circle)
        names.addWidget(self._kind)
        box.addWidget(self._names)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(8, 0, 8, 0)
        self._inner.setSpacing(2)
        search = QVBoxLayout()
        search.setContentsMargins(4, 0, 4, 12)
        search.addWidget(self._search)
        search.addWidget(self._search_icon, 0, CENTRE)
        self._inner.addLayout(search)
        box.addLayout(self._inner, 1)
        self._add_places(places)
        self._search.clicked.connect(self._on_search_clicked)
        self._search_icon.clicked.connect(self._on_search_clicked)
        self._group.buttonToggled.connect(self._on_place_toggled)
        self.set_narrow(narrow=False)

    def set_circle(self, name: str, kind: str) -> None:
        """Whose circle this is."""
        self._circle.setText(name)
        self._kind.say(kind)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many things wait, by place; places not named keep theirs."""
        for key, count in counts.items():
            if key in self._buttons:
                self._buttons[key].set_count(count)

    def mark(self, key: str) -> None:
        """Show where the person is."""
        self._here = key
        self._buttons[key].setChecked(True)

    def focus_here(self) -> None:
        """Take the keyboard to the place the person is at."""
        button = self._group.checkedButton()
        (button if button is not None else self._search).setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Collapse to icons, or show the words again."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._names.setVisible(not narrow)
        self._search.setVisible(not narrow)
        self._search_icon.setVisible(narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if step is None or not isinstance(focused, PlaceButton):
            super().keyPressEvent(event)
            return
        buttons[(buttons.index(focused) + step) % len(buttons)].setFocus()

    def _add_places(self, places: Sequence[Place]) -> None:
        above = [place for place in places if not place.below_rule]
        below = [place for place in places if place.below_rule]
        for number, place in enumerate((*above, *below), start=1):
            button = PlaceButton(place, number)
            self._group.addButton(button)
            self._buttons[place.key] = button
        for place in above:
            self._inner.addWidget(self._buttons[place.key])
        self._inner.addStretch(1)
        if below:
            self._inner.addWidget(Line())
            self._inner.addSpacing(8)
        for place in below:
            self._inner.addWidget(self._buttons[place.key])

    @Slot()
    def _on_search_clicked(self) -> None:
        self.search_asked.emit()

    @Slot(object, bool)
    def _on_place_toggled(self, button: PlaceButton, pressed: bool) -> None:  # noqa: FBT001
        """Clicked, pressed by a key, or turned on by an assistive technology."""
        if pressed and button.place.key != self._here:
            self.gone.emit(button.place.key)
