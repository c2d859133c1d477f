"""What is made once for a whole run of the tests, by whichever worker needs it first; for what nobody changes."""

import fcntl
import os


def once(tmp_path_factory, build):
    """Return what `build(folder)` returned, a string; the workers of a run share it."""
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
