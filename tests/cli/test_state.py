"""`gkdash state`: a copy out, a copy back, and the journal."""

import json

from gkdash.state import ClaimDecision, open_state
from tests.cli.running import run
from tests.state.targets import CLAIM


def test_decisions_go_out_and_come_back(tmp_path):
    state = open_state(str(tmp_path / "store" / "state.db"))
    state.decide_claim(CLAIM, ClaimDecision.REJECTED, person="李文", reason="是全县的数字")
    state.database.close()
    copy = tmp_path / "copy.db"
    done = run("state", "backup", copy, "--store", tmp_path / "store")
    assert done.stdout == f"已备份 2 条记录：{copy}\n"
    again = run("state", "backup", copy, "--store", tmp_path / "store", expect=1)
    assert again.stderr.startswith(f"gkdash: {copy} 已存在。{copy} is there already.")

    done = run("state", "restore", copy, "--store", tmp_path / "other")
    assert done.stdout == "已恢复 2 条记录。\n"
    lines = run("state", "journal", "--json", "--store", tmp_path / "other").stdout.splitlines()
    [entry] = map(json.loads, lines)
    assert (entry["person"], entry["action"], entry["subject"]["value"]) == ("李文", "claim_review.rejected", 88)
    plain = run("state", "journal", "--store", tmp_path / "other").stdout
    assert "李文  claim_review.rejected  佳县通镇人民政府 2024 hotline_12345.received  是全县的数字" in plain


def test_where_nobody_decided_there_is_nothing(tmp_path):
    assert run("state", "journal", "--store", tmp_path / "store").stdout == ""
    done = run("state", "backup", tmp_path / "copy.db", "--store", tmp_path / "store", expect=1)
    assert "nobody has decided anything" in done.stderr
    assert list(tmp_path.iterdir()) == []
