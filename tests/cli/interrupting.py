"""Run translit, and let a signal come at the Nth step of the code that a pattern names.

`python interrupting.py NUMBER PATTERN SIGNAL WORD...`; `file:function` is what is matched.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from types import CodeType, FrameType


def main() -> None:
    number, pattern = int(sys.argv[1]), re.compile(sys.argv[2])
    stop = getattr(signal, sys.argv[3])
    sys.argv = ["translit", *sys.argv[4:]]
    seen = 0
    known: dict[CodeType, bool] = {}

    def trace(frame: FrameType, _event: str, _arg: object) -> object:
        nonlocal seen
        code = frame.f_code
        if code not in known:
            known[code] = bool(pattern.search(f"{code.co_filename}:{code.co_qualname}"))
        if not known[code]:
            return None  # its lines are not looked at
        seen += 1
        if seen == number:
            sys.settrace(None)
            os.kill(os.getpid(), stop)
        return trace

    from translit.__main__ import main as translit

    sys.settrace(trace)  # type: ignore[arg-type]
    translit()


if __name__ == "__main__":
    main()
