from sofa_desktop.charts.lettering import BOX, DOTS, cut, plain, widest, widest_word, width, wrap


def test_width_grows_with_text_size_and_weight() -> None:
    assert width("", 12) == 0
    assert 0 < width("1,234.56", 12) < width("12,345.67", 12)
    assert 1.9 < width("balance", 24) / width("balance", 12) < 2.1
    assert width("balance", 12, bold=True) > width("balance", 12)


def test_figures_are_tabular() -> None:
    assert width("1111", 12) == width("8888", 12)


def test_plain_leaves_one_line_of_signs_that_can_be_seen() -> None:
    assert plain("Tickets") == "Tickets"
    assert plain("Two\nlines\tand\x07 a bell") == "Two lines and a bell"
    assert plain("turned \u202eround\u2066") == "turned round"
    assert plain("مؤتمر ソシオ Zażółć") == "مؤتمر ソシオ Zażółć"
    assert plain("\N{CUNEIFORM SIGN A}") == BOX
    assert plain("$x$ <b>") == "$x$ <b>"


def test_cut_ends_with_dots_inside_the_room() -> None:
    assert cut("Webinar", 500, 12) == "Webinar"
    short = cut("Webinar October for the whole world", 90, 12)
    assert short.startswith("Webinar")
    assert short.endswith(DOTS)
    assert width(short, 12) <= 90


def test_wrap_breaks_between_words_and_between_ideographs() -> None:
    assert wrap("SoFA share", 500, 12, 3) == ["SoFA share"]
    assert wrap("SoFA share", width("SoFA", 12) + 1, 12, 3) == [
        "SoFA",
        cut("share", width("SoFA", 12) + 1, 12),
    ]
    lines = wrap("ソシオクラシー入門", 40, 12, 9)
    assert len(lines) > 2
    assert "".join(lines) == "ソシオクラシー入門"
    assert widest(lines, 12) <= 40


def test_wrap_says_where_it_stops() -> None:
    lines = wrap("one two three four five six seven", 50, 12, 2)
    assert len(lines) == 2
    assert lines[1].endswith(DOTS)
    assert widest(lines, 12) <= 50


def test_wrap_of_nothing_is_one_empty_line() -> None:
    assert wrap("", 50, 12, 2) == [""]


def test_widest_word() -> None:
    assert widest_word(["a bb", "ccc d"], 12) == width("ccc", 12)
    assert widest_word([], 12) == 0
