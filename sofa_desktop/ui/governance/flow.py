"""Buttons side by side that go on in the next row where there is no room for them."""

from sofa_desktop.ui.kit.flow import Flow

__all__ = ["Flow"]
