"""The whole exception tree; standard library only, so that every other module may import this one.

GkdashError
├── UnreadableDocument   a file gives no report; carries one of the contract's codes
├── FormError            an edition's data files are defective
├── RosterError          a roster of agencies cannot be used
├── StoreError           the store is missing, locked or inconsistent
├── StateError           the database of decisions cannot be used, or a decision lacks something
│   └── DecidedMeanwhile somebody else decided first
├── ExportError          what is asked for cannot be written
└── SettingsError        an environment variable or a settings file is wrong

A message says what happened, where, and what to do. Defects in a report's *content* are warnings or findings, never
exceptions.
"""

from __future__ import annotations

from enum import StrEnum


class GkdashError(Exception):
    """Something the user can act on; `hint` says how."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        # a full stop in Chinese carries its own blank
        gap = "" if self.message.endswith("。") else " "
        return f"{self.message}{gap}{self.hint}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by arguments, since parsing workers send errors to another process."""
        return (type(self), (self.message, self.hint))


class ErrorCode(StrEnum):
    """Why a file gave no report; the contract fixes these words."""

    UNSUPPORTED_FORMAT = "unsupported_format"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    NO_TEXT_LAYER = "no_text_layer"
    NOT_A_REPORT = "not_a_report"
    TIMEOUT = "timeout"


class UnreadableDocument(GkdashError):
    """A file gives no report, for the reason in `code`."""

    def __init__(self, code: ErrorCode, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.code, self.message, self.hint))


class FormError(GkdashError):
    """An edition of the form is defective; the message names file and line."""


class RosterError(GkdashError):
    """A roster of agencies cannot be used; the message names file and line."""


class StoreError(GkdashError):
    """The store is missing, locked or inconsistent."""


class StateError(GkdashError):
    """The database of what people decided cannot be used, or a decision lacks something."""


class DecidedMeanwhile(StateError):
    """Somebody else decided on the same thing since it was looked at."""


class ExportError(GkdashError):
    """A file that is asked for cannot be made: no such agency, too much for its format, a place that is taken."""


class SettingsError(GkdashError):
    """An environment variable or a settings file holds something that cannot be used."""


def why_unopened(error: OSError) -> UnreadableDocument:
    """Return the refusal of a file whose bytes cannot be had."""
    if isinstance(error, FileNotFoundError):
        reason, hint = "文件不存在", "请检查文件名，文件可能已被移走。"
    elif isinstance(error, PermissionError):
        reason, hint = "没有读取文件的权限", "请检查文件权限，或请管理员授权。"
    elif isinstance(error, IsADirectoryError):
        reason, hint = "这是文件夹", "请指定其中的文件，并检查文件夹的权限。"
    else:
        reason, hint = f"文件打不开（{error.strerror or type(error).__name__}）", "请检查文件所在的磁盘或网络。"
    return UnreadableDocument(ErrorCode.DAMAGED, f"{reason}。", hint)


def out_of_memory() -> UnreadableDocument:
    """Return the refusal of a file that takes more memory than the settings allow."""
    hint = "请拆分后再读，或调高 GKDASH_MEMORY_BYTES。"
    return UnreadableDocument(ErrorCode.TOO_LARGE, "读取此文件需要的内存超过限制。", hint)


def no_file() -> UnreadableDocument:
    """Return the refusal of a pipe or a device, which may never end."""
    return UnreadableDocument(ErrorCode.DAMAGED, "这不是文件，而是管道或设备。", "请指定普通文件。")
