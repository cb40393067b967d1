"""The circles as a tree: the equal of the picture, with the same choice and the same keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.papers.circle_map import Node
from sofa_desktop.ui.kit.labels import plain_tip
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Plan
from sofa_desktop.ui.theme import fonts

KEY = int(Qt.ItemDataRole.UserRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)
INDENT = 18
ROW = 32
FEWEST, EDGES = 3, 2
ROOM_FOR_FACTS = 460
"""Width from which it is said beside a name what the circle is; its tip says it always."""


class CircleTree(QTreeWidget):
    """Circles within circles, one a row.

    Signals:
        chosen: the id of the circle somebody chose.
        opened: the id of the circle somebody wants to see in full.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("map", "Circles as a tree"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemDoubleClicked.connect(self._on_double_clicked)

    def show_circles(self, tops: Sequence[Node], plan: Plan) -> None:
        """Show these; what was folded and chosen stays so."""
        folded = {key for key, item in self._items.items() if not item.isExpanded()}
        chosen = self.chosen_key()
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            for top in tops:
                self._add(None, top, plan)
            for key, item in self._items.items():
                item.setExpanded(key not in folded)
        self._fit()
        self.choose(chosen)

    def chosen_key(self) -> str:
        """The chosen circle's id, or nothing."""
        item = self.currentItem()
        return str(item.data(0, KEY)) if item is not None else ""

    def choose(self, key: str) -> None:
        """Let a circle be the chosen one, without a signal."""
        with QSignalBlocker(self):
            item = self._items.get(key)
            if item is None:
                self.clearSelection()
            else:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen_key():
            self.opened.emit(self.chosen_key())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(1, event.size().width() < ROOM_FOR_FACTS)

    def _fit(self) -> None:
        """Never higher than its rows, and never too low to be used."""
        rows = len(self._items)
        self.setMinimumHeight(min(rows, FEWEST) * ROW + EDGES)
        self.setMaximumHeight(rows * ROW + EDGES)

    def _add(self, around: QTreeWidgetItem | None, node: Node, plan: Plan) -> None:
        item = QTreeWidgetItem([node.name, presenter.facts(node)])
        item.setData(0, KEY, node.id)
        told = presenter.spoken(node, plan)
        item.setData(0, SPOKEN, told)
        item.setData(0, TIP, plain_tip(told))
        item.setFont(0, fonts.font(weight=fonts.SEMIBOLD if node.own else fonts.REGULAR))
        item.setFont(1, fonts.font(fonts.SMALL))
        if around is None:
            self.addTopLevelItem(item)
        else:
            around.addChild(item)
        self._items[node.id] = item
        for kid in node.kids:
            self._add(item, kid, plan)

    @Slot()
    def _on_current_changed(self) -> None:
        if self.chosen_key():
            self.chosen.emit(self.chosen_key())

    @Slot()
    def _on_double_clicked(self) -> None:
        if self.chosen_key():
            self.opened.emit(self.chosen_key())
