"""Names, placeholders, citations and personal data."""

import pytest

from gkdash.checks.text import personal_data, unfilled_placeholder, wrong_agency_name, wrong_citation

from .builders import BUREAU, FAILED, GOVERNMENT, NOT_APPLICABLE, NOT_EVALUABLE, PASSED, TOWN, examine, outcome

OFFICE = "青原县人民政府办公室"
STREET = "青原县枫麓街道办事处"
COMMITTEE = "青原县发展和改革委员会"

WRONG_NAMES = [
    (TOWN, "2024年，我局认真落实条例。"),
    (TOWN, "本局高度重视政府信息公开工作。"),
    (TOWN, "2024年，碧山镇把信息公开延伸到村组。"),
    (TOWN, "我乡认真落实条例。"),
    (BUREAU, "2024年，我镇认真落实条例。"),
    (BUREAU, "我街道高度重视政务公开。"),
    (BUREAU, "2024年，县司法局把政府信息公开作为服务群众的重要抓手。"),
    (BUREAU, "对照群众期待和上级要求，县司法局的信息公开工作还有差距。"),
    (STREET, "我镇不断扩大公开范围。"),
    (COMMITTEE, "2024年，我局坚持公开为常态。"),
    (GOVERNMENT, "2024年，我局坚持公开为常态。"),
    ("平川市人民政府", "2024年，我县坚持公开为常态。"),
    (OFFICE, "2024年，我镇坚持公开为常态。"),
]
RIGHT_NAMES = [
    (TOWN, "2024年，我镇认真落实条例，我县出台的办法已转发。"),
    (TOWN, "县林业局对我镇进行了检查，省局要求各地自查。"),
    (TOWN, "会同碧山镇、石门镇开展联合培训。"),
    (TOWN, "参观学习“我局公开日”做法，克服自我局限。"),
    (TOWN, "2024年，云溪镇把信息公开延伸到村组。"),
    (TOWN, "2024年，各乡镇认真落实条例，全镇按月公开。"),
    (TOWN, "镇上专门成立了领导小组，由镇党委书记任组长。"),
    (TOWN, "以我镇江段治理为例，公开工程信息，我乡村振兴信息同步公开。"),
    (BUREAU, "2024年，我局认真落实条例，服务我县、我市发展。"),
    (BUREAU, "在县政府办公室指导下，县司法局对我局文件进行审核。"),
    (BUREAU, "县司法局、县财政局联合开展检查。"),
    (BUREAU, "2024年，县林业局把信息公开作为重点。"),
    (STREET, "政府信息公开平台建设中街道政府信息公开60条。"),
    (STREET, "2024年，枫麓街道办事处认真落实条例，我街道按月公开。"),
    (COMMITTEE, "2024年，我委认真落实条例。"),
    (GOVERNMENT, "2024年，我县认真落实条例，县司法局严格审核规范性文件，碧山镇主动公开村务。"),
    (OFFICE, "2024年，我办认真落实条例，我室指导各单位，我县整体平稳。"),
    ("青原县住房和城乡建设局", "2024年，县住建局坚持公开为常态。"),
]


@pytest.mark.parametrize(("agency", "text"), WRONG_NAMES)
def test_a_wrong_name_is_found(agency, text):
    assert outcome(wrong_agency_name, text, agency=agency) is FAILED


@pytest.mark.parametrize(("agency", "text"), RIGHT_NAMES)
def test_a_right_name_is_left_alone(agency, text):
    result = examine(wrong_agency_name, text, agency=agency)
    assert result.outcome is PASSED, result.findings


def test_a_known_neighbour_is_found_anywhere_as_the_reporting_unit():
    text = "我镇按月公开，范围不断扩大。经费有保障，碧山镇坚持线上线下同步公开。"
    neighbours = {"others": frozenset({"青原县碧山镇人民政府"})}
    assert outcome(wrong_agency_name, text, dossier=neighbours) is FAILED


def test_the_preface_and_the_signature_name_another_unit():
    preface = "现将青原县碧山镇人民政府2024年政府信息公开工作情况报告如下。"
    assert outcome(wrong_agency_name, preface=preface) is FAILED
    [found] = examine(wrong_agency_name, tail="青原县碧山镇人民政府\n2025年1月21日").findings
    assert found.message == "标题为“青原县云溪镇人民政府”，落款为“青原县碧山镇人民政府”。"
    assert outcome(wrong_agency_name, tail="云溪镇人民政府\n2025年1月21日") is PASSED


def test_without_a_name_nothing_can_be_said():
    assert outcome(wrong_agency_name, "我局", agency=None, title="年度报告", tail="") is NOT_EVALUABLE


