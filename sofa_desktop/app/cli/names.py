"""The commands by name, each with the module that carries it out. Imports nothing."""

from typing import Final

COMMANDS: Final = {
    "new": "new",
    "import": "bank",
    "report": "report",
    "settle": "settle",
    "verify": "verify",
    "export": "export",
    "check": "check",
    "accounts": "look",
    "entries": "look",
    "history": "journal",
    "undo": "journal",
    "redo": "journal",
    "backup": "copies",
    "restore": "copies",
    "self-test": "proof",
}
