"""Settings: how it looks, what stands on statements, copies, proof, and the data in open forms."""
