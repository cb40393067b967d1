"""Refusals about money and the ledger."""

from collections.abc import Callable, Mapping

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {}
