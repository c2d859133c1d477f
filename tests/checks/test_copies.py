"""Copies among peers: candidates over all reports, proof for two of them."""

import numpy as np

from gkdash.checks.copies import CHECK, alike, clauses_of, copied, fingerprint, prove

from .text.builders import report

TOPICS = ["养老服务", "工程建设", "义务教育", "农业补贴", "环境治理", "食品安全", "应急演练", "住房保障", "就业创业"]


def words(seed, count=24):
    draws = np.random.default_rng(seed)
    deeds = [
        "逐项列出责任清单并公示",
        "由专人每月核对办理进度",
        "组织群众代表现场察看",
        "编印问答手册上门发放",
        "在便民大厅设立查询台",
    ]
    ends = ["群众反映较好", "办理时间明显缩短", "经验在全县推广", "留言数量有所下降", "资料整理成册备查"]
    pieces = [
        f"{draws.choice(TOPICS)}{draws.integers(2, 9)}类事项{draws.choice(deeds)}，第{draws.choice(ends)}{draws.choice(TOPICS)}"
        for _ in range(count)
    ]
    own = [f"{''.join(map(chr, draws.integers(0x4E00, 0x9000, 9)))}有关情况" for _ in range(count)]
    return "；".join(f"{piece}，{extra}" for piece, extra in zip(pieces, own, strict=True)) + "。"


def filed(agency, text, year=2024):
    return report(text, agency=agency, year=year)


ONE = filed("青原县云溪镇人民政府", "云溪镇" + words(1))
COPY = filed("青原县碧山镇人民政府", "碧山镇" + words(1).replace("2类", "8类"))
OTHERS = [filed(f"青原县第{number}镇人民政府", words(number + 10)) for number in range(12)]


def pairs_of(reports):
    prints = [fingerprint(clauses_of(item)) for item in reports]
    return [
        (pair.first, pair.second)
        for pair in alike(prints, [item.year for item in reports], [item.agency for item in reports])
    ]


def test_a_copy_is_a_candidate_and_unrelated_reports_are_not():
    assert pairs_of([ONE, *OTHERS, COPY]) == [(0, 13)]


def test_one_agencys_years_are_no_peers_and_far_years_are_not_compared():
    assert pairs_of([ONE, filed(ONE.agency, words(1), 2023)]) == []
    assert pairs_of([ONE, filed("青原县碧山镇人民政府", words(1), 2022)]) == []
    assert pairs_of([ONE, filed("青原县碧山镇人民政府", words(1), 2023)]) == [(0, 1)]


def test_in_a_crowd_of_copies_everybody_has_a_partner():
    crowd = [filed(f"青原县第{number}镇人民政府", words(1)) for number in range(25)]
    assert {place for pair in pairs_of(crowd) for place in pair} == set(range(25))


def test_what_everybody_writes_is_no_sign_of_copying():
    common = words(2)
    reports = [filed(f"青原县第{number}镇人民政府", common + words(number + 100)) for number in range(40)]
    assert pairs_of(reports) == []


def test_the_proof_shows_where_the_words_stand_in_both():
    proof = prove(ONE, COPY)
    assert proof is not None
    assert proof.share == 1.0
    (start, end), (other_start, other_end) = proof.places[0]
    assert ONE.text[start:end].replace("云溪镇", "碧山镇").replace("2类", "8类") == COPY.text[other_start:other_end]
    found = copied(ONE, COPY, proof)
    assert (found.check, found.severity) == (CHECK.id, "review")
    assert found.message == "正文有100%与青原县碧山镇人民政府2024年报告相同（数字、年份和单位名称不计）。"
    assert found.evidence[0]["agency"] == "青原县碧山镇人民政府"


def test_small_edits_do_not_hide_a_copy():
    edited = filed("青原县碧山镇人民政府", words(1).replace("有关情况", "的有关情况"))
    proof = prove(ONE, edited)
    assert proof is not None
    assert 0.9 < proof.share < 1.0


def test_unrelated_or_short_texts_have_no_proof():
    assert prove(ONE, OTHERS[0]) is None
    assert prove(filed("甲镇", "全年公开信息30条。"), ONE) is None
    assert alike([], [], []) == []
