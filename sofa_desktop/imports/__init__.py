"""Bank files to plain lines: CSV of any bank, camt.053. Nothing here touches the ledger."""

from sofa_desktop.imports.reader import read

__all__ = ["read"]
