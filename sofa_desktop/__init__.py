"""SoFA Desktop: one circle's roles, content, money and settlements in one file."""

__version__ = "0.2.0"
