"""Refusals about agreement, investment and settlement."""

from collections.abc import Callable, Mapping

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {}
