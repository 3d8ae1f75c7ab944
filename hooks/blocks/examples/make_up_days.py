import json
from urllib.request import urlopen

SITE = "SITE_ADDRESS"

with urlopen(SITE + "api/v1/working-days/2026.json") as answer:
    year = json.load(answer)
print(sum(day["works"] for day in year["days"]), "working days in", year["year"])
for day in year["days"]:
    if day["reason"] == "make_up":
        print(day["date"], day["name"]["zh"], day["name"]["en"])
