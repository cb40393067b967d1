"""Who gets how much room on the Money page: picture, table with its columns, details."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.services.rows import EntryRow
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.pictures import PicturePanel

DATE, WHAT, ACCOUNT, CATEGORY, EDITION, STATE, AMOUNT = range(7)
LOW, BROAD = 430, 1176
"""Below this height the picture begins folded; from this width on the details begin shown."""
ROOMY = 800
"""From this width on there is room for a column that seldom says something."""
SCROLL_BAR = 16
APART = 12


class Room(Split):
    """Picture and table, and beside them the details, where there is room or they are wanted.

    Signals:
        turned: the details have come or gone.
    """

    turned = Signal()

    def __init__(
        self, full: QWidget, pictures: PicturePanel, table: RowTable[EntryRow], detail: QWidget
    ) -> None:
        """``full`` holds pictures and table."""
        self._beside = QWidget()
        super().__init__(full, self._beside, shares=(7, 3))
        self._full = full
        self._pictures = pictures
        self._table = table
        self._known: Lookups | None = None
        self._narrowed = False
        self._wants_detail: bool | None = None
        self._wants_folded: bool | None = None
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(APART, 0, 0, 0)
        beside.addWidget(detail)
        table.installEventFilter(self)

    def shows_detail(self) -> bool:
        """Whether the details are shown."""
        return not self._beside.isHidden()

    def show_detail(self, *, shown: bool) -> None:
        """The person wants to see the details, or not."""
        self._wants_detail = shown
        self._arrange()

    def fold(self, *, folded: bool) -> None:
        """The person wants the picture folded, or not."""
        self._wants_folded = folded
        self._arrange()

    def show_known(self, known: Lookups, *, narrowed: bool) -> None:
        """What is in the books, and whether one account alone is shown, decide on the columns."""
        self._known, self._narrowed = known, narrowed
        self._arrange()

    def state_kept(self) -> Mapping[str, object]:
        """What is remembered of it."""
        return {
            "split": self.state(),
            "detail": self._wants_detail,
            "folded": self._wants_folded,
        }

    def restore_kept(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered."""
        self.restore(state.get("split"))
        detail, folded = state.get("detail"), state.get("folded")
        self._wants_detail = detail if isinstance(detail, bool) else None
        self._wants_folded = folded if isinstance(folded, bool) else None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table and event.type() == QEvent.Type.Resize:
            self._show_columns()
            if self._table.chosen_count() == 1:
                self._table.view.scrollTo(self._table.view.currentIndex())
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Give each part the room there is; small windows begin without picture and details."""
        high = self.height()
        folded = high < LOW if self._wants_folded is None else self._wants_folded
        if folded != self._pictures.is_folded():
            self._pictures.set_folded(folded=folded)
        self._pictures.set_room(high)
        detail = self.width() >= BROAD if self._wants_detail is None else self._wants_detail
        layout = self._full.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, APART if detail else 0, 0)
        if detail != self.shows_detail():
            self._beside.setVisible(detail)
            self.turned.emit()
        self._show_columns()

    def _show_columns(self) -> None:
        """Leave out the columns that would say nothing, and the least needed for want of room."""
        known, view = self._known, self._table.view
        if known is None:
            return
        foreign = any(row.currency != known.currency for row in known.accounts)
        useful = {
            CATEGORY: True,
            STATE: foreign or bool(known.statements) or self._table.width() >= ROOMY,
            EDITION: bool(known.editions),
            ACCOUNT: len(known.accounts) > 1 and not self._narrowed,
        }
        columns = self._table.model.columns
        room = self._table.width() - SCROLL_BAR
        room -= sum(columns[place].width for place in (DATE, WHAT, AMOUNT))
        for place, wanted in useful.items():
            room -= columns[place].width if wanted else 0
            view.setColumnHidden(place, not wanted or room < 0)
        view.keep_room()
