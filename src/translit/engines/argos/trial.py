"""A package that was just unpacked -> nothing, if it works here and for other Argos programs."""

from __future__ import annotations

from translit.engines.argos.decoding import Decoder
from translit.engines.argos.options import Options
from translit.engines.argos.packages import Model
from translit.engines.argos.tokenizing import tokenizer_of
from translit.errors import EngineError, ModelError

__all__ = ["try_out"]


def try_out(model: Model) -> None:
    """Load a model and let it say a word. Raises ModelError where it cannot."""
    from argostranslate.package import Package

    try:
        package = Package(model.path)
        package.tokenizer.encode("1")
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ModelError(f"Argos Translate cannot read it ({reason})") from error
    decoder = Decoder(model, Options(device="cpu", beam=1))
    try:
        decoder.decode([tokenizer_of(model).pieces("1")], beam=1)
    except ModelError:
        raise
    except EngineError as error:
        raise ModelError(f"it cannot translate ({error.what})") from error
    finally:
        decoder.close()
