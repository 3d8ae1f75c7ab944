"""Looks at a built site as its readers, their browsers and their aids do, and reports what is wrong.

`python -m tools.audit site` prints a report and writes it, with pictures, to `build/audit.html`.

`checks/` holds one file a check: pure functions from what was seen to findings. `visits.py` opens pages and
notes what happens, `states.py` brings a page into each of its states, `report.py` writes what was found. What
may weigh how much stands in `budgets.toml`, which rules of HTML hold and why in `html_rules.toml`.
"""
