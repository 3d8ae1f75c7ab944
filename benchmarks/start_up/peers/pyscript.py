"""The same question, asked by PyScript on Pyodide of the same calculator."""

import json

from pyscript import document

from calculator.worker import handle

question = {
    "op": "answer",
    "query": "apply=2026-09-28&card=ordinary&via=hotline",
    "lang": "en",
    "today": "2026-11-22",
}
document.getElementById("answer").textContent = json.loads(handle(json.dumps(question)))["text"]["headline"]
