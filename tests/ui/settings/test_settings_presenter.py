"""What Settings say of the open forms."""

from sofa_desktop.ui.pages.settings import presenter


def test_every_form_says_what_it_holds() -> None:
    told = {form: " ".join(presenter.form_name(form)).casefold() for form in presenter.FORMS}
    for word in ("meetings", "terms", "reviews", "editions", "payments", "due"):
        assert word in told["ics"]
    for word in ("aim", "roles", "agreement", "policies", "decisions", "minutes", "action items"):
        assert word in told["markdown"]
