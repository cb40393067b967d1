"""How a rule says no."""


class Refused(Exception):  # noqa: N818  (it is an answer, not an error of the program)
    """A rule of the circle, the ledger or the agreement does not allow this.

    Carries a stable ``code`` and plain ``facts``; the sentence a person reads is made in
    ``i18n.refusals`` from both. Nothing has been written when it is raised.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """The code and its facts, for logs; people read ``i18n.refusals.sentence``."""
        told = ", ".join(f"{key}={value!r}" for key, value in sorted(self.facts.items()))
        return f"{self.code}({told})"
