"""Every page bears a Content-Security-Policy that fits its scripts; nothing on it needs an exception."""

import re
from base64 import b64encode
from hashlib import sha256

from bs4 import BeautifulSoup

from tests.soup import one

CDN = "https://cdn.jsdelivr.net"


def policy(soup: BeautifulSoup) -> dict[str, list[str]]:
    tag = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert tag is not None
    directives = (part.split() for part in str(tag["content"]).split(";"))
    return {name: values for name, *values in directives}


def test_every_page_allows_its_own_origin_only(soups: dict[str, BeautifulSoup]) -> None:
    for soup in soups.values():
        found = policy(soup)
        assert found["default-src"] == ["'self'"]
        assert found["style-src"] == ["'self'"]
        assert found["object-src"] == ["'none'"]
        assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(found["script-src"])


def test_policy_stands_before_every_script_and_style(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        first = one(soup, "head :is(script, style, link)")
        before = first.find_previous("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert before is not None, path


def test_every_inline_script_is_named_by_its_hash(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        allowed = policy(soup)["script-src"]
        for script in soup.find_all("script"):
            if script.get("src") or str(script.get("type", "")).startswith("application/"):
                continue
            digest = b64encode(sha256(script.get_text().encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, path


def test_other_host_is_named_only_where_the_calculator_is(soups: dict[str, BeautifulSoup]) -> None:
    with_cdn = {path for path, soup in soups.items() if CDN in policy(soup)["connect-src"]}
    assert with_cdn == {path for path, soup in soups.items() if soup.find(id="calculator-config")}
    assert {"index.html", "en/calculator/index.html"} <= with_cdn
    assert "faq/index.html" not in with_cdn


def test_no_element_has_a_handler_or_a_style_of_its_own(soups: dict[str, BeautifulSoup]) -> None:
    found = [
        f"{path}: <{tag.name} {name}>"
        for path, soup in soups.items()
        for tag in soup.find_all(True)
        for name in tag.attrs
        if re.fullmatch(r"on[a-z]+|style", name)
    ]
    assert found == []


def test_no_page_without_the_calculator_may_compile_web_assembly(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        may = "'wasm-unsafe-eval'" in policy(soup)["script-src"]
        assert may == bool(soup.find(id="calculator-config")), path
