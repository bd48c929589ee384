"""Findings as a JUnit report, which CI services show as tests: a suite a catalog."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from translit.workflows.check import Checked

__all__ = ["written"]


def written(checked: Checked) -> str:
    """A failed test a finding; one passed test where there is none."""
    root = Element("testsuites")
    for name, some in groupby(checked.findings, lambda one: one.catalog):
        findings = list(some)
        count = str(len(findings))
        suite = SubElement(root, "testsuite", name=_text(name), tests=count, failures=count)
        for one in findings:
            title = f"{one.finding.check} (line {one.line})"
            case = SubElement(suite, "testcase", classname=_text(name), name=title)
            message = _text(one.finding.message)
            failure = SubElement(case, "failure", message=message, type=one.finding.severity)
            failure.text = _text(f"{one.source}\n{one.target}")
    if not checked.findings:
        suite = SubElement(root, "testsuite", name="translit check", tests="1", failures="0")
        SubElement(suite, "testcase", classname="translit", name="no findings")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _text(text: str) -> str:
    """A text without the characters that XML 1.0 (2.2) does not have."""
    return "".join(one if one >= " " or one in "\t\n" else "�" for one in text)
