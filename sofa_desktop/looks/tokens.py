"""The tokens: every colour, distance and size in window, picture and paper comes from here."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours as #RRGGBB. Text on its ground contrasts at least 4.5 : 1."""

    ground: str
    surface: str
    sidebar: str
    hairline: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    good: str
    good_tint: str
    bad: str
    bad_tint: str
    warning: str
    warning_tint: str
    bar_in: str
    bar_out: str
    bar_total: str
    bar_member: str
    float_ground: str
    float_text: str
    float_accent: str


LIGHT = Colours(
    ground="#FAF9F5",
    surface="#FFFFFF",
    sidebar="#F2F0E9",
    hairline="#E2DFD5",
    control="#8A8F86",
    text="#20251F",
    muted="#5C635B",
    accent="#0B6B63",
    on_accent="#FFFFFF",
    tint="#E0EFEB",
    good="#2B7A4B",
    good_tint="#E3F1E8",
    bad="#AE3E2A",
    bad_tint="#FAE7E2",
    warning="#8A5A00",
    warning_tint="#FBF1DA",
    bar_in="#7FB7A6",
    bar_out="#D9A08F",
    bar_total="#0B6B63",
    bar_member="#C8BD9A",
    float_ground="#20251F",
    float_text="#FAF9F5",
    float_accent="#7FD0BF",
)

DARK = Colours(
    ground="#15181A",
    surface="#1C2022",
    sidebar="#111415",
    hairline="#2D3336",
    control="#747E79",
    text="#E7EAE5",
    muted="#9EA8A2",
    accent="#52C2B3",
    on_accent="#0C1F1C",
    tint="#17332F",
    good="#6CC08B",
    good_tint="#16301F",
    bad="#F0907A",
    bad_tint="#3A1F19",
    warning="#E3B454",
    warning_tint="#33290F",
    bar_in="#3E8C7B",
    bar_out="#A5604F",
    bar_total="#52C2B3",
    bar_member="#8E845F",
    float_ground="#E7EAE5",
    float_text="#15181A",
    float_accent="#0B6B63",
)

CONTRAST = Colours(
    ground="#FFFFFF",
    surface="#FFFFFF",
    sidebar="#FFFFFF",
    hairline="#000000",
    control="#000000",
    text="#000000",
    muted="#1A1A1A",
    accent="#00423C",
    on_accent="#FFFFFF",
    tint="#D5EFE9",
    good="#00491F",
    good_tint="#FFFFFF",
    bad="#7A1200",
    bad_tint="#FFFFFF",
    warning="#553600",
    warning_tint="#FFFFFF",
    bar_in="#2E7D6B",
    bar_out="#A34A33",
    bar_total="#00423C",
    bar_member="#6B5F2E",
    float_ground="#000000",
    float_text="#FFFFFF",
    float_accent="#7FE3D2",
)

CONTRAST_DARK = Colours(
    ground="#000000",
    surface="#000000",
    sidebar="#000000",
    hairline="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#E6E6E6",
    accent="#7FE3D2",
    on_accent="#000000",
    tint="#0F3B34",
    good="#9BE8B6",
    good_tint="#000000",
    bad="#FFB3A3",
    bad_tint="#000000",
    warning="#FFD98A",
    warning_tint="#000000",
    bar_in="#7FE3D2",
    bar_out="#FFB3A3",
    bar_total="#FFFFFF",
    bar_member="#E6D9A3",
    float_ground="#FFFFFF",
    float_text="#000000",
    float_accent="#00423C",
)

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "contrast-dark": CONTRAST_DARK}
PAPER = LIGHT
"""What PDFs are printed in."""

SPACE = (4, 8, 12, 16, 24, 32)
"""Distances in device-independent pixels."""
RADIUS = 6
TYPE = (12, 13, 15, 18, 24)
"""Type sizes in device-independent pixels: small, text, heading, title, figure."""
MOTION_MS = 120

TEXT_PAIRS = (
    ("text", "ground"),
    ("text", "surface"),
    ("text", "sidebar"),
    ("text", "tint"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("muted", "sidebar"),
    ("accent", "surface"),
    ("accent", "tint"),
    ("on_accent", "accent"),
    ("good", "surface"),
    ("good", "good_tint"),
    ("bad", "surface"),
    ("bad", "bad_tint"),
    ("warning", "surface"),
    ("warning", "warning_tint"),
    ("float_text", "float_ground"),
    ("float_accent", "float_ground"),
)
"""Which text may stand on which ground: at least 4.5 : 1, measured in the tests."""

CONTROL_PAIRS = (
    ("control", "surface"),
    ("control", "ground"),
    ("accent", "ground"),
)
"""Edges of controls and focus rings on their ground: at least 3 : 1."""


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


COLOUR_NAMES = tuple(field.name for field in fields(Colours))
