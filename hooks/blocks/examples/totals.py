import json
from urllib.request import urlopen

SITE = "SITE_ADDRESS"

with urlopen(SITE + "api/v1/procedures.json") as answer:
    found = json.load(answer)
route = found["routes"][0]
total = route["total"]
print(route["card"]["name"]["en"], "/", route["channel"]["name"]["en"])
print(total["minimum"], "to", total["maximum"], total["unit"])
for claim in total["claims"]:
    print(claim, found["claims"][claim]["source"]["kind"])
