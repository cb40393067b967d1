"""The one application style sheet, made from the tokens and set once for each theme.

Widgets ask for a look through the dynamic property ``look`` (see ``kit.labels`` and
``kit.buttons``); no widget has a sheet of its own, because such a sheet would freeze its colours.
"""

from dataclasses import asdict
from string import Template

from sofa_desktop.looks.tokens import RADIUS, TYPE, Colours

_BASE = """
QWidget { color: $text; }
QMainWindow, QDialog, QWidget#page, QWidget#ground { background: $ground; }
QToolTip {
  background: $float_ground; color: $float_text; border: 1px solid $float_ground;
  padding: 6px 8px; font-size: ${small}px;
}
QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${figure}px; font-weight: 600; }
QLabel[look="subtitle"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="error"] { color: $bad; font-size: ${small}px; }
QLabel[look="warning"] { color: $warning; }
QLabel[look="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[look="bubble"] {
  color: $bad; background: $bad_tint; border: 1px solid $bad; border-radius: ${radius}px;
  padding: 4px 8px; font-size: ${small}px;
}
QLabel[look="tip"] {
  color: $float_text; background: $float_ground; border-radius: ${radius}px;
  padding: 4px 8px; font-size: ${small}px;
}
QFrame[look="card"] {
  background: $surface; border: 1px solid $hairline; border-radius: ${radius}px;
}
QFrame[look="line"] { background: $hairline; border: none; }
QFrame[look="notice"] {
  background: $tint; border: 1px solid $hairline; border-radius: ${radius}px;
}
QFrame[look="notice"][tone="good"] { background: $good_tint; }
QFrame[look="notice"][tone="bad"] { background: $bad_tint; }
QFrame[look="notice"][tone="warning"] { background: $warning_tint; }
QFrame[look="drop"] {
  background: $tint; border: 2px dashed $accent; border-radius: ${radius}px;
}
QFrame[look="undo"] { background: $float_ground; border-radius: ${radius}px; }
QFrame[look="undo"] QLabel { color: $float_text; }
QFrame[look="undo"] QPushButton {
  color: $float_accent; background: transparent; border: 2px solid transparent;
  font-weight: 600; padding: 4px 6px; min-height: 0;
}
QFrame[look="undo"] QPushButton:hover { text-decoration: underline; }
QFrame[look="undo"] QPushButton:focus { border-color: $float_accent; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
"""

_BUTTONS = """
QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 0 14px; min-height: 32px; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $tint; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $tint; }
QPushButton:disabled, QToolButton:disabled {
  color: $control; background: $ground; border-color: $hairline;
}
QPushButton:focus, QToolButton:focus {
  border: 2px solid $accent; padding: 0 13px; min-height: 30px;
}
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[look="primary"]:hover { border-color: $text; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled {
  background: $hairline; color: $muted; border-color: $hairline;
}
QPushButton[look="danger"] { color: $bad; border-color: $bad; }
QPushButton[look="danger"]:hover { background: $bad_tint; }
QPushButton[look="danger"]:disabled { color: $control; border-color: $hairline; }
QPushButton[look="small"] { font-size: ${small}px; min-height: 26px; padding: 0 10px; }
QPushButton[look="small"]:focus { min-height: 24px; padding: 0 9px; }
QPushButton[look="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 0 1px;
  min-height: 20px; font-size: ${small}px; text-align: left;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 1px solid $accent; }
QToolButton[look="icon"], QPushButton[look="icon"] {
  background: transparent; border: 2px solid transparent; padding: 0;
  min-width: 28px; max-width: 28px; min-height: 28px; max-height: 28px;
}
QToolButton[look="icon"]:hover, QPushButton[look="icon"]:hover { background: $tint; }
QToolButton[look="icon"]:focus, QPushButton[look="icon"]:focus { border: 2px solid $accent; }
QPushButton[look="search"] {
  color: $muted; text-align: left; padding: 0 10px; min-height: 31px; font-weight: 400;
}
QPushButton[look="search"]:focus { padding: 0 9px; min-height: 29px; }
QPushButton[look="segment"] { border-radius: 0; margin-left: -1px; }
QPushButton[look="segment"][place="first"] { margin-left: 0; }
QPushButton[look="pick"] { padding: 0 10px; }
QPushButton[look="pick"]:focus { padding: 0 9px; }
QPushButton[look="segment"]:checked, QPushButton[look="pick"]:checked {
  background: $tint; color: $accent; border-color: $accent;
}
QLineEdit QToolButton {
  background: transparent; border: none; padding: 0; min-height: 0; border-radius: 3px;
}
QFileDialog QToolButton { padding: 0 6px; }
QFileDialog { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; background: $surface; border: 1px solid $control;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QRadioButton::indicator:checked {
  background: $accent; border: 1px solid $accent; image: url($dot);
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
"""

