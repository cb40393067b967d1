"""The pictures above the table: which one, of which months, and whether it is folded away."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sofa_desktop.charts.picture import Picture
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.progress import Progress
from sofa_desktop.services.queries import Queries
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import IconButton
from sofa_desktop.ui.kit.chart_view import ChartView
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.flow import FlowBox
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.money import picture_data
from sofa_desktop.ui.pages.money.picture_data import CATEGORY, EDITION, FLOW, Made, Wanted
from sofa_desktop.ui.pages.money.segments import Segments

LEAST_PLOT = 120
LEAST_CARD = 180
FOR_THE_TABLE = 270
"""What the choices above, the filter, some rows and their sums need."""
HEAD_AND_FOOT, ROW = 120, 18
FOLDER_KEY = "money.picture_folder"


class PicturePanel(QWidget):
    """One picture at a time, with its choices in a line above.

    Signals:
        folded: whether it is folded away now.
    """

    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("money picture", "Pictures"))
        self._queries: Queries | None = None
        self._today = date.min
        self._room = 0
        self._own = "EUR"
        self._made: Made | None = None
        self._shown: Wanted | None = None
        self.kind = Segments(t("money picture", "Picture"))
        self.kind.offer(
            {
                FLOW: t("money picture", "In, out and balance"),
                CATEGORY: t("money picture", "By category"),
                EDITION: t("money picture", "By edition"),
            }
        )
        self.way = Segments(t("money picture", "Which way"))
        self.way.offer({"in": t("money picture", "In"), "out": t("money picture", "Out")})
        self.currency = Segments(t("money picture", "Currency"))
        self.months = Segments(t("money picture", "Months shown"))
        self.months.offer(
            {
                "12": t("money picture", "12 months"),
                "24": "24",
                "36": "36",
                "0": t("money picture", "All"),
            }
        )
        self.fold = IconButton("chevron-up", t("money picture", "Fold the picture away"))
        self.chart = ChartView()
        self.chart.box.setContentsMargins(16, 10, 16, 10)
        self.chart.box.setSpacing(4)
        self.chart.plot.setMinimumHeight(LEAST_PLOT)
        bar = FlowBox(12)
        for part in (self.kind, self.way, self.currency, self.months, self.fold):
            bar.flow.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(bar)
        box.addWidget(self.chart)
        for segments in (self.way, self.currency, self.months):
            segments.picked.connect(self._on_picked)
        self.kind.picked.connect(self._on_kind)
        self.fold.clicked.connect(self.turn)
        self.chart.explain_asked.connect(self._on_explain)

    def show_books(self, queries: Queries, own: str, today: date) -> None:
        """The books have changed, or are seen for the first time."""
        self._queries, self._own, self._today = queries, own, today
        self._shown = None
        found = picture_data.currencies(queries, own)
        self.currency.offer({code: code for code in found})
        self._show()

    def wanted(self) -> Wanted:
        """Which picture is chosen."""
        return Wanted(
            self.kind.key() or FLOW,
            int(self.months.key() or "12"),
            self.currency.key() or self._own,
            self.way.key() or "in",
        )

    def is_folded(self) -> bool:
        """Whether it is folded away."""
        return self.chart.isHidden()

    def set_folded(self, *, folded: bool) -> None:
        """Fold it away, or show it."""
        self.chart.setVisible(not folded)
        name = (
            t("money picture", "Show the picture")
            if folded
            else t("money picture", "Fold the picture away")
        )
        self.fold.set_icon("chevron-down" if folded else "chevron-up")
        self.fold.setAccessibleName(name)
        self.fold.setToolTip(name)
        self._show()

    @Slot()
    def turn(self) -> None:
        """From shown to folded, or back."""
        self.set_folded(folded=not self.is_folded())
        self.folded.emit(self.is_folded())

    def set_room(self, height: int) -> None:
        """How much there is for picture and table: more for a picture that lists many rows."""
        self._room = height
        most = max(LEAST_CARD, height - FOR_THE_TABLE)
        usual = max(LEAST_CARD, min(400, height * 46 // 100, most))
        rows = len(self._made.picture.spots()) if self._made is not None else 0
        if self.kind.key() == EDITION and not self.chart.shows_table():
            usual = max(usual, min(most, HEAD_AND_FOOT + rows * ROW))
        self.chart.setFixedHeight(usual)

    def state(self) -> dict[str, object]:
        """What to remember."""
        wanted = self.wanted()
        return {"kind": wanted.kind, "months": str(wanted.months), "way": wanted.way}

    def restore(self, state: object) -> None:
        """Take up what was remembered; anything else is ignored."""
        if isinstance(state, dict):
            self.kind.press(str(state.get("kind", "")))
            self.months.press(str(state.get("months", "")))
            self.way.press(str(state.get("way", "")))

    def offered(self) -> tuple[Action, ...]:
        """The keys of the pictures."""
        told = (
            t("money picture", "Show the picture")
            if self.is_folded()
            else t("money picture", "Fold the picture away")
        )
        fold = Action("money.fold", told, self.turn, "Ctrl+Shift+G", "chart-column")
        return (fold,) if self.is_folded() else (fold, *self.chart.offered())

    def _show(self) -> None:
        several, folded = len(self.currency.keys()) > 1, self.is_folded()
        self.months.setVisible(not folded)
        self.currency.setVisible(several and not folded)
        self.way.setVisible(self.kind.key() == CATEGORY and not folded)
        wanted = self.wanted()
        if self._queries is None or folded or wanted == self._shown:
            return
        self._shown = wanted
        self._made = picture_data.make(self._queries, wanted, self._today)
        self.chart.set_picture(self._made.picture)
        self.set_room(self._room)

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        del key
        self._show()

    @Slot(str)
    def _on_kind(self, key: str) -> None:
        del key
        if self.is_folded():
            self.turn()
        self._show()

    @Slot()
    def _on_explain(self) -> None:
        if self._made is not None:
            ExplainSheet.ask(self._made.picture.title, self._made.steps, self)


class _Saving:
    """Writes a picture to a file; meant for a job."""

    def __init__(self, picture: Picture, path: Path) -> None:
        self._picture = picture
        self._path = path

    def __call__(self, progress: Progress) -> Path:
        """The file, written."""
        from sofa_desktop.charts.export import save  # noqa: PLC0415  (on use)

        progress.step(0.1, self._path.name)
        save(self._picture, self._path)
        return self._path


class PictureExport(QObject):
    """Asks where a picture goes and writes it beside the window."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._picture: Picture | None = None
        self._kind = "png"
        self.dialog: QFileDialog | None = None

    @Slot(object, str)
    def ask(self, picture: Picture, kind: str) -> None:
        """Ask for the file's name."""
        self._picture, self._kind = picture, kind
        kept = self._context.preferences.get(FOLDER_KEY)
        folder = kept if isinstance(kept, str) and Path(kept).is_dir() else str(Path.home())
        name = "".join(c if c.isalnum() else "-" for c in picture.title).strip("-")
        dialog = QFileDialog(self._page, t("money picture", "Export the picture"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
        dialog.selectFile(f"{name}.{kind}")
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog

    @Slot(str)
    def _on_selected(self, chosen: str) -> None:
        if self._picture is None:
            return
        path = Path(chosen)
        self._context.preferences.set(FOLDER_KEY, str(path.parent))
        job = self._context.jobs.run(
            _Saving(self._picture, path), t("money picture", "Writing {name}", name=path.name)
        )
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._page.notice.tell(t("money picture", "Saved as {path}.", path=str(path)), "good")

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self._page.tell_refusal(error)
            return
        self._page.notice.tell(
            t("money picture", "The picture could not be written. Nothing was changed."),
            "bad",
            details=f"{type(error).__name__}: {error}",
        )
