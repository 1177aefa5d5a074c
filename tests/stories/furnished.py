"""A group with something of everything: what the matrix of rights, the fuzz and the hostile words are played in.

Beside it stand two groups of other people, one linked to it and one only asked. A meeting is under way.
"""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy.engine import make_url

from bot.comebacks.use_cases import expect
from bot.db.transaction import transaction
from bot.localteams.people import AMIRA, FOUR_PEOPLE, JOHAN, KARIN, Person
from bot.localteams.places import Place
from bot.people.models import Group
from tests.stories.conftest import GUEST, staged
from tests.stories.forging import press_raw
from tests.stories.poll_play import FRIDAY_AT_NINE
from tests.stories.rehearsal import Rehearsal, own_port, refill
from tests.stories.stage import Stage

ULLA = Person("ulla", "Ulla Granne", "Rektor")
"""Chair of the sister group, and in no other."""

NILS = Person("nils", "Nils Utanför", "Vaktmästare")
"""Of the same tenant, and in no group."""

TENANT = "22222222-2222-2222-2222-222222222222"
OTHER_TENANT = "44444444-4444-4444-4444-444444444444"

PAPERS = {
    "published.txt": """Mötesanteckningar ledningsgruppen
2026-11-06

Deltagare: Karin Ek, Johan Lind, Amira Haddad
Frånvarande: Sven Åberg

BESLUT

1. Ny lokalplan
Gruppen beslutar att anta lokalplanen.
Amira skickar ut lokalplanen till skolorna senast den 4 december.

2. Skolskjuts
Gruppen beslutar att avvakta med skolskjutsen.
""",
    "ready.txt": "Mötesanteckningar ledningsgruppen\n2026-10-30\n\n1. Läget\nKarin berättar om läget.\n",
    "draft.txt": """Mötesanteckningar ledningsgruppen
2026-11-20

Deltagare: Karin Ek, Johan Lind

BESLUT

1. Budget
Gruppen beslutar att anta budgeten.
Sven ska ta fram en kalkyl till nästa möte.
Amira bokar en lokal senast den 9 december.
""",
    "twin.txt": "Mötesanteckningar ledningsgruppen\n2026-11-20\n\n1. Skolskjuts\nFrågan bereds vidare.\n",
}

SETTINGS = {"ALLOWED_TENANTS": f"{TENANT},{OTHER_TENANT}", "PLANNER": True}
"""A bot that serves two tenants, and may write to Planner."""

WHERE = {
    **{one.key: f"person WHERE name = '{one.name}'" for one in (*FOUR_PEOPLE, GUEST)},
    "group": "leadership_group WHERE name = 'Ledningsgruppen'",
    "sister": "leadership_group WHERE name = 'Grannrådet'",
    "third": "leadership_group WHERE name = 'Tredje rådet'",
    "meeting": "meeting WHERE state = 'under way'",
    "next_meeting": "meeting WHERE state = 'planned' AND group_id = :group ORDER BY starts_at",
    "proposal": "proposal WHERE state = 'submitted'",
    "item": "agenda_item WHERE proposal_id IS NOT NULL AND meeting_id = :next_meeting",
    "standing": "standing_item WHERE group_id = :group",
    "assignment": "assignment WHERE text LIKE 'Skicka%'",
    "handed": "assignment WHERE text LIKE '%stolar%'",
    "offer": "hand_over",
    "step": "assignment_step",
    "contact": "group_contact",
    "comeback": "comeback",
    "date": "key_date",
    "break_id": "meeting_break",
    "reporter": "reporter",
    "minutes": "minutes WHERE state = 'published'",
    "ready": "minutes WHERE state = 'draft' AND day = '2026-10-30'",
    "draft": "minutes WHERE state = 'draft' AND day = '2026-11-20' AND id IN (SELECT minutes_id FROM candidate)",
    "twin": "minutes WHERE state = 'draft' AND day = '2026-11-20' AND id <> :draft",
    "candidate": "candidate WHERE verdict = 'open'",
    "drafted_item": "minutes_item WHERE minutes_id = :draft",
    "drafted_decision": "decision WHERE minutes_id = :draft",
    "item_now": "agenda_item WHERE meeting_id = :meeting",
    "decision": "decision WHERE minutes_id = :minutes",
    "upload": "upload",
    "line": "note_line",
    "check_in": "poll WHERE kind = 'check-in'",
    "check_out": "poll WHERE kind = 'check-out'",
    "link": "sister_link WHERE state = 'linked'",
    "asked": "sister_link WHERE state = 'asked'",
}
"""Where each thing is found."""


@contextmanager
def database(stage: Stage) -> Iterator[sqlite3.Connection]:
    """Open the story's SQLite file beside the bot."""
    with closing(sqlite3.connect(make_url(str(stage.works.engine.url)).database or "")) as connection:
        yield connection


def ids_in(stage: Stage) -> dict[str, str]:
    """Return the ids of what stands there so far, as cards carry them."""
    ids: dict[str, str] = {}
    with database(stage) as connection:
        for name, where in WHERE.items():
            known = dict.fromkeys(WHERE) | {key: UUID(one).hex for key, one in ids.items()}
            found = connection.execute(f"SELECT id FROM {where}", known)  # noqa: S608 -- our own words
            for (one,) in found.fetchmany(1):
                ids[name] = str(UUID(one))
    return ids


