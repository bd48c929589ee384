"""What of an engine's answers is refused, and why: a case file for each kind of fault.

A case has a Chinese sentence, the answer to it below that, and the reason, or `fine`.
"""

from __future__ import annotations

import pkgutil

import pytest

from tests.cases_reader import CASES, Case, read_cases
from translit import glossary
from translit.formats import FormatOptions
from translit.formats.markdown import open_format
from translit.pretranslation.demands import locked
from translit.pretranslation.levels.answers import read, tidied
from translit.pretranslation.levels.means import switched
from translit.pretranslation.values import Job
from translit.pretranslation.verdict import fault, faults

MARKDOWN = open_format(FormatOptions())
GLOSSARY = glossary.loads(
    "source,target,forbidden\n葱片,Shallotpeat,scallion slice\n波岛,Bora Bora,\n".encode(),
    path="g.csv",
)

FILES = {path.stem: path for path in sorted((CASES / "faults").glob("*.txt"))}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{name}-{case}")
        for name, path in FILES.items()
        for case in read_cases(path)
    ],
)
def test_a_fault_is_told(case: Case) -> None:
    source, _, answer = case.given.partition("\n")
    (unit,) = MARKDOWN.parse(source).units
    demanded = locked(unit, GLOSSARY, locale="en")
    job = Job(source, demanded.locks, forbidden=demanded.forbidden)
    found = [parts for _, parts in read(job, switched(job, "capitals"), answer)]
    (parts,) = found or [(answer,)]
    assert (fault(job, tidied(parts, source)) or "fine") == case.expected


def test_every_kind_of_fault_has_its_cases() -> None:
    assert set(FILES) == {module.name for module in pkgutil.iter_modules(faults.__path__)}
