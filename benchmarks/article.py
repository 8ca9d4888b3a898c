"""Hold the record of the article against its gold annotation, item by item, and write ``docs/article.md``.

Run: ``python -m benchmarks.article [--check]``. With ``--check`` nothing is written and a page that is out of date is an error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Item = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "article.md"
GOLD = ROOT / "data" / "article" / "gold.json"
DISPUTED = ROOT / "data" / "article" / "disputed.tsv"
VERDICTS = ("right", "wrong", "missed")
COMMUNICATION = ("Communication.Statement", "Communication.Report", "Communication.Estimate")


@dataclass(frozen=True, slots=True)
class Row:
    """One gold item with what became of it."""

    section: str
    item: str
    text: str
    verdict: str
    found: str


def compare(gold: Item, record: Item) -> list[Row]:
    """Return a row for every gold item, in the gold's order."""
    return [
        Row(section, str(item.get("id", "")), _shorten(item), *judge(item, gold, record))
        for section, judge in SECTIONS
        for item in _items(section, gold)
    ]


def _items(section: str, gold: Item) -> list[Item]:
    if section == "attributed claims":
        return [item for item in gold["claims"] if item["attributed"]]
    if section == "narrator's claims":
        return [item for item in gold["claims"] if not item["attributed"]]
    if section == "links":
        return [item for item in gold["entities"] if item.get("wikidata") and item["id"] != "cnn"]
    if section == "coreference":
        return [item for item in gold["coreference"] if len(_named(item, gold)) > 1]
    return list(gold[section])


def _shorten(item: Item) -> str:
    text = item.get("surface") or item.get("trigger", {}).get("surface") or item.get("canonical") or item.get("entity", "")
    return str(text) if len(str(text)) <= 60 else f"{str(text)[:57]}…"


def _overlap(one: Item, two: Item) -> float:
    shared = min(one["end"], two["end"]) - max(one["start"], two["start"])
    joint = max(one["end"], two["end"]) - min(one["start"], two["start"])
    return max(0, shared) / joint if joint else 0.0


def _as_span(pair: list[int]) -> Item:
    return {"start": pair[0], "end": pair[1]}


def _meets(pairs: Iterable[list[int]], span: Item | None) -> bool:
    listed = list(pairs)
    return not listed if span is None else any(_overlap(_as_span(pair), span) > 0 for pair in listed)


def _best(items: Iterable[Item], span: Item) -> tuple[float, Item | None]:
    scored = [(max((_overlap(part, span) for part in _parts(item)), default=0.0), item) for item in items]
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))


def _parts(item: Item) -> Iterator[Item]:
    yield item
    if "content" in item:
        yield from map(_as_span, item["content"])