_CONTRAST = """
QPushButton:disabled, QToolButton:disabled { border: 1px dashed $control; font-style: italic; }
QPushButton[look="primary"]:disabled { background: $ground; color: $muted; }
"""
"""Where colours cannot tell it, a broken edge says that a control cannot be used now."""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
  background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px;
  padding: 0 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QSpinBox { min-height: 32px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: 30px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QSpinBox:disabled {
  background: $ground; color: $muted; border-color: $hairline;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $bad; padding: 0 7px; min-height: 30px;
}
QPlainTextEdit[wrong="true"] { border: 2px solid $bad; padding: 5px 7px; }
QLineEdit[look="cell"], QComboBox[look="cell"] {
  border: 2px solid $accent; border-radius: 0; padding: 0 5px; min-height: 0;
}
QLineEdit[look="cell"][wrong="true"], QComboBox[look="cell"][wrong="true"] { border-color: $bad; }
QLineEdit[look="ask"] {
  border: none; border-bottom: 1px solid $hairline; border-radius: 0; background: transparent;
  font-size: ${heading}px; min-height: 44px; padding: 0 16px;
}
QComboBox QLineEdit, QComboBox QLineEdit:focus {
  border: none; padding: 0; min-height: 0; background: transparent;
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($chevron); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView#completions {
  background: $surface; color: $text; border: 1px solid $control; padding: 4px; outline: none;
  selection-background-color: $tint; selection-color: $accent;
}
QComboBox QAbstractItemView::item, QListView#completions::item { min-height: 28px; padding: 0 6px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 18px; background: transparent; }
QSpinBox::up-arrow { image: url($chevron_up); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QCalendarWidget QWidget { alternate-background-color: $ground; }
QCalendarWidget QToolButton { border: none; min-height: 28px; padding: 0 6px; }
QCalendarWidget QAbstractItemView {
  background: $surface; selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QSpinBox { min-height: 24px; }
"""

_VIEWS = """
QTableView, QTreeView, QListView, QTextBrowser {
  background: $surface; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
  outline: none; selection-background-color: $tint; selection-color: $text;
}
QTableView:focus, QTreeView:focus, QListView:focus, QTextBrowser:focus { border-color: $accent; }
QListView::item, QTreeView::item { min-height: 32px; padding: 0 8px; }
QListView::item:selected, QTreeView::item:selected { background: $tint; color: $accent; }
QFrame[look="card"] QTableView, QFrame[look="card"] QListView { border: none; }
QTextBrowser { padding: 8px 16px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; font-size: ${small}px; font-weight: 500; border: none;
  border-bottom: 1px solid $hairline; padding: 0 14px;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow {
  image: url($chevron_up); width: 12px; height: 12px;
  subcontrol-position: center right; right: 2px;
}
QHeaderView::down-arrow {
  image: url($chevron); width: 12px; height: 12px;
  subcontrol-position: center right; right: 2px;
}
QTableCornerButton::section { background: $surface; border: none; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 4px; margin-right: 16px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:selected:focus { border-bottom-color: $text; }
QTabBar::scroller { width: 28px; }
QTabBar QToolButton { background: $ground; border: none; border-radius: 4px; padding: 0; }
QTabBar QToolButton:hover { background: $tint; }
QTabBar QToolButton::left-arrow { image: url($chevron_left); width: 14px; height: 14px; }
QTabBar QToolButton::right-arrow { image: url($chevron_right); width: 14px; height: 14px; }
QProgressBar {
  background: $hairline; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QGroupBox { border: none; }
"""

_SHELL = """
QMenuBar {
  background: $sidebar; color: $text; border-bottom: 1px solid $hairline; padding: 1px 12px;
}
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $tint; color: $accent; }
QMenu {
  background: $surface; color: $text; border: 1px solid $hairline; padding: 4px;
}
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $tint; color: $accent; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QWidget#sidebar { background: $sidebar; border-right: 1px solid $hairline; }
QWidget#sidebar[mirrored="true"] { border-right: none; border-left: 1px solid $hairline; }
QFrame#statusline { background: $ground; border-top: 1px solid $hairline; }
QFrame#statusline QLabel { color: $muted; font-size: ${small}px; }
QFrame#ask { background: $surface; border: 1px solid $control; border-radius: ${radius}px; }
QFrame#ask QListView { border: none; border-radius: 0; background: transparent; }
"""


def sheet(colours: Colours, images: dict[str, str]) -> str:
    """The style sheet of one theme; ``images`` are paths of the few pictures a sheet can use."""
    small, _, heading, title, figure = TYPE
    contrast = _CONTRAST if colours.hairline == colours.control else ""
    return Template(_BASE + _BUTTONS + contrast + _FIELDS + _VIEWS + _SHELL).substitute(
        asdict(colours),
        edge=colours.hairline,
        thumb=colours.hairline,
        radius=RADIUS,
        small=small,
        heading=heading,
        title=title,
        figure=figure,
        **images,
    )
