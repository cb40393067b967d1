"""The top of a statement: who, which, when; the answer in one sentence; how to pay."""

from collections.abc import Sequence

from sofa_desktop.documents.facts import Facts
from sofa_desktop.documents.paper import Sheet, baseline
from sofa_desktop.documents.payment import (
    code_modules,
    creditor_reference,
    draw_code,
    may_have_code,
    payment_code,
)
from sofa_desktop.documents.type import (
    FIGURE,
    NAME,
    QUIET,
    SMALL,
    STRONG,
    TITLE,
    Style,
    balanced,
    cut,
    lines,
    width,
)
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.statement.facts import Data, grouped
from sofa_desktop.i18n.statement.head import answer, particulars, title
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import PAPER

CODE_SIZE = 84.0
LABEL = 92.0
SMALLEST_FIGURE = 14.5
MOST_LINES = 8
"""Of a name or an address at the top."""


def draw_head(sheet: Sheet, facts: Facts) -> None:
    """Names at the left, title and dates at the right, then the answer."""
    two_columns(sheet, facts.payload["circle"], title(facts), particulars(facts))
    if facts.draft:
        draw_draft(sheet)
    draw_answer(sheet, answer(facts))
    _below(sheet)


def two_columns(sheet: Sheet, circle: Data, heading: str, particulars: Sequence[str]) -> None:
    """A document's top: whose it is at the left, what it is at the right."""
    narrow, wide = sheet.width * 0.42, sheet.width * 0.58 - 16
    left = [(line, TITLE) for line in cut(circle["name"], TITLE, narrow, MOST_LINES)]
    if circle.get("parent"):
        whose = t("statement", "Circle of {parent}", parent=isolated(circle["parent"]))
        left += [(line, QUIET) for line in lines(whose, QUIET, narrow)]
    right = [(line, STRONG) for line in balanced(heading, STRONG, wide)]
    for text in particulars:
        right += [(line, QUIET) for line in balanced(text, QUIET, wide)]
    ends = (_column(sheet, left, to_right=False), _column(sheet, right, to_right=True))
    sheet.y = min(ends) - 18


def draw_answer(sheet: Sheet, text: str) -> None:
    """The document in one large sentence, a little smaller where that keeps it on one line."""
    size = int(FIGURE.size * min(1, sheet.width / max(width(text, FIGURE), 1)) * 10) / 10
    style = FIGURE.but(size=size) if size >= SMALLEST_FIGURE else FIGURE
    sheet.rows(balanced(text, style, sheet.width), style, "H1")
    sheet.y -= 3


def _column(sheet: Sheet, rows: list[tuple[str, Style]], *, to_right: bool) -> float:
    y = sheet.y
    for text, style in rows:
        line = baseline(y, style.leading, style)
        if to_right:
            sheet.text_right(sheet.right, line, text, style)
        else:
            sheet.text(sheet.left, line, text, style)
        y -= style.leading
    return y


def draw_draft(sheet: Sheet) -> None:
    """The mark of a draft: a band nobody can miss."""
    word = t("statement", "DRAFT")
    rest = t(
        "statement", "No number yet; the figures may still change. Nothing is to be paid on it."
    )
    style = STRONG.but(ink=PAPER.warning)
    sheet.box(sheet.left, sheet.y - 22, sheet.width, 22, PAPER.warning_tint, 4)
    line = baseline(sheet.y, 22, style)
    sheet.text(sheet.left + 8, line, word, style)
    after = sheet.left + 8 + width(word, style) + 10
    sheet.text(after, line, rest, NAME.but(ink=PAPER.warning))
    sheet.y -= 32


def _below(sheet: Sheet) -> None:
    sheet.paragraph(
        t(
            "statement",
            "Everything below leads to this figure. Open this file in the app and choose Verify: "
            "it recomputes every step.",
        ),
        QUIET,
    )


