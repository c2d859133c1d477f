"""What the checks compare with: `thresholds.toml`, each value with its reason, and other values to try."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gkdash.checks.model import Texts
from gkdash.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Threshold:
    """One value and why it is that."""

    key: str
    value: float
    reason: Texts


@lru_cache(maxsize=1)
def thresholds() -> tuple[Threshold, ...]:
    """Return all thresholds in the order of the file."""
    told = tomllib.loads((files("gkdash.checks") / "thresholds.toml").read_text(encoding="utf-8"))
    return tuple(Threshold(key, item["value"], Texts(item["zh"], item["en"])) for key, item in told.items())


def values(others: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the value of every threshold, those in `others` replaced; raise SettingsError for an unknown one."""
    found = {item.key: item.value for item in thresholds()}
    for key in others or {}:
        if key not in found:
            raise SettingsError(
                f"没有阈值“{key}”。There is no threshold {key!r}.",
                f"可用的阈值：{'、'.join(found)}。There are {', '.join(found)}.",
            )
    return {**found, **(others or {})}


def parse(pairs: Iterable[str]) -> dict[str, float]:
    """Return the thresholds that `key=value` texts give; raise SettingsError for one that is no such text."""
    found = {}
    for pair in pairs:
        key, _, text = pair.partition("=")
        try:
            found[key.strip()] = float(text)
        except ValueError:
            raise SettingsError(
                f"“{pair}”应写成 阈值=数值。{pair!r} is not of the form key=number.",
                "例如 --what-if jump_ratio=8。For example: --what-if jump_ratio=8",
            ) from None
    values(found)
    return found
