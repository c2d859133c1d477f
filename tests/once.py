"""What is made once for a whole run of the tests, by whichever worker needs it first."""

import fcntl
import os
import shutil
from pathlib import Path


def once(tmp_path_factory, build):
    """Return what `build(folder)` returned, a string; the workers of a run share it, and nobody changes it."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / f"once-{build.__module__}-{build.__name__}"
    made = folder / "made"
    with (root / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()
            made.write_text(build(folder))
    return made.read_text()


def copied(tmp_path_factory, build, folder):
    """Return the path of a copy of the store that `build` makes, in `folder`, for who changes it."""
    target = Path(folder) / "store"
    shutil.copytree(once(tmp_path_factory, build), target)
    return str(target)
