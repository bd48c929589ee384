"""What can stop the work: every error that a user may see, with the place where it is."""

from __future__ import annotations

__all__ = [
    "CatalogError",
    "ConfigError",
    "EngineError",
    "GlossaryError",
    "ModelError",
    "PostError",
    "ProjectError",
    "TranslitError",
    "defect",
]


class TranslitError(Exception):
    """A problem that stops the work; its message reads `path:line: what is wrong; what to do`.

    A problem inside a translation is never one of these: that is a value.
    """

    def __init__(self, what: str, *, path: object = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}:" if line is None else f"{path}:{line}:"
        super().__init__(f"{place} {what}" if place else what)
        self.what = what
        self.path = path
        self.line = line
        """1 is the first line."""


class ConfigError(TranslitError):
    """The configuration, or an option on the command line, cannot be used."""


class PostError(TranslitError):
    """A post cannot be read: not UTF-8, or front matter that is not what it says."""


class CatalogError(TranslitError):
    """A PO file cannot be read or must not be written."""


class GlossaryError(TranslitError):
    """A row of the glossary cannot be used."""


class EngineError(TranslitError):
    """An engine cannot be opened, or failed while it translated."""


class ModelError(EngineError):
    """A translation model is missing, broken, or cannot be installed."""


class ProjectError(TranslitError):
    """A file or folder of the project cannot be read or written, or changed under us."""


def defect(error: Exception) -> str:
    """What a user is told of an error that is none of these: ours, or a plugin's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        file = "/".join(trace.tb_frame.f_code.co_filename.replace("\\", "/").split("/")[-2:])
        place = f" at {file}:{trace.tb_lineno}"
    return (
        f"({type(error).__name__}: {error}{place}); this is a defect of translit or a plugin, "
        "not of your files, and what is written is whole; "
        "please report it, with what the command prints after translit -v"
    )
