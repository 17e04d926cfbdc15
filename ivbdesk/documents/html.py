"""The text of a web page or a formatted mail: never its pictures, its styles or what it would fetch."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = {"script", "style", "head", "title", "template", "noscript"}
_BREAKS = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol", "hr"}
_ENDS_A_LINE = _BREAKS - {"br", "hr", "li", "tr"}
"""What follows one of these begins on a line of its own; after the others there comes another of the same."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._silent: list[str] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Lines where a reader sees lines."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BREAKS:
            self.told.append("\n• " if tag == "li" else "\n")
        elif tag == "td":
            self.told.append(" ")
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
        elif tag == "img" and (words := dict(attrs).get("alt")):
            self.told.append(f"[{words}]")

    def handle_endtag(self, tag: str) -> None:
        """Where a link leads is said behind it, since its words may say otherwise."""
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif tag == "a" and self._link.startswith(("http", "mailto:")):
            shown = self._link.removeprefix("mailto:")
            if shown not in "".join(self.told[-3:]):
                self.told.append(f" ({shown})")
            self._link = ""
        elif tag in _ENDS_A_LINE:
            self.told.append("\n")

    def handle_data(self, data: str) -> None:
        """Spaces and line ends of the source mean nothing."""
        if not self._silent:
            lead, tail = data[:1].isspace(), data[-1:].isspace()
            self.told.append(f"{' ' if lead else ''}{' '.join(data.split())}{' ' if tail else ''}")


def text_of_html(html: str) -> str:
    """What a reader would see of it as plain text."""
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.told)
