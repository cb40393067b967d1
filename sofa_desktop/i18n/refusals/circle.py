"""Refusals about circle, people, roles and content."""

from collections.abc import Callable, Mapping

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {}
