"""What fails on one post -> an error that names it, so that the work on the others goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from translit import stopping
from translit.errors import CatalogError, PostError, ProjectError, TranslitError, defect

__all__ = ["apart"]

_log = logging.getLogger("translit")

_ITS_OWN = (PostError, CatalogError, ProjectError)


@contextmanager
def apart(shown: str, failed: Callable[[TranslitError], None]) -> Iterator[None]:
    """Hand what is wrong with one post to `failed`; what is wrong with all of them passes.

    A signal to stop is no failure of a post, whatever it was turned into.
    """
    stopping.check()
    try:
        yield
    except _ITS_OWN as error:
        stopping.check()
        failed(error)
    except (TranslitError, MemoryError):
        raise  # the configuration, the glossary, an engine
    except OSError as error:
        stopping.check()
        failed(ProjectError(f"{error.strerror or error}", path=error.filename or shown))
    except Exception as error:  # noqa: BLE001  # a defect costs one post, and names it
        stopping.check()
        _log.debug("%s", shown, exc_info=True)
        failed(PostError(f"the work on it failed {defect(error)}", path=shown))
