"""``new``: a circle file, empty or the sample."""

from argparse import Namespace

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import Opened, reading
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Make a circle file where there is none."""
    if arguments.sample:
        from sofa_desktop.app.sample import make_sample  # noqa: PLC0415  (only here)

        if arguments.file.exists():
            raise Refused("file.exists", name=arguments.file.name)
        make_sample(arguments.file, clock.today())
    else:
        from sofa_desktop.app.container import found_circle  # noqa: PLC0415  (only here)

        found_circle(arguments.file, clock, arguments.name, arguments.currency, code=arguments.code)
    with reading(arguments.file, clock) as opened:
        return _answer(arguments, opened)


def _answer(arguments: Namespace, opened: Opened) -> Answer:
    circle = opened.queries.circle()
    if circle is None:
        raise Refused("file.no_circle")
    told = {
        "file": str(arguments.file),
        "id": circle.id,
        "name": circle.name,
        "code": circle.code,
        "currency": circle.currency,
    }
    said = t(
        "new",
        "{file} holds the circle {name} ({code}), which settles in {currency}.",
        file=arguments.file,
        name=circle.name,
        code=circle.code,
        currency=circle.currency,
    )
    return Answer(told, [said])
