"""The commands by name, each with the module that carries it out. Imports nothing."""

from typing import Final

COMMANDS: Final = {
    "new": "sofa_desktop.app.cli.new",
    "import": "sofa_desktop.app.cli.bank",
    "report": "sofa_desktop.app.cli.report",
    "settle": "sofa_desktop.app.cli.settle",
    "agenda": "sofa_desktop.app.cli.agenda",
    "verify": "sofa_desktop.app.cli.verify",
    "export": "sofa_desktop.app.cli.export",
    "check": "sofa_desktop.app.cli.check",
    "accounts": "sofa_desktop.app.cli.look",
    "entries": "sofa_desktop.app.cli.look",
    "history": "sofa_desktop.app.cli.journal",
    "undo": "sofa_desktop.app.cli.journal",
    "redo": "sofa_desktop.app.cli.journal",
    "backup": "sofa_desktop.app.cli.copies",
    "restore": "sofa_desktop.app.cli.copies",
    "self-test": "sofa_desktop.app.self_test",
}