def draw_parties(sheet: Sheet, facts: Facts) -> None:
    """Both parties with addresses and tax numbers, side by side; nothing where none is given."""
    circle, sofa = facts.payload["circle"], facts.payload["sofa"]
    told = [_party(circle, circle["code"]), _party(sofa, "")]
    if facts.internal and all(len(rows) == 1 for rows in told):
        return
    sheet.space(12)
    half = sheet.width / 2 - 8
    quiet = QUIET.but(base="")
    broken = [
        [line for row in rows[:MOST_LINES] for line in cut(row, quiet, half, 3)] for rows in told
    ]
    sheet.need(max(map(len, broken)) * QUIET.leading + QUIET.leading)
    top = sheet.y
    names = (t("statement", "The circle"), t("statement", "SoFA"))
    ends = []
    for place, (heading, rows) in enumerate(zip(names, broken, strict=True)):
        y = top
        x = sheet.left + place * (sheet.width / 2 + 8)
        for line, style in [(heading, STRONG), *((row, quiet) for row in rows)]:
            sheet.text(x, baseline(y, style.leading, style), line, style)
            y -= style.leading
        ends.append(y)
    sheet.y = min(ends)


def _party(party: Data, code: str) -> list[str]:
    name = isolated(party["name"])
    rows = [t("statement", "{name} ({code})", name=name, code=code) if code else name]
    rows += [line.strip() for line in party["address"].splitlines() if line.strip()]
    if party["tax_id"]:
        rows.append(t("statement", "Tax number {number}", number=isolated(party["tax_id"])))
    return rows


def draw_payment(sheet: Sheet, facts: Facts) -> None:
    """How to pay, with a code for banking apps where the rules allow one."""
    pay = facts.output["pay"]
    if not pay or facts.draft:
        return
    payee = facts.payload["sofa"] if pay > 0 else facts.payload["circle"]
    reference = creditor_reference(facts.number)
    modules = None
    if pay > 0 and may_have_code(facts.currency, payee["iban"], pay):
        bic = payee.get("bic", "")
        modules = code_modules(payment_code(payee["name"], payee["iban"], bic, pay, reference))
    rows = _payment_rows(facts, payee, reference)
    room = sheet.width - LABEL - (CODE_SIZE + 16 if modules else 0)
    style = NAME
    set_rows = [(label, lines(text, style, room)) for label, text in rows]
    height = sum(len(texts) for _, texts in set_rows) * 15.0
    sheet.heading(t("statement", "How to pay"), keep=max(height, CODE_SIZE if modules else 0))
    top = sheet.y
    for label, texts in set_rows:
        sheet.text(sheet.left, baseline(sheet.y, 15, QUIET), label, QUIET)
        for line in texts:
            sheet.text(sheet.left + LABEL, baseline(sheet.y, 15, style), line, style)
            sheet.y -= 15
    if modules:
        x = sheet.right - CODE_SIZE
        with sheet.whole("Figure", t("statement", "Payment code for banking apps")):
            draw_code(sheet, modules, x, top - CODE_SIZE + 12, CODE_SIZE)
        note = t("statement", "for banking apps")
        sheet.text_middle(x + CODE_SIZE / 2, top - CODE_SIZE + 2, note, SMALL)
        sheet.y = min(sheet.y, top - CODE_SIZE - 2)


def _payment_rows(facts: Facts, payee: Data, reference: str) -> list[tuple[str, str]]:
    rows = [(t("statement", "To"), isolated(payee["name"]))]
    if payee["iban"]:
        rows.append((t("statement", "IBAN"), grouped(isolated(payee["iban"]).replace(" ", ""))))
    if payee.get("bic"):
        rows.append((t("statement", "BIC"), isolated(payee["bic"])))
    rows.append((t("statement", "Amount"), facts.money(abs(facts.output["pay"]))))
    if reference:
        rows.append((t("statement", "Reference"), grouped(reference)))
    if facts.payload["pay_by"]:
        rows.append((t("statement", "By"), facts.day(facts.payload["pay_by"])))
    return rows
