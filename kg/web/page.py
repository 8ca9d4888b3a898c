"""One request for a page: the reading that it is answered from, its language, its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.web.face import LANGUAGES, Face
from kg.web.site import Site

COOKIE = "kg-language"


class Page(Face):
    """A page that answers a request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        super().__init__(self.site.reading, choose_language(request))

    def render(self, template: str, /, *, code: int = 200, **values: Any) -> Response:
        """Return a page as an answer, and remember a language that was asked for."""
        response = HTMLResponse(self.html(template, **values), code)
        if self.request.query_params.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, self.language, samesite="strict", httponly=True)
        return response

    @property
    def number(self) -> int:
        """The number of the part of a long list that is asked for, from 1."""
        asked = self.request.query_params.get("page", "")
        return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1

    def switched(self) -> str:
        """Return the address of this page in the other language."""
        return self.with_query(lang=next(language for language in LANGUAGES if language != self.language))

    def with_query(self, **changed: str) -> str:
        """Return the address of this page with some parameters changed; an empty value takes one away."""
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changed]
        pairs = [*kept, *((name, value) for name, value in changed.items() if value)]
        return self.request.url.path + ("?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs) if pairs else "")


def choose_language(request: Request) -> str:
    """Return the language that was asked for, remembered, or accepted first; French where none is ours."""
    asked = (request.query_params.get("lang"), request.cookies.get(COOKIE))
    accepted = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((language for language in (*asked, *accepted) if language in LANGUAGES), LANGUAGES[0])
