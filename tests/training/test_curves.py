"""The picture of a run: each development set a curve, named at its end."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from training.curves import curves, picture


def test_each_set_is_a_curve_with_its_name_and_last_loss(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    lines = [
        {"tokens": 1_000_000, "loss": 5.0},
        {"tokens": 1_000_000, "dev": {"a & b": 4.0, "c": 3.0}},
        {"tokens": 2_000_000, "dev": {"a & b": 3.5, "c": 3.4}},
    ]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = curves(log)
    assert found == {"a & b": [(1.0, 4.0), (2.0, 3.5)], "c": [(1.0, 3.0), (2.0, 3.4)]}
    root = ET.fromstring(picture(found))
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}polyline")) == 2
    texts = [one.text for one in root.findall(f"{space}text")]
    assert {"a & b 3.50", "c 3.40"} <= set(texts)


def test_one_point_is_a_picture_too() -> None:
    assert "polyline" in picture({"a": [(1.0, 2.0)]})


def test_names_of_curves_that_end_alike_stand_apart() -> None:
    root = ET.fromstring(picture({"a": [(0, 1), (1, 2)], "b": [(0, 1), (1, 2)]}))
    places = [
        float(one.attrib["y"])
        for one in root.findall("{http://www.w3.org/2000/svg}text")
        if (one.text or "")[0] in "ab" and (one.text or "")[1:2] == " "
    ]
    assert abs(places[0] - places[1]) >= 14
