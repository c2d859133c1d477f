"""The commands as people and scripts run them: what goes where, and with which exit status."""

import json
import signal
import socket
import subprocess
import sys
import time

import pytest

from gkdash.cli.main import COMMANDS, group, main
from gkdash.store import open_store
from tests.cli.running import run

REPORT = """佳县财政局2024年政府信息公开工作年度报告
一、总体情况
全年无申请。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
佳县财政局
2025年1月21日
"""


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "2024"
    folder.mkdir()
    (folder / "财政局.txt").write_text(REPORT, encoding="utf-8")
    (folder / "来信.txt").write_text("你好，寄上照片。", encoding="utf-8")
    return folder


def apart(*arguments, **options):
    """Run a command in a process of its own, for what a process shows: exit statuses, and which output is which."""
    return subprocess.run(
        [sys.executable, "-m", "gkdash", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, **options,
    )  # fmt: skip


def test_ingest_ends_with_one_json_object(files, tmp_path):
    done = apart("ingest", files, "--store", tmp_path / "store", "--json", "--workers", 1)
    assert done.returncode == 0
    counts = json.loads(done.stdout)
    assert counts.pop("seconds") > 0
    assert counts == {"files": 2, "loaded": 1, "unchanged": 0, "revised": 0, "failed": 1}
    assert "来信.txt" in done.stderr
    assert "not_a_report" in done.stderr
    again = json.loads(run("ingest", files, "--store", tmp_path / "store", "--json").stdout)
    assert (again["files"], again["unchanged"]) == (2, 2)


def test_ingest_ends_with_1_where_no_file_is_a_report(files, tmp_path):
    store = tmp_path / "store"
    for _ in range(2):
        # the second time it is known already, and still no report
        done = run("ingest", files / "来信.txt", "--store", store, "--json", expect=1)
        assert json.loads(done.stdout)["loaded"] == 0
    assert json.loads(run("ingest", files, "--store", store, "--json").stdout)["loaded"] == 1
    (tmp_path / "empty").mkdir()
    assert json.loads(run("ingest", tmp_path / "empty", "--store", store, "--json").stdout)["files"] == 0


def test_an_export_says_in_chinese_first_what_is_wrong(files, tmp_path):
    store = tmp_path / "store"
    out = tmp_path / "a.xlsx"
    told = run("export", "tables", "--year", 2024, "--out", out, "--store", store, expect=1).stderr
    assert told.startswith(f"gkdash: {store} 中还没有导入任何报告。Nothing is loaded in ")
    run("ingest", files, "--store", store)
    assert run("export", "tables", "--year", 2031, "--out", out, "--store", store, expect=1).stderr == (
        "gkdash: 没有导入 2031 年度的报告；已导入的年度：2024。No report on 2031 is loaded; years loaded: 2024.\n"
        "        请在 --year 后写其中一个。Give one of these as --year.\n"
    )
    told = run("export", "tables", "--year", 2024, "--scope", "没有", "--out", out, "--store", store, expect=1).stderr
    assert told.startswith("gkdash: 没有单位“没有”。There is no agency '没有'.\n")
    assert (
        "请写明 --format xlsx|zip。"
        in run("export", "tables", "--year", 2024, "--out", tmp_path / "a.doc", "--store", store, expect=2).stderr
    )


def test_ingest_tells_people_in_their_language(files, tmp_path):
    done = run("ingest", files / "财政局.txt", env={"GKDASH_STORE": str(tmp_path / "store")})
    assert done.stdout.startswith("共 1 份文件：新导入 1，更正 0，没有变化 0，未能读取 0；用时 ")
    done = run(
        "ingest",
        files / "财政局.txt",
        env={"GKDASH_STORE": str(tmp_path / "en"), "GKDASH_LANGUAGE": "en"},
    )
    assert "1 loaded, 0 revised, 0 unchanged" in done.stdout
    (files / "空.pdf").write_bytes(b"")
    done = run("ingest", files, env={"GKDASH_STORE": str(tmp_path / "en"), "GKDASH_LANGUAGE": "en"})
    assert "    damaged: The file is empty. Export it again, or download it again.\n" in done.stdout


def test_a_roster_goes_in_and_comes_out(files, tmp_path):
    roster = tmp_path / "名录.csv"
    roster.write_text("编号,名称,上级\ncounty,佳县人民政府,\nczj,佳县财政局,county\n", encoding="gb18030")
    store = tmp_path / "store"
    run("ingest", files, "--store", store)
    assert run("roster", "import", roster, "--store", store).stdout == "名录中有 2 个单位。\n"
    assert run("roster", "show", "--store", store).stdout == "佳县人民政府（government）\n  佳县财政局（department）\n"
    with open_store(str(store)).reader() as reader:
        assert reader.query("years")[["report_count", "missing_count"]].values.tolist() == [[1, 1]]
    again = tmp_path / "again.csv"
    again.write_text(run("roster", "show", "--csv", "--store", store).stdout, encoding="utf-8")
    assert run("roster", "import", again, "--store", tmp_path / "other").stdout == "名录中有 2 个单位。\n"


def test_a_wrong_roster_is_told_by_line_and_changes_nothing(tmp_path):
    (tmp_path / "名录.csv").write_text("编号,名称,上级\na,佳县财政局,佳县人民政府\n", encoding="utf-8")
    done = run("roster", "import", tmp_path / "名录.csv", "--store", tmp_path / "store", expect=1)
    assert "名录.csv:2: 佳县财政局的上级“佳县人民政府”不在名录中。The parent" in done.stderr
    assert not (tmp_path / "store" / "roster.csv").exists()
    assert "gkdash roster import FILE" in run("roster", "show", "--store", tmp_path / "store", expect=1).stderr


def test_wrong_usage_is_2_and_an_error_is_1(tmp_path):
    assert "Give at least one PATH." in run("ingest", expect=2).stderr
    assert "does not exist" in run("ingest", tmp_path / "nowhere", expect=2).stderr
    done = run("ingest", tmp_path, "--store", "ducklake:postgres:dbname=x", expect=1)
    assert done.stderr == (
        "gkdash: 共用的数据仓库（ducklake:…）尚未实现。The shared store (ducklake:…) is not built yet.\n"
        "        请在 --store 后写一个文件夹。Give a folder as --store.\n"
    )
    assert done.stdout == ""
    assert "GKDASH_WORKERS" in run("ingest", tmp_path, expect=1, env={"GKDASH_WORKERS": "many"}).stderr
    run("nothing", expect=2)
    assert apart("nothing").returncode == 2
    failed = apart("ingest", tmp_path, "--store", "ducklake:postgres:dbname=x")
    assert (failed.returncode, failed.stdout, failed.stderr) == (1, "", done.stderr)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "Example" in text
    assert f"gkdash {name}" in text
    assert "\\b" not in text


def test_the_list_of_commands_is_that_of_the_group():
    assert list(COMMANDS) == [
        "demo",
        "ingest",
        "serve",
        "roster",
        "state",
        "parse",
        "text",
        "check",
        "export",
        "bench",
        "doctor",
    ]
    for name in COMMANDS:
        assert group.get_command(None, name).name == name


def test_parse_starts_without_database_frames_and_screen():
    code = (
        "import sys\nfrom gkdash.cli.main import group\ngroup.get_command(None, 'parse')\n"
        "print([m for m in ('duckdb', 'pandas', 'pyarrow', 'streamlit', 'rich', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SMALL_BATCHES = """
import sys
from gkdash.cli.main import main
from gkdash.ingest import run
if __name__ == "__main__":
    run.BATCH_DOCUMENTS = 50
    main(sys.argv[1:])
"""


def test_ctrl_c_is_130_and_publishes_what_is_done(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1200):
        (folder / f"{number:04}.txt").write_text(REPORT.replace("财政局", f"第{number}镇人民政府"), encoding="utf-8")
    store = tmp_path / "store"
    command = [sys.executable, "-c", SMALL_BATCHES, "ingest", str(folder), "--store", str(store), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    waited = time.monotonic() + 120
    while sum(1 for _ in (store / "archive").rglob("*.bin")) < 120 and time.monotonic() < waited:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert output.startswith("已中断。读过的都已导入并发布，再运行一次即可接着做。")
    with open_store(str(store)).reader() as reader:
        assert 0 < reader.query("totals")["report_count"][0] < 1200


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.10", "gkdash.example"])  # noqa: S104 - refused
def test_an_address_that_others_can_reach_is_refused(address):
    done = run("serve", "--address", address, expect=1)
    assert "no sign-in is set up" in done.stderr


def test_a_taken_port_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} of 127.0.0.1 is taken" in run("serve", "--port", port, expect=1).stderr


def test_doctor_names_everything_with_its_use_and_remedy(tmp_path):
    done = run("doctor", "--json", "--store", tmp_path / "store")
    found = {item["name"]: item for item in map(json.loads, done.stdout.splitlines())}
    assert found["Python"]["status"] == found["duckdb"]["status"] == found["写权限"]["status"] == "ok"
    assert {"Chromium", "中文字体", "LibreOffice", "rapidocr-onnxruntime", "duckdb-extension-ducklake"} <= set(found)
    assert found["数据仓库"]["found"] == f"{tmp_path / 'store'}：尚未导入"
    for item in found.values():
        assert item["status"] == "ok" or (item["purpose"] and item["remedy"])
    text = run("doctor", "--store", tmp_path / "store", env={"PATH": "", "GKDASH_LANGUAGE": "en"}).stdout
    assert "] LibreOffice\n     " in text


def test_doctor_says_that_a_store_cannot_be_used(tmp_path):
    (tmp_path / "file").touch()
    done = run("doctor", "--store", tmp_path / "file", expect=1)
    assert "[缺] 数据仓库" in done.stdout
