"""The `gkdash` command: its parts, and the one place that shows what went wrong.

Exit status: 0 done, 1 failed for a reason that is told, 2 wrong usage, 130 interrupted, 143 told to stop (SIGTERM).
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from gkdash import __version__
from gkdash.cli.lazy import Lazy, LazyGroup
from gkdash.errors import GkdashError

COMMANDS = {
    "demo": Lazy("gkdash.cli.demo:demo_command", "生成虚构的演示县并打开界面。Build a fictional county and serve it."),
    "ingest": Lazy("gkdash.cli.ingest:ingest_command", "导入文件和文件夹。Load files and folders into the store."),
    "serve": Lazy("gkdash.cli.serve:serve_command", "打开界面。Serve the dashboard."),
    "roster": Lazy("gkdash.cli.roster:roster_group", "管理单位名录。Import or show the roster of agencies."),
    "state": Lazy("gkdash.cli.state:state_group", "备份和恢复人工决定。Back up and restore what people decided."),
    "parse": Lazy("gkdash.cli.parse:parse_command", "读取报告，输出 JSON。Read reports and print JSON lines."),
    "text": Lazy("gkdash.cli.parse:text_command", "输出纯文本。Print the plain text that offsets refer to."),
    "check": Lazy("gkdash.cli.check:check_command", "检查报告。Check the reports of a store, or a file."),
    "export": Lazy("gkdash.cli.export:export_group", "导出数据表、汇总报告、函件。Write files to hand over."),
    "bench": Lazy("gkdash.bench.command:bench_command", "与同类工具对比测速。Measure gkdash against its peers."),
    "doctor": Lazy("gkdash.cli.doctor:doctor_command", "检查运行环境。Say what is there and what is missing."),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: gkdash demo",
)
@click.version_option(__version__, prog_name="gkdash")
def group() -> None:
    """政府信息公开工作年度报告：从公开文件到可追溯的数据。Annual reports on disclosure, from files to traceable facts."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit; every error that a user can act on is shown here and nowhere else."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # under nohup the terminal's end is to be ignored
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    if sys.stdout is None:
        # started without one: `gkdash parse … >&-`, a scheduled task, pythonw
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open for as long as the process runs
    try:
        outcome = group.main(arguments, prog_name="gkdash", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except GkdashError as error:
        click.echo(f"gkdash: {error.message}", err=True)
        if error.hint:
            click.echo(f"        {error.hint}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # whoever read our output has gone: `gkdash parse *.docx | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"gkdash: {place}系统不能读写。{error.strerror or error}.", err=True)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        click.echo("gkdash: 已中断。Interrupted.", err=True)
        sys.exit(130)
    sys.exit(outcome if isinstance(outcome, int) else 0)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal module's signature
    """End as an interruption does, so that parsing workers are stopped and files closed."""
    sys.exit(128 + number)
