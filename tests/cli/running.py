"""A command in this process: what it wrote to which output, and with which exit status it ended, as of a process apart."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import NamedTuple
from unittest import mock

import pytest

from gkdash.cli.main import main


class Done(NamedTuple):
    """What there is after a command has ended."""

    returncode: int
    output: bytes
    stderr: str

    @property
    def stdout(self) -> str:
        return self.output.decode("utf-8")


def run(*arguments: object, expect: int = 0, env: Mapping[str, str] | None = None) -> Done:
    """Run `gkdash` with these arguments, its settings being those of `env` besides what is set."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", write_through=True) for _ in "oe")
    with (
        mock.patch.dict(os.environ, env or {}),
        _signals_left_alone(),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main([str(argument) for argument in arguments])
    done = Done(ended.value.code, out.buffer.getvalue(), err.buffer.getvalue().decode("utf-8"))
    assert done.returncode == expect, done.stdout + done.stderr
    return done


@contextmanager
def _signals_left_alone() -> Iterator[None]:
    """Take back what a command does with signals, since this process runs other tests after it."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.getsignal(number) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
