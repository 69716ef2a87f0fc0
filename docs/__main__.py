"""`python -m docs` writes all that is generated from `data/`: the domain's labels, and three pages."""

from __future__ import annotations

from docs import domain, flows, glossary, sentences

WRITTEN = (domain, glossary, flows, sentences)

if __name__ == "__main__":
    for one in WRITTEN:
        one.PAGE.write_text(one.page(), encoding="utf-8")
        print(one.PAGE)
