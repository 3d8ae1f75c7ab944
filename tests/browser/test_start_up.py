"""Where the files of the live calculator may come from, and what happens when an origin fails."""

import pytest
from playwright.sync_api import Page, Route

from tools.pyodide_files import PACKAGE

CDN = "https://cdn.jsdelivr.net/**"
ASK = """async () => {
  const { createRuntime } = await import(new URL("/assets/calculator/runtime.js", location.href));
  const config = JSON.parse(document.getElementById("calculator-config").textContent);
  const runtime = createRuntime(config);
  runtime.start();
  const request = { op: "answer", query: "apply=2026-09-28", lang: "en", today: "2026-09-01" };
  const answer = await runtime.call(request).catch((error) => ({ kind: error.kind }));
  return { state: runtime.state, latest: answer.latest, kind: answer.kind };
}"""


def blocked(route: Route) -> None:
    route.abort()


def changed_byte(route: Route) -> None:
    content = bytearray((PACKAGE / route.request.url.rsplit("/", 1)[1]).read_bytes())
    content[-1] ^= 1
    headers = {"access-control-allow-origin": "*"}
    route.fulfill(body=bytes(content), content_type="text/javascript", headers=headers)


def hanging(_: Route) -> None:
    """Never answer."""


@pytest.mark.parametrize("fault", [blocked, changed_byte, hanging])
def test_own_copy_answers_when_the_first_origin_fails(page: Page, site_url: str, fault: object) -> None:
    page.route(CDN, fault)
    page.goto(f"{site_url}calculator/")
    assert page.evaluate(ASK) == {"state": "ready", "latest": "2026-10-10", "kind": None}


def test_all_origins_blocked_is_a_clear_failure(page: Page, site_url: str) -> None:
    page.route(CDN, blocked)
    page.route("**/assets/python/**", blocked)
    page.goto(f"{site_url}calculator/")
    assert page.evaluate(ASK) == {"state": "failed", "latest": None, "kind": "network"}


ICS = """async () => {
  const { createRuntime } = await import(new URL("/assets/calculator/runtime.js", location.href));
  const runtime = createRuntime(JSON.parse(document.getElementById("calculator-config").textContent));
  runtime.start();
  const request = { op: "ics", query: "apply=2026-09-28", lang: "en", today: "2026-09-01" };
  return (await runtime.call(request)).ics;
}"""


def test_calendar_file_is_written_in_the_browser(page: Page, site_url: str) -> None:
    page.route(CDN, blocked)
    page.goto(f"{site_url}calculator/")
    assert page.evaluate(ICS).startswith("BEGIN:VCALENDAR")


STUCK = """async () => {
  const { createRuntime } = await import(new URL("/assets/calculator/runtime.js", location.href));
  const born = [];
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      born.push(this);
    }
  };
  const steps = [];
  const config = JSON.parse(document.getElementById("calculator-config").textContent);
  const runtime = createRuntime(config, { onProgress: (step) => steps.push(step) });
  runtime.start();
  const mine = born.at(-1);
  await runtime.ready;
  mine.terminate();
  const request = { op: "answer", query: "apply=2026-09-28", lang: "en", today: "2026-09-01" };
  const answer = await runtime.call(request);
  return { latest: answer.latest, retried: steps.includes("retry") };
}"""


def test_worker_that_dies_is_restarted_and_the_question_asked_again(page: Page, site_url: str) -> None:
    page.route(CDN, blocked)
    page.goto(f"{site_url}calculator/")
    assert page.evaluate(STUCK) == {"latest": "2026-10-10", "retried": True}
