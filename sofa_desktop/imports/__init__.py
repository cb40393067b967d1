"""Bank files to plain lines: CSV of any bank, camt.053. Nothing here touches the ledger."""
