"""HTML of a post or a translation -> the same, inert: what is not on these lists falls out.

A post may come from anywhere, and so may what an engine answers. nh3 (ammonia) reads the HTML as a
browser does and writes it anew; this module says what is let through. Nothing that runs, submits,
embeds, styles or names (`id`) passes, and no address but those of links and pictures; what is named
are our own footnotes.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from hashlib import blake2b

import nh3

from translit.patterns import lazy

__all__ = ["CLASSES", "Sanitiser"]

_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div "
    "dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s "
    "samp small span strike strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr".split()
)

_EMPTIED = frozenset(
    "script style iframe object applet svg math template noscript noembed noframes textarea select "
    "option button title audio video canvas xmp plaintext frameset".split()
)
"""Elements that go with all that is in them: it is no text, or nothing a blog would show."""

CLASSES = frozenset(
    "math tag note-mark note-text reference no-image callout callout-title raw task field "
    "field-name footnote footnote-mark to-center to-right".split()
)
"""Our own names for what HTML has no element for. A post that uses them looks odd, no more."""

_NUMBER = lazy(r"\d{1,4}%?")
_LANGUAGE = lazy(r"[A-Za-z0-9-]{1,35}")
_EDGES = frozenset(("left", "right", "center", "justify"))
_ADDRESS = lazy(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title", "data-unit"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "p": {"align"},
    "div": {"align", "id"},
    "time": {"datetime"},
}

_SHAPES: dict[str, Callable[[str], bool]] = {
    "lang": lambda value: _LANGUAGE.fullmatch(value) is not None,
    "dir": lambda value: value in {"ltr", "rtl", "auto"},
    "width": lambda value: _NUMBER.fullmatch(value) is not None,
    "height": lambda value: _NUMBER.fullmatch(value) is not None,
    "start": lambda value: value.isascii() and value.isdecimal(),
    "colspan": lambda value: _NUMBER.fullmatch(value) is not None,
    "rowspan": lambda value: _NUMBER.fullmatch(value) is not None,
    "align": lambda value: value.lower() in _EDGES,
    "href": lambda value: _ADDRESS.fullmatch(value) is not None,
}
"""What values some attributes may have; the values of the others are texts."""


class Sanitiser:
    """Cleans HTML, and knows which wrappers of units and addresses of pictures are our own.

    A unit is cleaned by itself, so that what it leaves open ends with it, and once more in its
    block. A post may write `data-unit` as well: what is ours begins with a mark that nobody can
    guess, and that `bare` takes away at the end.
    """

    def __init__(self, image: Callable[[str], str | None]) -> None:
        self._mark = secrets.token_hex(8)
        self._notes = re.compile(rf'<a href="#{self._mark}((?:note|back)-[0-9a-f]{{12}})"[^>]*>')
        self._image = image
        self._failure: Exception | None = None
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            clean_content_tags=set(_EMPTIED),
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            allowed_classes={tag: set(CLASSES) for tag in _TAGS},
            set_tag_attribute_values={"details": {"open": ""}, "a": {"target": "_blank"}},
            url_schemes={"http", "https", "mailto", "file"},
            link_rel="noopener noreferrer",
        )

    def clean(self, html: str) -> str:
        """The same HTML with what is on the lists, and every element closed."""
        return self._cleaned(html) if "<" in html or "&" in html else html.replace(">", "&gt;")

    def kept(self, html: str) -> str:
        """The same as `clean`, but for names of units, which stay."""
        return self._cleaned(html)

    def unit(self, unit_id: str, html: str) -> str:
        """A unit's text, cleaned and named, for a block that is cleaned with it once more."""
        return f'<span data-unit="{self._mark}{unit_id}">{html}</span>'

    def note(self, label: str, text: str) -> str:
        """The mark of a footnote, which leads to it."""
        return f'<a href="#{self._mark}note-{_short(label)}">{text}</a>'

    def footnote(self, label: str, text: str) -> str:
        """How a footnote begins: what its marks lead to, and a way back to the first of them."""
        begin = f'<div class="footnote" id="{self._mark}note-{_short(label)}">'
        back = f'<a href="#{self._mark}back-{_short(label)}">{text}</a>'
        return f'{begin}<span class="footnote-mark">{back}</span> '

    def finished(self, html: str, side: str) -> str:
        """A block's HTML, cleaned, its units called by their ids; `side`: source or target."""
        return self.bare(self._cleaned(html), side)

    def bare(self, html: str, side: str) -> str:
        """Clean HTML without our marks. Footnotes are named by the side that they stand on."""
        if self._mark not in html:
            return html
        html = self._notes.sub(rf'<a href="#{side}-\1">', html)
        return html.replace(f'id="{self._mark}', f'id="{side}-').replace(self._mark, "")

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        if name in {"data-unit", "id"}:
            return value if value.startswith(self._mark) else None
        if name == "href" and value.startswith(f"#{self._mark}"):
            return value
        if tag == "img" and name == "src":
            return value if value.startswith(self._mark) else self._shown(value)
        shape = _SHAPES.get(name)
        return value if shape is None or shape(value.strip()) else None

    def _shown(self, address: str) -> str | None:
        try:
            place = self._image(address)
        except Exception as error:  # noqa: BLE001  # nh3 would print it, and go on
            self._failure = error
            return None
        return None if place is None else self._mark + place

    def _cleaned(self, html: str) -> str:
        cleaned = self._cleaner.clean(html)
        if self._failure is not None:
            failure, self._failure = self._failure, None
            raise failure
        return cleaned


def _short(label: str) -> str:
    """The label of a footnote, as an address may have it."""
    return blake2b(label.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