def _quotation(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    if item.get("part_of"):
        whole = next(claim for claim in gold["claims"] if claim["id"] == item["part_of"])
        return _attributed({**item, "content": whole, "source": whole["source"]}, gold, record)
    return _attributed({**item, "source": item["speaker_mention"]}, gold, record)


def _attributed(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    content = item.get("content", item)
    score, found = _best(record["attributions"], content)
    if found is None or score < 0.3:
        return "missed", ""
    faults = [
        name
        for name, holds in (
            ("content", score >= 0.8 or _shares_cue(item, found, gold)),
            ("cue", _meets(found["cue"], item["cue"])),
            ("source", _meets(found["source"], item["source"])),
            ("speaker", _speaker_holds(item, found, gold, record)),
        )
        if not holds
    ]
    return _verdict(faults, found["text"])


def _shares_cue(item: Item, found: Item, gold: Item) -> bool:
    """Tell whether one cue carries several gold claims, all of them in the content: one attribution is right then."""
    same = [claim for claim in gold["claims"] if claim["cue"] and claim["cue"] == item["cue"]]
    return len(same) > 1 and all(found["start"] <= claim["start"] and claim["end"] <= found["end"] for claim in same)


def _speaker_holds(item: Item, found: Item, gold: Item, record: Item) -> bool:
    """Tell whether the speaker is the gold's, and open where the file leaves it open."""
    entity = item.get("speaker_entity") or item.get("source_entity")
    if item.get("speaker_resolved_in_file") is False or item.get("source_resolved_in_file") is False:
        return found["speaker"] is None
    if item.get("source_org"):
        return _is_gold_entity(found["via"], entity, gold, record) and _is_gold_entity(
            found["speaker"], item["source_org"], gold, record
        )
    return _is_gold_entity(found["speaker"], entity, gold, record)


def _is_gold_entity(entity: str | None, wanted: str | None, gold: Item, record: Item) -> bool:
    heads = [_head(mention) for mention in gold["mentions"] if mention["entity"] == wanted]
    return any(mention["entity"] == entity and _at_head(mention, heads) for mention in record["mentions"] if entity)


def _head(mention: Item) -> Item:
    return mention.get("head") or mention


def _at_head(mention: Item, heads: Iterable[Item]) -> bool:
    return any(_overlap(_as_span(mention["head"]), head) > 0 for head in heads)


def _narrated(item: Item, _gold: Item, record: Item) -> tuple[str, str]:
    inside = [claim for claim in record["claims"] if item["start"] <= claim["predicate"]["head"][0] < item["end"]]
    told = [claim for claim in inside if claim["attribution"] is None and claim["mode"] == "states"]
    score, found = _best(told or inside, item)
    if found is None:
        return "missed", ""
    faults = [] if told else ["mode"]
    return _verdict(faults + ([] if score >= 0.5 else ["extent"]), found["text"])


def _quantity(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    score, found = _best(record["quantities"], item)
    if found is None or not score:
        return "missed", ""
    measures = {"lost": "lost", "died": "killed", "wounded or killed (casualties)": "casualties"}
    source = next((claim for claim in gold["claims"] if item["id"] in claim.get("quantities", [])), {}).get("source")
    faults = [
        name
        for name, holds in (
            ("bounds", (found["min"], found["max"]) == (item["lower"], item["upper"])),
            ("approximate", found["approximate"] == item["approx"]),
            ("span", score == 1),
            ("unit", found["unit"] == item["unit"]),
            ("measure", found["measure"] == measures.get(item["happened"])),
            ("source", _meets(found["source"], source)),
        )
        if not holds
    ]
    return _verdict(faults, f"{found['text']} [{found['min']}, {found['max']}] {found['unit']} {found['measure'] or ''}")


def _comparative(item: Item, _gold: Item, record: Item) -> tuple[str, str]:
    inside = [
        claim
        for claim in record["claims"]
        if item["start"] <= claim["predicate"]["head"][0] < item["end"] and "compar" in json.dumps(claim["arguments"])
    ]
    _, found = _best(inside, item)
    return ("right", found["text"]) if found else ("missed", "")


MODES = (
    ("considers", ("purpose", "conditional", "imperative", "ability", "unknown", "future")),
    ("denies", ("negated",)),
    ("reports", ("reported", "asserted by")),
    ("states", ("asserted",)),
)


def _event(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    trigger = item["trigger"]
    if item["type"] in COMMUNICATION:
        found = [it for it in record["attributions"] if it["cue"] and _meets(it["cue"], trigger)]
        return ("right", "the cue of an attribution") if found else ("missed", "")
    claims = [claim for claim in record["claims"] if _tells(claim, trigger)]
    if item.get("boilerplate"):
        return ("wrong", claims[0]["text"]) if claims else ("right", "no second claim, as it should be")
    if not claims:
        return "missed", ""
    found_claim = claims[0]
    mode = next(mode for mode, words in MODES if any(word in item["modality"] for word in words))
    faults = [] if found_claim["mode"] == mode else [f"mode {found_claim['mode']}, not {mode}"]
    faults.extend(_participants(item, found_claim, gold, record))
    return _verdict(faults, found_claim["text"])


def _tells(claim: Item, trigger: Item) -> bool:
    """Tell whether a claim's predicate is an event, or a noun for a phase of the event that is its subject."""
    phased = claim["form"] == "nominal" and claim["predicate"]["iri"].endswith(("/begin", "/end")) and claim["subject"]
    heads = [claim["predicate"]["head"], *([claim["subject"]["head"]] if phased else [])]
    return any(_overlap(_as_span(head), trigger) > 0 for head in heads)


AGENTS = ("agent", "theme", "victim", "loser", "medium", "member", "source")


def _participants(item: Item, claim: Item, gold: Item, record: Item) -> list[str]:
    """Return a fault where the claim's subject (of a passive, its object) is another entity than the gold's."""
    role = next((role for role in AGENTS if role in item["participants"]), None)
    if role is None or item.get("agent_missing_in_file") or item.get("subject_missing_in_file"):
        return []
    wanted = item["participants"][role]
    slots = [slot for slot in (claim["subject"], claim["object"], *claim["arguments"]) if slot]
    held = any(_at_gold_head(slot, wanted, gold) or _is_gold_entity(slot["entity"], wanted, gold, record) for slot in slots)
    return [] if held or not any(mention["entity"] == wanted for mention in gold["mentions"]) else [f"{role} is not {wanted}"]


def _at_gold_head(slot: Item, wanted: str, gold: Item) -> bool:
    heads = [_head(mention) for mention in gold["mentions"] if mention["entity"] == wanted]
    return any(_overlap(_as_span(slot["head"]), head) > 0 for head in heads)


TEMPORAL = ("time", "since", "until", "duration")


def _time(item: Item, _gold: Item, record: Item) -> tuple[str, str]:
    slots = [argument for claim in record["claims"] for argument in claim["arguments"] if argument["role"] in TEMPORAL]
    spans = [_as_span(pair) for slot in slots for pair in slot["spans"]]
    spans.extend(quantity["time"] for quantity in record["quantities"] if quantity["time"])
    spans.extend(quantity for quantity in record["quantities"] if quantity["unit"] in ("month", "year", "day"))
    best = max((_overlap(span, item) for span in spans), default=0.0)
    return ("right", "as said") if best > 0.2 else ("missed", "")


def _adjective(item: Item, _gold: Item, record: Item) -> tuple[str, str]:
    found = [it for it in record["mentions"] if it["kind"] == "adjective" and _overlap(it, item) == 1]
    return ("right", f"implies {found[0]['entity'] or 'a country not named in the text'}") if found else ("missed", "")


def _named(chain: Item, gold: Item) -> list[Item]:
    by_id = {mention["id"]: mention for mention in gold["mentions"]}
    return [by_id[name] for name in chain["mentions"] if by_id[name]["start"] < by_id[name]["end"]]


def _chain(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    named = [mention for mention in _named(item, gold) if mention.get("resolved_in_file") is not False]
    entities = [_entity_at(_head(mention), record) for mention in named]
    wanted = max(sorted({entity for entity in entities if entity}), key=entities.count, default=None)
    if wanted is None:
        return "missed", ""
    strangers = [other["surface"] for other in gold["mentions"] if other["entity"] != item["entity"]
                 and _entity_at(_head(other), record) == wanted]  # fmt: skip
    lost = [mention["surface"] for mention, entity in zip(named, entities, strict=True) if entity != wanted]
    if strangers:
        return "wrong", f"also holds {', '.join(sorted(set(strangers)))}"
    return ("missed", f"not in the chain: {', '.join(lost)}") if lost else ("right", f"{len(named)} mentions, {wanted}")


def _entity_at(span: Item, record: Item) -> str | None:
    exact = [it for it in record["mentions"] if _overlap(_as_span(it["head"]), span) > 0.5]
    return next((it["entity"] for it in exact if it["entity"]), None)


def _link(item: Item, gold: Item, record: Item) -> tuple[str, str]:
    heads = [_head(mention) for mention in gold["mentions"] if mention["entity"] == item["id"]]
    ids = {mention["entity"] for mention in record["mentions"] if mention["entity"] and _at_head(mention, heads)}
    links = [link for entity in record["entities"] if entity["iri"] in ids or entity.get("id") in ids for link in entity["links"]]
    right = [link for link in links if link["target"].endswith("/" + item["wikidata"])]
    if right:
        return "right", f"{right[0]['method']}, {'accepted' if right[0]['accepted'] else 'a candidate'}"
    wrong = [link for link in links if link["accepted"]]
    return ("wrong", wrong[0]["target"]) if wrong else ("missed", "")


def _repair(item: Item, _gold: Item, record: Item) -> tuple[str, str]:
    found = [it for it in record["repairs"] if _overlap(it, item) > 0]
    roles = [it for it in record["sentences"] if it["role"] in ("repeated-title", "fragment") and it["start"] == item["start"]]
    if found:
        return "right", str(found[0]["reason"])
    return ("right", str(roles[0]["role"])) if roles else ("missed", "")


def _verdict(faults: list[str], found: str) -> tuple[str, str]:
    return ("wrong", f"{', '.join(faults)}: {found}") if faults else ("right", found)


SECTIONS: tuple[tuple[str, Callable[[Item, Item, Item], tuple[str, str]]], ...] = (
    ("quotations", _quotation),
    ("attributed claims", _attributed),
    ("narrator's claims", _narrated),
    ("quantities", _quantity),
    ("comparatives", _comparative),
    ("events", _event),
    ("times", _time),
    ("nationality_adjectives", _adjective),
    ("coreference", _chain),
    ("links", _link),
    ("corruptions", _repair),
)


def render(rows: list[Row]) -> str:
    """Return the page: the totals, then a table a section."""
    lines = [
        "# The article, gold against output",
        "",
        "Made by `make article`; do not edit. *right*: found and right in every compared part; *wrong*: found with a fault, "
        "named first; *missed*: not found. The gold stands in `data/article/gold.json`.",
        "",
        "| section | items | " + " | ".join(VERDICTS) + " |",
        "|---|---|---|---|---|",
    ]
    for section, _ in SECTIONS:
        counts = [sum(row.verdict == verdict for row in rows if row.section == section) for verdict in VERDICTS]
        lines.append(f"| {_title(section)} | {sum(counts)} | " + " | ".join(map(str, counts)) + " |")
    disputed = _disputed()
    lines.extend(["", "## Where the gold seems wrong", "", *(f"- {item}: {reason}" for item, reason in disputed.items())])
    for section, _ in SECTIONS:
        lines.extend(["", f"## {_title(section)}", "", "| item | in the text | verdict | output |", "|---|---|---|---|"])
        lines.extend(
            f"| {row.item} | {_cell(row.text)} | {row.verdict} | {_cell(row.found)} |" for row in rows if row.section == section
        )
    return "\n".join(lines) + "\n"


def _disputed() -> dict[str, str]:
    """Return the gold items that break the rules of annotation, each with the reason; they are counted as they stand."""
    rows = DISPUTED.read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t", 1) for row in rows)


def _title(section: str) -> str:
    return section.replace("_", " ").capitalize()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def measured() -> list[Row]:
    """Extract the article with the pipeline as it is and compare."""
    import kg  # noqa: PLC0415 - the models are loaded only when the comparison really runs
    from kg.record import to_json  # noqa: PLC0415

    record = to_json(next(iter(kg.extract([GOLD.parent / "article.txt"]))))
    return compare(json.loads(GOLD.read_text(encoding="utf-8")), record)


def main() -> None:
    """Write the page, or with ``--check`` fail where it is out of date."""
    page = render(measured())
    if "--check" in sys.argv:
        if page != PAGE.read_text(encoding="utf-8"):
            sys.exit(f"{PAGE.name} is out of date; run: make article")
        return
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
