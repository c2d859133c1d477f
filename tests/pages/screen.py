"""A page opened through app.py, as a visitor would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from gkdash.ui.navigation import entry
from gkdash.ui.nodes import texts

ROOT = Path(__file__).resolve().parents[2]


class Screen:
    """A page as drawn; what the component draws is read from the tree it was given."""

    def __init__(self, page: str, **parameters: str) -> None:
        self.test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for name, value in parameters.items():
            self.test.query_params[name] = value
        if page != "overview":
            self.test.switch_page(entry(page).script)
        self.run()

    def run(self) -> Screen:
        self.test.run()
        assert not self.test.exception
        return self

    def go(self, page: str) -> Screen:
        """Go to a page by the navigation, which gives it a bare address."""
        self.test.query_params.clear()
        self.test.switch_page(entry(page).script)
        return self.run()

    @property
    def address(self) -> dict[str, str]:
        return {name: value[0] if isinstance(value, list) else value for name, value in self.test.query_params.items()}

    def nodes(self, key: str) -> list[Any]:
        for element in self.test.get("bidi_component"):
            if element.proto.id.endswith(f"-{key}"):
                return json.loads(json.loads(element.proto.json)["nodes"])
        raise AssertionError(f"no sheet {key!r} among {self.keys}")

    @property
    def keys(self) -> list[str]:
        return [element.proto.id.split("-", 2)[2] for element in self.test.get("bidi_component")]

    def place(self, key: str) -> int:
        """Return which of its neighbours the component is, by the place the server gave it."""
        (element,) = (element for element in self.test.get("bidi_component") if element.proto.id.endswith(f"-{key}"))
        boxes = [element.root]
        while boxes:
            box = boxes.pop()
            for at, child in box.children.items():
                if child is element:
                    return at
                boxes += [child] if hasattr(child, "children") else []
        raise AssertionError(f"{key!r} is drawn nowhere")

    def words(self, key: str) -> list[str]:
        return [text for node in self.nodes(key) for text in texts(node)]

    def text(self, key: str) -> str:
        return "".join(self.words(key))

    def filter(self, label: str, value: str | None) -> Screen:
        several = [box for box in self.test.multiselect if box.label == label]
        if several:
            several[0].set_value(value.split(",") if value else [])
            return self.run()
        (box,) = (box for box in self.test.selectbox if box.label == label)
        box.set_value(value)
        return self.run()

    def filters(self) -> dict[str, str | None]:
        """Return what the boxes show; of a box for several, their keys by commas."""
        several = {box.label: ",".join(box.value) or None for box in self.test.multiselect}
        return {box.label: box.value for box in self.test.selectbox} | several
