"""A part of a page that is built when it is first seen or asked for something."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part

P = TypeVar("P", bound=Part)


class LaterPart(Part, Generic[P]):
    """Stands where the part will stand, so that a page of many parts opens at once.

    ``build`` makes the part; it may import its module then.
    """

    def __init__(self, context: Context, page: Page, build: Callable[[Context, Page], P]) -> None:
        super().__init__(context, page)
        self._make = build
        self._part: P | None = None
        self._remembered: Mapping[str, object] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def built(self) -> P:
        """The part itself."""
        if self._part is None:
            self._part = self._make(self.context, self.page)
            self._part.restore(self._remembered)
            self._part.offers_changed.connect(self.offers_changed)
            self._box.addWidget(self._part)
            self._part.show()
        return self._part

    def refresh(self) -> None:
        self.built().refresh()

    def offers(self) -> Offers:
        return Offers() if self._part is None else self._part.offers()

    def first_focus(self) -> QWidget | None:
        return self.built().first_focus()

    def reveal(self, record: str) -> bool:
        return self.built().reveal(record)

    def keep_typed(self) -> None:
        if self._part is not None:
            self._part.keep_typed()

    def state(self) -> Mapping[str, object]:
        return self._remembered if self._part is None else self._part.state()

    def restore(self, state: Mapping[str, object]) -> None:
        self._remembered = state
        if self._part is not None:
            self._part.restore(state)
