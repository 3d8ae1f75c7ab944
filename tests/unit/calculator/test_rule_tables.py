from datetime import date

import pytest

from calculator.door import answer
from tests.unit.calculator.rule_tables import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rule(rule: Rule, lang: str) -> None:
    found = answer(rule.query, lang=lang, today=date.fromisoformat(rule.today))
    assert found["errors"] == []
    assert (found["earliest"], found["latest"]) == (rule.earliest, rule.latest)
