"""The map part of the Circle page: picture, tree and detail of the chosen circle."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.papers.circle_map import Node, map_payload, nodes
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import IconButton
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.paper_saving import PaperSaving, Write
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.detail import CircleDetail
from sofa_desktop.ui.pages.circle.map.image_file import write_image
from sofa_desktop.ui.pages.circle.map.picture import MapPicture
from sofa_desktop.ui.pages.circle.map.plan import Plan, planned
from sofa_desktop.ui.pages.circle.map.sheets import AddCircleSheet, Adding
from sofa_desktop.ui.pages.circle.map.tree import CircleTree

LEAST = 620


class MapPart(Part):
    """Which circles there are around ours, and where each belongs."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._tops: tuple[Node, ...] = ()
        self.plan = Plan()
        self.picture = MapPicture()
        self.tree = CircleTree()
        self.detail = CircleDetail(context, page)
        self.saving = PaperSaving(context, page)
        self._hint = Label("", "small", wrap=True)
        self.side = Split(self.tree, self.detail, shares=(2, 3), upright=True)
        self.detail.setContentsMargins(0, 12, 0, 0)
        self.split = TurningSplit(
            self._framed(), self.side, least=LEAST, shares=(3, 2), shares_upright=(1, 1)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.picture.chosen.connect(self._on_picture_chosen)
        self.picture.opened.connect(self._on_opened)
        self.tree.chosen.connect(self._on_tree_chosen)
        self.tree.opened.connect(self._on_opened)

    def refresh(self) -> None:
        self._tops = nodes(self.context.desk.queries, self.context.desk.clock.today())
        self.plan = planned(self._tops)
        self.picture.show_plan(self.plan)
        self.tree.show_circles(self._tops, self.plan)
        own = self.plan.own()
        key = self.picture.chosen_key() or (own.node.id if own else "")
        self.choose(key)
        self._hint.say(presenter.hint(self.plan))

    def offers(self) -> Offers:
        node = self.chosen()
        none = presenter.why_not_remove(node)
        return Offers(
            Action("map.add", t("action", "Add a sub-circle"), self.add_within, "N", "plus"),
            beside=(
                Action("map.add_linked", t("action", "Add a linked circle"), self.add_linked, "L",
                       "link"),
            ),
            menu=(
                Action("map.move", t("action", "Move the circle"), self.start_moving, "M",
                       why_not=none),
                Action("map.pdf", t("action", "Save the map as PDF…"), self.save_pdf,
                       icon="printer"),
                Action("map.picture", t("action", "Save the map as a picture…"),
                       self.save_picture, icon="image"),
                Action("map.remove", t("action", "Remove the circle"), self.remove, "Del",
                       "trash-2", why_not=none),
            ),
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self.picture

    def reveal(self, record: str) -> bool:
        if self.plan.get(record) is None:
            return False
        self.choose(record)
        return True

    def keep_typed(self) -> None:
        self.detail.form.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {
            "chosen": self.picture.chosen_key(),
            "split": self.split.state(),
            "side": self.side.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self.split.restore(state.get("split"))
        self.side.restore(state.get("side"))
        self.picture.choose(str(state.get("chosen", "")))

    def chosen(self) -> Node | None:
        """The chosen circle."""
        here = self.plan.get(self.picture.chosen_key())
        return here.node if here is not None else None

    def choose(self, key: str) -> None:
        """Show one circle in picture, tree and detail."""
        with QSignalBlocker(self.picture):
            self.picture.choose(key)
        self.tree.choose(key)
        self.detail.show_circle(self.chosen(), self.plan)

    @Slot()
    def add_within(self) -> None:
        """Add a circle within the chosen one."""
        self._ask(Adding(presenter.first_within(self.plan, self.chosen()), linked=False))

    @Slot()
    def add_linked(self) -> None:
        """Add a circle that ours has a link with."""
        self._ask(Adding(presenter.beside_ours(self.plan), linked=True))

    @Slot()
    def start_moving(self) -> None:
        """Take the keyboard to where it is said what the chosen circle belongs to."""
        self.detail.start_editing("within_id")

    @Slot()
    def remove(self) -> None:
        """Take the chosen circle away; those within it move up."""
        node = self.chosen()
        if node is None or node.own:
            return
        around = self.plan.above.get(node.id, "")
        surroundings = self.context.desk.surroundings
        self.picture.choose(around)
        self.page.attempt(partial(surroundings.remove, node.id, origin=self.page))

    @Slot()
    def save_pdf(self) -> None:
        """Ask where to save the map for paper."""
        self.saving.ask_where(t("map", "Map of circles"), "pdf", self.write_pdf())

    @Slot()
    def save_picture(self) -> None:
        """Ask where to save the map as a picture."""
        self.saving.ask_where(t("map", "Map of circles"), "png", self.write_picture())

    def write_pdf(self) -> Write:
        """What writes the map as it is now for paper."""
        payload = map_payload(self.context.desk.queries, self.context.desk.clock.today())
        return partial(self.context.paper.document, "map", payload)

    def write_picture(self) -> Write:
        """What writes the map as it is now as a picture."""
        return partial(write_image, self.picture.drawn())

    def _ask(self, adding: Adding) -> None:
        sheet = AddCircleSheet(self.context.desk, self.plan, adding, self.page, self)
        sheet.answered.connect(self._on_added)
        sheet.open()

    def _framed(self) -> QWidget:
        """The picture on its surface, with what sees it nearer in its corner."""
        card = Card().bare()
        card.box.addWidget(self.picture, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 8, 8)
        foot.setSpacing(4)
        foot.addWidget(self._hint, 1)
        for icon, name, run in (
            ("minus", t("map", "See more of the map"), self.picture.farther),
            ("square", t("map", "See the whole map"), self.picture.whole),
            ("plus", t("map", "See the map nearer"), self.picture.nearer),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(run)
            foot.addWidget(button)
        card.box.addLayout(foot)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        return holder

    @Slot(object)
    def _on_added(self, key: object) -> None:
        self.refresh()
        self.choose(str(key))
        self.offers_changed.emit()

    @Slot(str)
    def _on_picture_chosen(self, key: str) -> None:
        self.tree.choose(key)
        self._on_chosen()

    @Slot(str)
    def _on_tree_chosen(self, key: str) -> None:
        with QSignalBlocker(self.picture):
            self.picture.choose(key)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.detail.show_circle(self.chosen(), self.plan)
        self.offers_changed.emit()

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        self.choose(key)
        self.detail.start_editing()
