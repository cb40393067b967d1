"""The palette Fusion draws with, from the tokens."""

from PySide6.QtGui import QColor, QPalette

from sofa_desktop.looks.tokens import Colours

ROLE = QPalette.ColorRole
GROUP = QPalette.ColorGroup


def palette(colours: Colours) -> QPalette:
    """Every role a widget may ask for, so that nothing falls back to the system's colours."""
    made = QPalette()
    roles = {
        ROLE.Window: colours.ground,
        ROLE.WindowText: colours.text,
        ROLE.Base: colours.surface,
        ROLE.AlternateBase: colours.ground,
        ROLE.Text: colours.text,
        ROLE.PlaceholderText: colours.muted,
        ROLE.Button: colours.surface,
        ROLE.ButtonText: colours.text,
        ROLE.BrightText: colours.bad,
        ROLE.Highlight: colours.accent,
        ROLE.HighlightedText: colours.on_accent,
        ROLE.Accent: colours.accent,
        ROLE.Link: colours.accent,
        ROLE.LinkVisited: colours.accent,
        ROLE.ToolTipBase: colours.float_ground,
        ROLE.ToolTipText: colours.float_text,
        ROLE.Light: colours.surface,
        ROLE.Midlight: colours.hairline,
        ROLE.Mid: colours.hairline,
        ROLE.Dark: colours.control,
        ROLE.Shadow: colours.control,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (ROLE.WindowText, ROLE.Text, ROLE.ButtonText):
        made.setColor(GROUP.Disabled, role, QColor(colours.control))
    return made
