"""Activities that no Teams sends: real ones, grown crooked by a numbered seed; each number gives the same one."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any
from uuid import UUID

Json = Any
ODD: tuple[Json, ...] = (
    *(None, True, False, 0, -1, 7.5, 10**18, 1e308, [], {}, [[]], [None], [{}], {"": ""}, ["a", 1], {"$ne": None}),
    *("", " ", "\0", "\u202e\u2066", "\ufeff", "\ud83d", "👩🏽‍🏫" * 40, "a\u0301" * 200, "x" * 5_000, "å" * 60_000),
    *("=HYPERLINK('http://x')", "<at>Karin Ek</at>", "**x** [y](javascript:a)", "'; DROP TABLE person;--", "{{7*7}}"),
    *("../../etc/passwd", "${jndi:ldap://x}", "%s%n", "https://evil.example.org/", "http://127.0.0.1:1/"),
    *("NaN", "2026-02-30", "0001-01-01", "9999-12-31", "-1", "1e9", "25:99", {"verb": "setup.save"}),
)
"""What stands where something else is waited for."""


class Mutator:
    """Makes crooked activities of good ones, with ids and words that the bot knows mixed in."""

    def __init__(self, good: Sequence[dict[str, Json]], ids: Sequence[str], verbs: Sequence[str]) -> None:
        self._good, self._ids, self._verbs = good, ids, verbs

    def activity(self, number: int) -> dict[str, Json]:
        """Return the activity of that number."""
        random = Random(number)  # noqa: S311 -- no secret
        grown: dict[str, Json] = json.loads(json.dumps(random.choice(self._good)))
        grown["id"] = f"fuzz-{number}"
        for _ in range(random.choice((0, 1, 1, 2, 3, 6))):
            self._hurt(grown, random)
        return grown

    def _hurt(self, grown: dict[str, Json], random: Random) -> None:
        places = [place for place in _places(grown) if place[1] not in KEPT]
        within = [place for place in places if place[2]]
        holder, name, _ = random.choice(within if within and random.random() < MOSTLY_WITHIN else places)
        match random.randrange(8):
            case 0 | 1:
                holder[name] = json.loads(json.dumps(random.choice(ODD)))
            case 2:
                del holder[name]
            case 3:
                holder[name] = random.choice(self._ids)
            case 4:
                holder[name] = (
                    random.choice(self._verbs) if random.random() < 0.5 else str(UUID(int=random.getrandbits(128)))
                )
            case 5:
                holder[name] = _deep(holder[name], random.choice((1, 3, 40, 120)))
            case 6 if isinstance(holder, dict):
                holder[random.choice(("state", "group", "verb", "nonce", "model_config", "\0", "msteams"))] = (
                    random.choice(ODD)
                )
            case _:
                other = random.choice(places)
                holder[name] = json.loads(json.dumps(other[0][other[1]]))


KEPT = frozenset({"serviceUrl", "channelId", "tenantId", "tenant"})
"""What the door looks at before anything is read: wrong there, an activity goes no further. Other tests hold that."""

MOSTLY_WITHIN = 0.7
"""So often what a person's client says itself is hurt, and not what Teams writes around it."""


def _deep(value: Json, levels: int) -> Json:
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


def _places(part: Json, *, within: bool = False) -> list[tuple[Json, Any, bool]]:
    """Return every place of the activity: what holds it, its name there, and whether it is the client's own word."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    found: list[tuple[Json, Any, bool]] = []
    for name, inner in pairs:
        own = within or name in {"value", "text", "attachments", "entities"}
        found.append((part, name, own))
        if name not in KEPT:
            found.extend(_places(inner, within=own))
    return found
