"""Refusals about circle files and their care."""

from collections.abc import Callable, Mapping

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {}
