"""The theme of the running program: follows the system at once, or what the person chose."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sofa_desktop.looks.tokens import MOTION_MS, THEMES, Colours
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.palette import palette
from sofa_desktop.ui.theme.sheet import sheet

DARK = Qt.ColorScheme.Dark
LIGHT = Qt.ColorScheme.Light
UNKNOWN = Qt.ColorScheme.Unknown
HIGH_CONTRAST = Qt.ContrastPreference.HighContrast
DOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="3.5" fill="currentColor"/></svg>"""
SHEET_IMAGES = {
    "check": ("check", "on_accent"),
    "dot": ("", "on_accent"),
    "chevron": ("chevron-down", "muted"),
    "chevron_up": ("chevron-up", "muted"),
    "chevron_left": ("chevron-left", "muted"),
    "chevron_right": ("chevron-right", "muted"),
}


class Theme(QObject):
    """Fonts, palette and style sheet of the application.

    Signals:
        changed: the colours are others now; whoever paints by hand paints again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, override: str | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._override = override
        self._name = ""
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._images = QTemporaryDir()
        self.motion_ms = MOTION_MS
        app.setStyle("Fusion")
        fonts.load()
        app.setFont(fonts.font())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        app.screenAdded.connect(self._on_screen_added)
        self._apply()

    @property
    def name(self) -> str:
        """The theme shown: light, dark, contrast or contrast-dark."""
        return self._name

    @property
    def colours(self) -> Colours:
        """The colours shown now."""
        return THEMES[self._name]

    @property
    def override(self) -> str | None:
        """What the person chose instead of the system's setting."""
        return self._override

    def choose(self, name: str | None) -> None:
        """Show this theme whatever the system says; None follows the system again."""
        self._override = name
        self._apply()

    def icon(self, name: str, colour: str = "muted", size: int = icons.SIZE) -> QIcon:
        """An icon of the kept set in one of the theme's colours."""
        key = (name, colour, size)
        made = self._icons.get(key)
        if made is None:
            tint = str(getattr(self.colours, colour))
            made = icons.icon(name, tint, self.colours.control, size)
            self._icons[key] = made
        return made

    def system_name(self) -> str:
        """What the system asks for now."""
        hints = self._app.styleHints()
        dark = hints.colorScheme() == DARK
        if hints.accessibility().contrastPreference() == HIGH_CONTRAST:
            return "contrast-dark" if dark else "contrast"
        return "dark" if dark else "light"

    @Slot()
    def _on_system_changed(self) -> None:
        if self._override is None:
            self._apply()

    @Slot()
    def _on_screen_added(self) -> None:
        self._icons.clear()
        self.changed.emit()

    def _apply(self) -> None:
        name = self._override or self.system_name()
        if name == self._name:
            return
        self._name = name
        self._icons.clear()
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(sheet(self.colours, self._sheet_images()))
        self.changed.emit()

    def _sheet_images(self) -> dict[str, str]:
        """Tinted copies of the few icons a style sheet can only take as files."""
        made = {}
        for use, (name, colour) in SHEET_IMAGES.items():
            path = Path(self._images.filePath(f"{use}-{self._name}.svg"))
            if not path.exists():
                drawing = icons.source(name) if name else DOT
                tint = str(getattr(self.colours, colour))
                path.write_text(drawing.replace("currentColor", tint), encoding="utf-8")
            made[use] = path.as_posix()
        return made


_theme: Theme | None = None


def install(app: QApplication, override: str | None = None) -> Theme:
    """Give the application its theme, once, before the first widget is made."""
    global _theme  # noqa: PLW0603  (one application a process has one theme)
    if _theme is None:
        _theme = Theme(app, override)
    return _theme


def current() -> Theme:
    """The theme of the running application, for whatever paints by hand."""
    if _theme is None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("There is no application yet, so it has no theme.")
        return install(app)
    return _theme