@asynccontextmanager
async def furnished(url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Stage]:
    """Give a stage with that group in it, played once for all stories of this process; the bot's clocks rest."""
    staging = partial(staged, url, (*FOUR_PEOPLE, GUEST), port=own_port(), **SETTINGS)
    rehearsal = rehearsals["furnished"]
    refill(url, rehearsal.database or await rehearsal.play(url, staging, then=furnish))
    async with staging() as stage:
        rehearsal.resume(stage)
        stage.local.world.people.extend([ULLA, NILS])
        stage.clock.move_to(FRIDAY_AT_NINE)
        await stage.works.clockwork.stop()
        await stage.works.worker.stop()
        yield stage


async def furnish(stage: Stage) -> None:
    """Let people do something of everything; nothing is waited for but the letters."""
    local = stage.local
    local.world.people.extend([ULLA, NILS])
    await _papers(stage)
    await _before_the_meeting(stage)
    await _other_groups(stage)
    assert await local.send_file(JOHAN, "upload.txt", PAPERS["ready.txt"].encode()) == 201
    await stage.settled()
    await stage.at(FRIDAY_AT_NINE)
    await _during_the_meeting(stage)
    await stage.settled()
    assert WHERE.keys() - ids_in(stage).keys() == set()


async def _says(stage: Stage, person: Person, *lines: str, place: Place | None = None) -> None:
    for line in lines:
        assert await stage.local.say(person, place or stage.local.chat(person), line) == 201


async def _presses(stage: Stage, person: Person, verb: str, /, **data: object) -> None:
    """Let `person` press; what names a thing is sent as its id."""
    ids = ids_in(stage)
    answer = await press_raw(stage, person, verb, {name: ids.get(str(value), value) for name, value in data.items()})
    assert answer.status == 200


async def _papers(stage: Stage) -> None:
    for name, words in PAPERS.items():
        assert await stage.local.send_file(JOHAN, name, words.encode()) == 201
        if name == "published.txt":
            await _presses(stage, JOHAN, "minutes.keep", candidate="candidate", text="Skicka ut planen", owners="amira")
            with database(stage) as connection:
                [(draft,)] = connection.execute("SELECT id FROM minutes")
            await _presses(stage, JOHAN, "minutes.publish", minutes=str(UUID(draft)), title="Mötet", day="2026-11-06")
            await _presses(stage, JOHAN, "minutes.correct", minutes="minutes")
            with database(stage) as connection:
                [(draft,)] = connection.execute("SELECT id FROM minutes WHERE state = 'draft'")
            await _presses(stage, JOHAN, "minutes.publish", minutes=str(UUID(draft)), title="Rättat", day="2026-11-06")


async def _before_the_meeting(stage: Stage) -> None:
    await _says(stage, AMIRA, "föreslå Ny lokalplan", "föreslå Skolskjuts", "föreslå Elevhälsa", place=stage.channel)
    await _says(stage, KARIN, "nytt uppdrag @Amira beställ stolar senast 4 december", place=stage.channel)
    await _presses(stage, KARIN, "assignments.give", group="group", text="Ta fram en prognos", role="VC-gruppen")
    await _presses(stage, AMIRA, "assignments.hand_over", assignment="handed", owner="sven")
    await _presses(stage, AMIRA, "assignments.save_step", assignment="assignment", text="Ring kommunen")
    await _presses(stage, KARIN, "reports.save", group="group", shown=str(uuid4()), topic="Lokaler", person="amira")
    await _presses(stage, KARIN, "dates.save", group="group", shown=str(uuid4()), day="2026-12-10", words="Dialog")
    await _presses(stage, KARIN, "meetings.add_break", group="group", first="2026-12-24", last="2026-12-27", name="Jul")


async def _other_groups(stage: Stage) -> None:
    for name, chair, secretary in (("Grannrådet", ULLA, ULLA), ("Tredje rådet", ULLA, JOHAN)):
        place = stage.local.open_group_chat(name, [ULLA, JOHAN] if secretary is JOHAN else [ULLA])
        chosen = {"name": name, "chair": chair.teams_id, "secretary": secretary.teams_id}
        assert (await press_raw(stage, ULLA, "setup.save", chosen, place=place)).status == 200
        other = {"Grannrådet": "sister", "Tredje rådet": "third"}[name]
        await _presses(stage, KARIN, "sisters.link", group="group", other=other)
        if other == "sister":
            await _presses(stage, ULLA, "sisters.accept", link="asked")


async def _during_the_meeting(stage: Stage) -> None:
    await _presses(stage, KARIN, "meetings.start", meeting="next_meeting")
    await _presses(stage, KARIN, "proposals.accept_changed", proposal="proposal", meeting="next_meeting")
    await _presses(stage, KARIN, "agenda.added", meeting="next_meeting", title="Rapport")
    await _presses(stage, KARIN, "polls.remind", poll="check_in")
    await _says(stage, KARIN, "incheckning", "utcheckning", place=stage.channel)
    await _says(stage, JOHAN, "#info Karin hälsar välkommen")
    async with transaction(stage.works.engine) as session:
        group = await session.get_one(Group, UUID(ids_in(stage)["group"]))
        await expect(
            session,
            group,
            title="Elevhälsan",
            text="",
            question="Vad gör ni i dag?",
            asked_by=KARIN.name,
            source="Möte",
            now=stage.clock.now(),
        )
