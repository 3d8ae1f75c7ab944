"""The policy names what a page runs, and a page that no policy fits is refused."""

import pytest

from hooks.finish import policy

OWN = [{"name": "own", "url": "assets/python/1/"}]
BOTH = [{"name": "jsdelivr", "url": "https://cdn.jsdelivr.net/npm/pyodide@1/"}, *OWN]


def page(body: str) -> str:
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def test_hash_of_an_inline_script_is_named() -> None:
    # The value that browsers compute for this very script.
    known = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert policy.hashes("<script>alert(1)</script>") == [known]


def test_scripts_with_an_address_and_blocks_of_data_need_no_hash() -> None:
    html = (
        '<script src="a.js"></script><script type="application/json">{}</script>'
        '<script type="application/ld+json">{}</script>'
    )
    assert policy.hashes(html) == []


def test_same_script_twice_is_named_once() -> None:
    assert len(policy.hashes("<script>x()</script><script>x()</script>")) == 1


def test_other_host_is_named_only_on_a_page_with_the_calculator() -> None:
    without = policy.protected(page(""), BOTH, live_reload=False)
    with_it = policy.protected(page('<i id="calculator-config"></i>'), BOTH, live_reload=False)
    assert "connect-src 'self';" in without
    assert "connect-src 'self' https://cdn.jsdelivr.net;" in with_it


def test_no_other_host_is_named_where_the_site_delivers_all_itself() -> None:
    html = policy.protected(page('<i id="calculator-config"></i>'), OWN, live_reload=False)
    assert "https://" not in html


def test_live_reload_allows_its_changing_script() -> None:
    html = policy.protected(page("<script>x()</script>"), OWN, live_reload=True)
    assert "script-src 'self' 'unsafe-inline';" in html


@pytest.mark.parametrize("body", ['<a onclick="x()">', "<img ONERROR='x()'>"])
def test_inline_handler_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="inline handler"):
        policy.protected(page(body), OWN, live_reload=False)


def test_words_that_begin_with_on_are_no_handlers() -> None:
    html = policy.protected(page('<a data-once="1" title="once = now">only="x"</a>'), OWN, live_reload=False)
    assert "Content-Security-Policy" in html


def test_page_without_a_place_for_the_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        policy.protected("<html></html>", OWN, live_reload=False)


def test_web_assembly_may_be_compiled_only_on_a_page_with_the_calculator() -> None:
    assert "wasm-unsafe-eval" not in policy.protected(page(""), BOTH, live_reload=False)
    html = policy.protected(page('<i id="calculator-config"></i>'), BOTH, live_reload=False)
    assert "script-src 'self' 'wasm-unsafe-eval';" in html


def test_the_worker_may_import_what_it_checked_and_reach_nobody_but_the_origins() -> None:
    assert policy.python_worker(BOTH) == (
        "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; "
        "connect-src 'self' https://cdn.jsdelivr.net"
    )


def test_protecting_a_page_again_changes_nothing() -> None:
    once = policy.protected(page("<script>x()</script>"), OWN, live_reload=False)
    assert policy.protected(once, OWN, live_reload=False) == once
