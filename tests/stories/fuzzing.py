"""Throws crooked activities at the bot, a handful at a time, and says which broke a rule: an answer's or the data's."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from bot.errors import BotError
from bot.localteams.door import Answer
from bot.localteams.shapes import Spot, envelope, invoke, message_payload
from tests.stories.forging import EN, SV
from tests.stories.furnished import OTHER_TENANT, TENANT, database, ids_in
from tests.stories.matrix import COLUMNS, COMMANDS, FILES, FIRST_SIX, PRESSES, rows
from tests.stories.mutations import Mutator
from tests.stories.snapshots import HOUSE, Kept, Rows, pressed
from tests.stories.stage import Stage

Json = dict[str, Any]
FAULTS = {SV(BotError.msgid), EN(BotError.msgid)}
NOBODY = {"stranger", "foreigner"}
"""Those whose activities may change nothing at all of any group."""

OWN = {
    "poll_answer",
    "poll_text",
    "reminder_pause",
    "letter",
    "due",
    "counter",
    "meeting_card",
    "upload",
    "search_entry",
}
"""Tables that a guest may come to write in: her own answers, and what the bot keeps beside them."""

QUIET = {"letter", "reminder_pause", "due", "meeting_card"}


class Fuzz:
    """Runs on a furnished stage; `answers` counts what came of it."""

    HANDFUL = 25

    def __init__(self, stage: Stage) -> None:
        self._stage, self._rows = stage, Rows(stage)
        self.answers: Counter[str] = Counter()
        self.wrong = 0
        ids = ids_in(stage)
        verbs = [*HOUSE.pressed, *HOUSE.made, *HOUSE.actions, "okänt", "chat.say "]
        with database(stage) as now:
            places = [row[0] for row in now.execute("SELECT conversation_id FROM leadership_group")]
        known = [*ids.values(), *(one.teams_id for one in COLUMNS.values()), *places]
        self._groups = [UUID(ids[name]).hex for name in ("group", "sister", "third")]
        self._mutators = {column: Mutator([*self._good(column, ids)], known, verbs) for column in FIRST_SIX}

    def _good(self, column: str, ids: dict[str, str]) -> Iterator[Json]:
        """Yield what that person's client could send, of every kind that there is."""
        local, person, now = self._stage.local, COLUMNS[column], self._stage.clock.now()
        spot = Spot(person, local.chat(person))
        there = Spot(person, self._stage.channel if column in {"chair", "owner", "guest"} else spot.place)
        setting = local.world.setting
        for row in rows(PRESSES):
            yield invoke(envelope(setting, "invoke", spot, now=now), *pressed(row, ids), reply_to="1")
        for row in rows(FILES):
            uploaded = {
                "uploadUrl": "https://x.sharepoint.com/x",
                "contentUrl": "https://x",
                "name": "x",
                "uniqueId": "u",
            }
            value = {"type": "fileUpload", "action": "decline", "context": {"verb": row.name, **row.data(ids)}}
            for action in ({}, {"action": "accept", "uploadInfo": {**uploaded, "uploadUrl": "http://127.0.0.1:1/"}}):
                yield invoke(envelope(setting, "invoke", spot, now=now), "fileConsent/invoke", {**value, **action})
        for action in HOUSE.actions:
            payload = message_payload("Se över <b>x</b>", "1", person, there.place, at=now)
            for name in ("composeExtension/fetchTask", "composeExtension/submitAction"):
                value = {
                    "commandId": action,
                    "messagePayload": payload,
                    "data": {"verb": action, "group": ids["group"]},
                }
                yield invoke(envelope(setting, "invoke", there, now=now), name, value)
        for row in rows(COMMANDS, said=True):
            text = " ".join([row.name.replace("_", " "), *row.given.values()])
            for place in (spot.place, there.place):
                yield local.activity(person, place, text)
        said = local.activity(person, there.place, "nytt uppdrag @Sven Åberg ringer senast 4 december #beslut")
        file = {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "a.txt"}
        yield {
            **local.activity(person, spot.place),
            "attachments": [{**file, "content": {"downloadUrl": "http://127.0.0.1:1/a"}}],
        }
        yield {**said, "value": {"verb": "proposals.accept", "proposal": ids["proposal"]}, "replyToId": "1"}
        for kind in ("messageUpdate", "messageDelete", "messageReaction", "typing", "event"):
            yield {**said, "type": kind, "reactionsAdded": [{"type": "like"}]}
        for kind in ("conversationUpdate", "installationUpdate"):
            members = {"membersAdded": [{"id": person.teams_id}], "membersRemoved": [], "action": "update"}
            yield {**envelope(setting, kind, there, now=now), **members}

    async def handful(self, first: int) -> list[str]:
        """Send activities by one person from that number on, and return what was wrong with them."""
        column = FIRST_SIX[first // self.HANDFUL % len(FIRST_SIX)]
        tenant = OTHER_TENANT if column == "foreigner" else TENANT
        wrong = []
        for number in range(first, first + self.HANDFUL):
            activity = self._of(column, number, tenant)
            try:
                body = json.dumps(activity).encode()
            except RecursionError:  # no client writes that deep
                self.answers["too deep to be written"] += 1
                continue
            answer = await self._stage.local.deliver(body)
            self.answers[f"{activity.get('type')!s:.20} {answer.status}"] += 1
            wrong += [f"{number} {column} {fault} {str(activity)[:600]}" for fault in _faults(activity, answer)]
        wrong += [f"{first}… {column} {fault}" for fault in self._broken(column, tenant)]
        await self._rows.put_back()
        self.wrong += len(wrong)
        return wrong

    def _of(self, column: str, number: int, tenant: str) -> Json:
        """Return the activity, from that person and her tenant whatever became of it: Teams writes those itself."""
        activity = self._mutators[column].activity(number)
        sender = activity.get("from")
        if isinstance(sender, dict):
            activity["from"] = {**sender, "id": COLUMNS[column].teams_id}
        if isinstance(activity.get("conversation"), dict):
            activity["conversation"]["tenantId"] = tenant
        if isinstance(activity.get("channelData"), dict):
            activity["channelData"]["tenant"] = {"id": tenant}
        return activity

    def _broken(self, column: str, tenant: str) -> Iterator[str]:
        """Yield the rules that the data breaks after what that person has sent."""
        with database(self._stage) as now:
            strangers = now.execute(
                "SELECT count(*) FROM letter WHERE rowid > ? AND tenant_id <> ?", (self._rows.last_letter, tenant)
            )
            if strangers.fetchone()[0]:
                yield "a letter to another tenant"
            cards = now.execute("SELECT card FROM letter WHERE rowid > ?", (self._rows.last_letter,)).fetchall()
            if any(
                fault in json.dumps(card, ensure_ascii=False) or fault in str(card)
                for card in cards
                for fault in FAULTS
            ):
                yield "a fault told in a letter"
        lost, gained = self._rows.difference()
        touched = {*lost, *gained} - (QUIET if column in NOBODY else OWN if column == "guest" else {*lost, *gained})
        if column in NOBODY:  # she may begin a group of her own
            touched -= {"leadership_group", "membership", "due"} if not _about(lost, self._groups) else set()
        yield from (f"changed {name}" for name in sorted(touched))
        theirs = self._groups[:1] if column == "neighbour" else self._groups[1:]
        yield from (f"changed {name} of another group" for name in _about(lost, theirs))


def _about(kept: Kept, groups: Sequence[str]) -> list[str]:
    """Return the tables with rows of those groups, but for what two groups share."""
    return [
        name for name, rows in kept.items() if not name.startswith("sister") and any({*groups} & {*row} for row in rows)
    ]


def _faults(activity: Json, answer: Answer) -> Iterator[str]:
    if answer.status not in {200, 201, 400, 501}:
        yield f"answered {answer.status} {answer.body}"
    if answer.status == 200 and activity.get("type") == "invoke":
        body = json.dumps(answer.body, ensure_ascii=False)
        if not isinstance(answer.body, dict) or any(fault in body for fault in FAULTS) or "Traceback" in body:
            yield f"answered {body[:200]}"
