"""Data as it is attached to a document."""

import json


def plain_bytes(data: object) -> bytes:
    """Data as JSON with sorted keys and no spaces: one spelling for the same data."""
    made = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return made.encode("utf-8")
