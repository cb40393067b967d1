"""The window: Qt widgets that ask services and show frozen rows."""
