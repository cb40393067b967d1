import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from sofa_desktop.charts import export
from sofa_desktop.charts.cash_flow import CashFlow, Month
from sofa_desktop.charts.categories import CategoryOverTime, Series
from sofa_desktop.charts.contribution import Contribution, Edition
from sofa_desktop.charts.picture import Picture
from sofa_desktop.charts.waterfall import Step, Waterfall
from sofa_desktop.domain.errors import Refused
from sofa_desktop.looks.tokens import DARK

FLOW = CashFlow("EUR", (Month(date(2026, 1, 1), 82000, 41000, 43000),))
FALL = Waterfall.of("EUR", (Step("Receipts", 485000, "in"), Step("Costs", -123456, "out")))
CARRY = Contribution("JPY", (Edition("$5 \x07 ソシオ مؤتمر \u202e<b>", 9, 1, 1, 7),))
STACK = CategoryOverTime(
    "EUR", (date(2026, 1, 1),), tuple(Series(f"S{n}", (n * 100,)) for n in range(1, 9))
)


@pytest.mark.parametrize("kind", [".png", ".svg", ".pdf", ".csv"])
@pytest.mark.parametrize("picture", [FLOW, STACK])
def test_the_same_data_makes_the_same_bytes(picture: Picture, kind: str, tmp_path: Path) -> None:
    one, other = tmp_path / f"one{kind}", tmp_path / f"other{kind}"
    export.save(picture, one)
    export.save(picture, other)
    assert one.read_bytes() == other.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == [f"one{kind}", f"other{kind}"]


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from sofa_desktop.charts import export;"
        "from sofa_desktop.charts.waterfall import Step, Waterfall;"
        "fall = Waterfall.of('EUR', (Step('Receipts', 485000, 'in'),"
        " Step('Costs', -123456, 'out')));"
        "[export.save(fall, Path(sys.argv[1]) / f'there{k}') for k in ('.png', '.svg', '.pdf')]"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    for kind in (".png", ".svg", ".pdf"):
        export.save(FALL, tmp_path / f"here{kind}")
        assert (tmp_path / f"here{kind}").read_bytes() == (tmp_path / f"there{kind}").read_bytes()


def test_png_has_the_asked_width_and_says_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "flow.PNG"
    export.save(FLOW, path, DARK, (6, 3))
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width == 1200
    assert height > 600
    assert b"came in" in data


def test_svg_is_well_formed_with_title_and_description(tmp_path: Path) -> None:
    path = tmp_path / "carry.svg"
    export.save(CARRY, path)
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert "contributes 7" in text
    assert "<dc:date>" not in text
    assert "\u202e" not in text


def test_pdf_holds_real_text_and_no_date(tmp_path: Path) -> None:
    path = tmp_path / "carry.pdf"
    export.save(CARRY, path)
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "What each edition contributes"
    assert reader.metadata.creation_date is None
    assert "ソシオ" in reader.pages[0].extract_text()


def test_csv_is_the_data(tmp_path: Path) -> None:
    path = tmp_path / "flow.csv"
    export.save(FLOW, path)
    assert path.read_bytes() == FLOW.csv().encode("utf-8")


def test_another_ending_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        export.save(FLOW, tmp_path / "flow.gif")
    assert refused.value.code == "picture.unknown_kind"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_fails_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        export.save(FLOW, tmp_path / "nowhere" / "flow.csv")
    assert refused.value.code == "document.not_written"
    assert list(tmp_path.iterdir()) == []


def test_a_place_taken_by_a_folder_fails_and_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "flow.csv").mkdir()
    with pytest.raises(Refused) as refused:
        export.save(FLOW, tmp_path / "flow.csv")
    assert refused.value.facts == {"path": str(tmp_path / "flow.csv"), "reason": "Is a directory"}
    assert [each.name for each in tmp_path.iterdir()] == ["flow.csv"]


@pytest.mark.parametrize(
    "module", ["cash_flow", "waterfall", "contribution", "categories", "export"]
)
def test_pictures_come_without_matplotlib_until_drawn(module: str) -> None:
    script = (
        f"import sys, sofa_desktop.charts.{module};"
        "print([name for name in ('matplotlib', 'numpy', 'PySide6') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert said.stdout.strip() == "[]"
