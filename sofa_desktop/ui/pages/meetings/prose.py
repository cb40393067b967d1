"""Text people wrote, which may hold a very long word, such as a link."""

from sofa_desktop.ui.kit.labels import Label

LEAST_WIDTH = 96


class Prose(Label):
    """Wrapped text that never makes what it stands in wider than there is room for."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text, look, wrap=True)
        self.setMinimumWidth(LEAST_WIDTH)
