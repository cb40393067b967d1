"""The guide through a selection, at each of its ten steps."""

from sofa_desktop.ui.governance.selection.guide import SelectionGuide
from sofa_desktop.ui.pages.circle.page import CirclePage
from tests.ui.render_rooms import Camera

LISTED = (
    "Keeps us gently on time\nAsks the quiet ones first\n"
    "Knows the meeting format by heart\nSpeaks English and Spanish"
)
REASONS = (
    "keeps us gently on time",
    "asks the quiet ones first, and that is what our circle needs most before the conference",
    "I would like to learn it",
    "knows the format by heart",
    "calm in the conference crew",
    "has done it before",
)


def selection(camera: Camera) -> None:
    """From the role's text to the announcement, in the Circle page."""
    desk, today = camera.desk, camera.desk.clock.today()
    page = camera.part_page("circle")
    assert isinstance(page, CirclePage)
    role = next(each for each in desk.queries.roles(today) if each.kind == "facilitator")
    page.reveal(f"selection:{role.id}")
    guide = page.roles.selecting.guide
    assert guide is not None
    camera.shoot("selection-01-role")
    guide.next()
    camera.shoot("selection-02-term")
    guide.next()
    camera.shoot("selection-03-list-empty")
    desk.selections.change(guide.selection_id, qualifications=LISTED)
    camera.shoot("selection-03-list")
    guide.next()
    camera.shoot("selection-04-list-consent")
    guide.next()
    ids = [each.member_id for each in desk.queries.taking_part("", today)]
    _nominate(camera, guide, ids)
    _decide(camera, guide, ids)


def _nominate(camera: Camera, guide: SelectionGuide, ids: list[str]) -> None:
    desk, chosen = camera.desk.selections, guide.selection_id
    desk.nominate(chosen, ids[0], ids[1])
    desk.nominate(chosen, ids[2], ids[2])
    camera.shoot("selection-05-nominations")
    guide.next()
    for place, each in enumerate(ids):
        if place == len(ids) // 2:
            camera.shoot("selection-06-reasons")
        reason = REASONS[place % len(REASONS)]
        if each in (ids[0], ids[2]):
            desk.speak(_given(camera, chosen)[each], reason=reason)
        else:
            desk.nominate(chosen, each, ids[2] if place % 2 else ids[1], reason=reason)
    guide.next()
    given = _given(camera, chosen)
    desk.keep_nomination(given[ids[0]])
    desk.change_nomination(given[ids[1]], ids[2], reason="she would grow with it")
    camera.shoot("selection-07-changes")
    for each in ids[2:]:
        desk.keep_nomination(given[each])
    guide.next()


def _decide(camera: Camera, guide: SelectionGuide, ids: list[str]) -> None:
    desk, chosen = camera.desk.selections, guide.selection_id
    camera.shoot("selection-08-proposal-empty")
    desk.change(chosen, candidate_id=ids[2], reasons="Asks the quiet ones first.")
    camera.shoot("selection-08-proposal")
    guide.next()
    camera.shoot("selection-09-consent")
    desk.answer(chosen, ids[0], "consent")
    desk.answer(chosen, ids[1], "objection", text="A year is long.", aim="meetings with energy")
    camera.shoot("selection-09-objection")
    [objection] = camera.desk.queries.objections(chosen)
    desk.integrate(objection.id, "measure", "After three meetings we ask her how it goes.")
    camera.shoot("selection-09-integrated")
    for each in ids:
        if each != ids[2]:
            desk.answer(chosen, each, "consent")
    desk.answer(chosen, ids[2], "consent")
    camera.shoot("selection-10-announce")
    guide.next()
    camera.shoot("selection-11-ended")


def _given(camera: Camera, chosen: str) -> dict[str, str]:
    """The nominations of a selection by who gave them."""
    return {each.nominator_id: each.id for each in camera.desk.queries.nominations(chosen)}
