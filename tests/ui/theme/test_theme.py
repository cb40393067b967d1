import re
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sofa_desktop.looks.resources import root
from sofa_desktop.looks.tokens import (
    COLOUR_NAMES,
    CONTROL_PAIRS,
    TEXT_PAIRS,
    THEMES,
    Colours,
    contrast,
)
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.palette import palette
from sofa_desktop.ui.theme.sheet import sheet
from sofa_desktop.ui.theme.theme import SHEET_IMAGES, Theme, current

IMAGES = dict.fromkeys(SHEET_IMAGES, "picture.svg")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return current()


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_every_pair_of_text_and_ground_can_be_read(colours: Colours) -> None:
    for text, ground in TEXT_PAIRS:
        ratio = contrast(getattr(colours, text), getattr(colours, ground))
        assert ratio >= 4.5, (text, ground, ratio)
    for edge, ground in CONTROL_PAIRS:
        ratio = contrast(getattr(colours, edge), getattr(colours, ground))
        assert ratio >= 3, (edge, ground, ratio)


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_sheet_leaves_no_place_open_and_takes_only_the_themes_colours(colours: Colours) -> None:
    text = sheet(colours, IMAGES)
    assert "$" not in text
    known = {getattr(colours, name).casefold() for name in COLOUR_NAMES}
    used = {word.strip(";").casefold() for word in text.split() if word.startswith("#")}
    hex_words = {word for word in used if len(word) == 7}
    assert hex_words <= known


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![-\w])(color|background):\s*(#\w{6})")


@pytest.mark.parametrize("name", THEMES)
def test_what_a_control_says_can_be_read_while_it_cannot_be_used(name: str) -> None:
    colours = THEMES[name]
    looks: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(sheet(colours, IMAGES)):
        for selector in (each.strip() for each in selectors.split(",")):
            if selector.endswith(":disabled"):
                looks.setdefault(selector, {}).update(COLOUR.findall(body))
    assert 'QPushButton[look="primary"]:disabled' in looks
    for selector, look in looks.items():
        ratio = contrast(look["color"], look.get("background", colours.surface))
        assert ratio >= 3, (selector, look, ratio)


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_palette_gives_every_role_a_colour_of_the_theme(colours: Colours) -> None:
    made = palette(colours)
    assert made.color(QPalette.ColorRole.Window) == QColor(colours.ground)
    assert made.color(QPalette.ColorRole.Highlight) == QColor(colours.accent)
    known = {QColor(getattr(colours, name)).rgb() for name in COLOUR_NAMES}
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ToolTipBase, QPalette.ColorRole.Link):
        assert made.color(role).rgb() in known


def test_a_chosen_theme_stays_and_tells(theme: Theme, qtbot: QtBot) -> None:
    theme.choose("light")
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.colours is THEMES["dark"]
    assert theme.override == "dark"
    label = QLabel("text")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(THEMES["dark"].text)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")
    theme.choose(None)


def test_the_systems_setting_is_followed_at_once(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose(None)
    hints = qapp.styleHints()
    monkeypatch.setattr(theme, "system_name", _dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.name == "dark"
    monkeypatch.setattr(theme, "system_name", _contrast)
    more = Qt.ContrastPreference.HighContrast
    hints.accessibility().contrastPreferenceChanged.emit(more)
    assert theme.name == "contrast"
    theme.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.name == "light"
    monkeypatch.undo()
    theme.choose(None)


def _dark() -> str:
    return "dark"


def _contrast() -> str:
    return "contrast"


def test_text_is_set_in_the_bundled_font(theme: Theme, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Inter"
    assert qapp.font().pixelSize() == 13
    assert QFontInfo(fonts.font(24, fonts.SEMIBOLD)).weight() == 600


def test_icons_are_tinted_and_sharp_at_any_scale(theme: Theme) -> None:
    theme.choose("light")
    for ratio in (1.0, 1.25, 2.0):
        made = icons.pixmap("calendar", "#FF0000", 16, ratio)
        assert made.width() == round(16 * ratio)
        image = made.toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked
        assert all(colour.red() > 240 and colour.green() < 15 for colour in inked)
    assert not theme.icon("calendar").isNull()
    assert theme.icon("calendar") is theme.icon("calendar")


def test_every_icon_draws_in_the_colour_it_is_asked_for() -> None:
    folder = root() / "icons"
    names = sorted(path.stem for path in folder.glob("*.svg"))
    assert len(names) > 100
    for name in names:
        assert "currentColor" in icons.source(name), name
    assert (folder / "LICENSE.txt").is_file()
    assert icons.exists("calendar")
    assert not icons.exists("no-such-icon")


def test_without_an_application_there_is_no_theme() -> None:
    code = "from sofa_desktop.ui.theme.theme import current; current()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no application yet" in done.stderr
