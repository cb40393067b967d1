"""The parts of the proposal guide: one module a step."""
