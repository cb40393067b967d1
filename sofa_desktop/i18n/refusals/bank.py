"""Refusals about bank files."""

from collections.abc import Callable, Mapping

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {}
