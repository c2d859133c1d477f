"""Compiles the packages that read the most text, `python -m gkdash.compiling`: with mypyc, where there is a C compiler.

Nothing depends on it: without a compiler, or where compiling fails, the sources are run as they are and the same is
read, more slowly. It says which of these happened.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from gkdash.compiled import FLAGS, PACKAGES, digest, folder, is_current, note_sources, sources

_SETUP = """\
from mypyc.build import mypycify
from setuptools import setup

options = ["--config-file=", "--ignore-missing-imports", "--cache-dir=cache"]
modules = mypycify([*options, *{paths!r}], opt_level="2", debug_level="0", group_name={group!r})
for module in modules:
    module.extra_compile_args += {flags!r}
setup(name="gkdash-compiled", packages=[], ext_modules=modules)
"""


def main() -> int:
    """Compile what is not compiled yet; return 1 if a package that could be compiled could not, else 0."""
    root = Path(__file__).parent
    waiting = [name for name in PACKAGES if not is_current(root / name)]
    lacking = missing() if waiting else ""
    if lacking:
        click.echo(f"{lacking}: prose and PDF are read without compiled code, the same but more slowly.")
        return 0
    if not waiting:
        return 0
    click.echo(f"Compiling {' and '.join(f'gkdash.{name}' for name in waiting)}, once, about a minute")
    with ThreadPoolExecutor() as pool:
        outcomes = pool.map(lambda name: compile_package(root / name, f"gkdash.{name}"), waiting)
        failed = {name: said for name, said in zip(waiting, outcomes, strict=True) if said}
    for name, said in failed.items():
        click.echo(f"gkdash.{name} could not be compiled and is used as it is, more slowly:\n{said}")
    return int(bool(failed))


def missing() -> str:
    """Return what compiling lacks on this machine, "" for nothing."""
    compiler = str(sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"No C compiler ({compiler})"
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return "No C headers of Python (Python.h)"
    return ""


def compile_package(package: Path, name: str) -> str:
    """Compile a package into its folder; return the last that was said if it failed, else ""."""
    with tempfile.TemporaryDirectory(prefix="gkdash-compiling-") as temporary:
        work = Path(temporary)
        paths = [str(path) for path in sources(package)]
        made_of = digest(package)  # of what is compiled now: a source edited meanwhile is another
        (work / "setup.py").write_text(
            _SETUP.format(paths=paths, flags=list(FLAGS), group=f"{name}.quick"), encoding="utf-8"
        )
        ran = subprocess.run(
            [sys.executable, "setup.py", "--quiet", "build_ext", "--build-lib", "made"],
            cwd=work,
            env={**os.environ, "MYPYPATH": str(package.parent.parent)},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        made = work.joinpath("made", *name.split("."))
        if ran.returncode or not made.is_dir():
            return "\n".join((ran.stdout + ran.stderr).splitlines()[-12:])
        note_sources(made, made_of)
        place = folder(package)
        shutil.rmtree(place, ignore_errors=True)
        place.parent.mkdir(exist_ok=True)
        shutil.move(made, place)
    return ""


if __name__ == "__main__":
    sys.exit(main())
