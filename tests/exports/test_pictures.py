"""Pictures by command: SVG without a browser, PNG where one and a Chinese font are there, and a plain word where not."""

import io

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from gkdash.cli.export_picture import picture_command
from gkdash.errors import ExportError
from gkdash.exports import pictures
from gkdash.exports.pictures import png_picture, svg_picture
from gkdash.exports.programs import browser, chinese_font
from gkdash.i18n import translator
from tests.exports import samples
from tests.exports.samples import SCRIPT, chart

ZH = translator("zh")
S = "{http://www.w3.org/2000/svg}"


def texts(drawn):
    return ["".join(text.itertext()) for text in etree.fromstring(drawn).iter(f"{S}text")]


def test_a_picture_says_what_it_finds_and_where_it_comes_from():
    drawn = svg_picture(chart(samples.STACKED, SCRIPT), "来源：潭溪县。引用号 ABCD-EFGH。", ZH)
    found = texts(drawn)
    assert found[0] == SCRIPT
    assert found[1] == "单位：件　覆盖 4 家，1 家未报告，未计入"
    assert found[-1] == "来源：潭溪县。引用号 ABCD-EFGH。"
    assert "<script>" not in drawn


def test_unit_and_coverage_are_two_sentences_in_english():
    found = texts(svg_picture(chart(samples.STACKED), "Source.", translator("en")))
    assert found[1] == "单位：件. 覆盖 4 家，1 家未报告，未计入"


def test_what_is_long_goes_over_several_lines_inside_the_picture():
    root = etree.fromstring(svg_picture(chart(samples.LINES, "很" * 100), "来源", ZH))
    lines = next(root.iter(f"{S}text")).findall(f"{S}tspan")
    assert [len(line.text) for line in lines] == [40, 40, 20]
    assert max(float(line.get("y")) for line in root.iter(f"{S}tspan")) < float(root.get("height"))


def test_a_heat_map_is_no_picture():
    with pytest.raises(ExportError, match="A heat map is a table"):
        svg_picture(chart(samples.GRID), "来源", ZH)


@pytest.mark.skipif(not browser() or not chinese_font(), reason="needs Chromium and a Chinese font")
def test_a_png_is_twice_as_large_as_the_drawing_and_not_empty():
    drawn = etree.fromstring(svg_picture(chart(samples.STACKED), "来源", ZH))
    picture = Image.open(io.BytesIO(png_picture(chart(samples.STACKED), "来源", ZH)))
    assert picture.size == (2 * int(drawn.get("width")), 2 * int(drawn.get("height")))
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
    assert {(255, 255, 255), (0x3F, 0x7C, 0xAC)} <= colours


@pytest.mark.parametrize(("missing", "told"), [("browser", "no Chromium"), ("chinese_font", "no Chinese font")])
def test_what_is_missing_is_said(monkeypatch, missing, told):
    monkeypatch.setattr(pictures, "browser", lambda: "/bin/false")
    monkeypatch.setattr(pictures, "chinese_font", lambda: "Noto")
    monkeypatch.setattr(pictures, missing, str)
    with pytest.raises(ExportError, match=told):
        png_picture(chart(samples.STACKED), "来源", ZH)


def test_a_browser_that_draws_nothing_is_said(monkeypatch):
    monkeypatch.setattr(pictures, "browser", lambda: "/bin/false")
    monkeypatch.setattr(pictures, "chinese_font", lambda: "Noto")
    with pytest.raises(ExportError, match="drew nothing"):
        png_picture(chart(samples.STACKED), "来源", ZH)


def test_an_unknown_picture_lists_those_there_are(tmp_path):
    ran = CliRunner().invoke(picture_command, ["nothing", "--year", "2024", "--out", str(tmp_path / "图.svg")])
    assert ran.exit_code == 2
    assert "没有名为 'nothing' 的图，可用的图见下。There is no view 'nothing'. Views: " in ran.stderr
    assert "overview.types" in ran.stderr