LEFT_IN = [
    "2024年，[具体地名]镇人民政府认真落实条例。",
    "2024年，[单位名称]认真落实条例。",
    "2024年，【单位名称】认真落实条例。",
    "2024年，XX局认真落实条例。",
    "2024年，××镇认真落实条例。",
    "2024年，ＸＸ单位认真落实条例。",
    "2024年，某某乡认真落实条例。",
    "2024年，____认真落实条例。",
    "全年公开信息___条。",
    "根据国办公开办函〔〕号文件编制。",
    "根据青政办发〔20XX〕5号文件编制。",
    "20XX年，我镇认真落实条例。",
    "全年公开信息X条，X年X月X日公布。",
    "（请填写）【】，共【数字】件。",
    "根据（填写文号）和[请在此填写]编制。",
    "2024年，【XX镇】认真落实条例。",
    "2024年，<单位全称>认真落实条例。",
    "2024年，{单位}认真落实条例。",
]
FILLED_IN = [
    "如有疑问请致电0731—2266××××，手机139××××1234。",
    "申请人张××反映，某某公司诉我镇一案已审结。",
    "发布案例：某某村村民申请公开征地信息。",
    "推行“1+X”模式，落实7×24小时值守，规格3×5米。",
    "[bookmark: _GoBack]全年公开信息30条。",
    "国办公开办函〔2021〕30号，青政发[2024]5号，（2024）3号。",
    "围绕【重点领域】公开，见附件（）3份。",
    "配备X光机，落实AB岗，扫描二维码<点击查看>。",
    "部分信息（含附件）已公开……详见网站。",
    "开设【年度数据】【部门信息】【市县动态】【项目清单】栏目。",
    "关于印发<市政府信息公开情况>的通知，见[注1]。",
]


@pytest.mark.parametrize("text", LEFT_IN)
def test_a_placeholder_is_found(text):
    assert outcome(unfilled_placeholder, text) is FAILED


@pytest.mark.parametrize("text", FILLED_IN)
def test_what_only_looks_like_a_placeholder_is_left_alone(text):
    result = examine(unfilled_placeholder, text)
    assert result.outcome is PASSED, result.findings


def test_placeholders_of_a_table_are_none_of_the_prose():
    assert outcome(unfilled_placeholder, proactive="信息内容\n____\n××\n[ ]\n") is PASSED


CITED_WRONGLY = [
    (2024, "根据国办公开办函〔2019〕60号编制。"),
    (2024, "根据国办公开办函〔2021〕60号编制。"),
    (2024, "根据国办公开办函〔2019〕30号编制。"),
    (2024, "依据《中华人民共和国政府信息公开条例》（国务院令第711条）编制。"),
    (2024, "依据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"),
    (2024, "根据过半公开办函〔2021〕30号编制。"),
    (2024, "根据《条例》第三十二条规定编制年度报告。"),
]
CITED_RIGHTLY = [
    (2020, "根据国办公开办函〔2019〕60号编制。"),
    (2024, "根据国办公开办函〔2021〕30号编制，依据《条例》第五十条和国务院令第711号。"),
    (2024, "原国办公开办函〔2019〕60号已废止。"),
    (2024, "根据国办公开办函〔2019〕60号和国办公开办函〔2021〕30号编制。"),
    (2024, "国务院令第492号公布，国务院令第711号修订。"),
    (2024, "依据《条例》第三十二条征求第三方意见。"),
]


@pytest.mark.parametrize(("year", "text"), CITED_WRONGLY)
def test_a_wrong_citation_is_found(year, text):
    assert outcome(wrong_citation, preface=text, year=year) is FAILED


@pytest.mark.parametrize(("year", "text"), CITED_RIGHTLY)
def test_a_right_citation_is_left_alone(year, text):
    result = examine(wrong_citation, preface=text, year=year)
    assert result.outcome is PASSED, result.findings


def test_a_report_that_cites_nothing_or_has_no_year():
    assert outcome(wrong_citation, "全年公开信息30条。") is NOT_APPLICABLE
    assert outcome(wrong_citation, "全年公开信息30条。", year=None, title="年度报告") is NOT_EVALUABLE


IDENTITY = "11010519491231002X"


def test_personal_data_is_found_and_masked():
    [found] = examine(personal_data, f"申请人身份证号{IDENTITY}。").findings
    assert found.message == "文中有身份证号码110105********002X。"
    assert IDENTITY not in str(found.evidence)
    [found] = examine(personal_data, "申请人手机13912345678，已电话答复。").findings
    assert found.evidence[0]["text"] == "139****5678"


@pytest.mark.parametrize(
    "text",
    [
        "监督电话13912345678。",
        "编号110105194912310021已归档。",
        "全年浏览13912345678次，热线咨询畅通。",
        "公开信息30条。",
    ],
)
def test_contacts_and_other_long_numbers_are_no_personal_data(text):
    assert outcome(personal_data, text, preface="联系人手机13912345678。") is PASSED
