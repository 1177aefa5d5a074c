"""A person becomes “Person 1”: in every row but the public records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, delete, func, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import Deed
from bot.db.base import Base
from bot.db.upsert import inserting
from bot.minutes.capture.models import NoteChoice
from bot.minutes.models import Upload
from bot.outbox.models import DirectChat, Letter, LetterState
from bot.people.models import Group, Membership, Person, ReminderPause
from bot.polls.models import PollAnswer
from bot.privacy.reach import of_tenant
from bot.search.models import SearchEntry

GONE = "anonymised:"
"""What the Teams id of somebody who was anonymised begins with."""

RECORDS = frozenset({"minutes", "minutes_item", "decision", "candidate", "noted"})
"""Public records and what they were made from: what stands there is not altered (docs/privacy.md)."""

LEFT = RECORDS | {"person", "leadership_group", "deed", "deed_purge", "search_entry", "due"}
"""Tables whose words are left: records, what is dealt with by itself, and what holds none."""

Changed = Sequence[tuple[re.Pattern[str], str]]
"""What is looked for in texts, and what comes in its place."""


class StillNeeded(Exception):
    """She can't be anonymised yet; the words are for the terminal."""


@dataclass(frozen=True, slots=True)
class Anonymised:
    """What came of it: what she is called now, how many rows changed, and whether texts with her name were left."""

    word: str
    rows: int
    is_namesake: bool = False


async def anonymise(session: AsyncSession, person: Person, *, now: datetime) -> Anonymised:
    """Take the person's name, ids and free texts out; done before it changes nothing. Raises StillNeeded."""
    if person.member_id.startswith(GONE):
        return Anonymised(person.name, 0)
    await _must_not_lead(session, person)
    gone = await session.scalars(select(Person.id).where(_here(person), Person.member_id.startswith(GONE)))
    word = f"Person {len(gone.all()) + 1}"
    others = select(func.count()).where(_here(person), Person.name == person.name, Person.id != person.id)
    is_namesake = bool(await session.scalar(others))
    await _let_go(session, person)
    nobody = f"{GONE}{person.id}"
    changed = [(re.compile(re.escape(one)), nobody) for one in (person.member_id, person.entra_id) if one]
    if person.name and not is_namesake:
        changed.append((_named(person.name), word))
    rows = await _replace(session, person.tenant_id, changed)
    person.name, person.member_id, person.entra_id, person.locale = word, nobody, None, None
    session.add(Deed(at=now, what="privacy.anonymise", subject="person", subject_id=person.id, label=word, count=rows))
    return Anonymised(word, rows, is_namesake)


def _named(name: str) -> re.Pattern[str]:
    """Return what finds the name by itself, in the genitive too: a longer word that begins with it is another's."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))")


def _here(person: Person) -> Any:  # noqa: ANN401 -- a condition
    return Person.tenant_id == person.tenant_id


async def _must_not_lead(session: AsyncSession, person: Person) -> None:
    leads = (Group.chair_id == person.id) | (Group.secretary_id == person.id)
    names = (await session.scalars(select(Group.name).where(leads).order_by(Group.name))).all()
    if names:
        raise StillNeeded(f"She is chair or secretary of {', '.join(names)}. Let the group name somebody else first.")


async def _let_go(session: AsyncSession, person: Person) -> None:
    """Take away what is hers alone, and let nothing more go to her."""
    for kind in (Membership, NoteChoice, Upload):
        await session.execute(delete(kind).where(kind.person_id == person.id))
    texts = update(PollAnswer).where(PollAnswer.person_id == person.id).values(texts={})
    await session.execute(texts)
    pause = inserting(session)(ReminderPause).values(person_id=person.id, until=None)
    await session.execute(pause.on_conflict_do_update(index_elements=["person_id"], set_={"until": None}))
    chats = (DirectChat.tenant_id == person.tenant_id) & (DirectChat.member_id == person.member_id)
    own = select(DirectChat.conversation_id).where(chats)
    to_her = (Letter.tenant_id == person.tenant_id) & (
        (Letter.member_id == person.member_id) | Letter.conversation_id.in_(own)
    )
    waiting = update(Letter).where(to_her, Letter.state == LetterState.WAITING)
    await session.execute(waiting.values(state=LetterState.UNDELIVERABLE, reason="anonymised"))
    await session.execute(update(Letter).where(to_her).values(card={}, summary=""))
    await session.execute(delete(DirectChat).where(chats))
    here = select(Group.id).where(Group.tenant_id == person.tenant_id)
    await session.execute(delete(SearchEntry).where(SearchEntry.group_id.in_(here)))  # the next search makes it anew
    await session.flush()


async def _replace(session: AsyncSession, tenant_id: str, changed: Changed) -> int:
    """Put other words for those, wherever they stand in the tenant's rows; return how many rows that took."""
    rows = 0
    for table in Base.metadata.sorted_tables:
        condition = of_tenant(table, tenant_id)
        worded = [column for column in table.columns if _holds_words(column.type)]
        if table.name in LEFT or condition is None or not worded:
            continue
        keys = list(table.primary_key.columns)
        found = (await session.execute(select(*keys, *worded).where(condition))).all()
        for row in found:
            key, said = row[: len(keys)], row[len(keys) :]
            new = {column: _said(value, changed) for column, value in zip(worded, said, strict=True)}
            new = {column: value for column, value in new.items() if value != row._mapping[column]}  # noqa: SLF001
            if new:
                same = (column == value for column, value in zip(keys, key, strict=True))
                await session.execute(update(table).where(*same).values(new))
                rows += 1
    return rows


def _holds_words(kind: object) -> bool:
    return isinstance(kind, (String, JSON, JSONB)) and not getattr(kind, "enums", None)


def _said(value: Any, changed: Changed) -> Any:  # noqa: ANN401 -- plain JSON
    if isinstance(value, str):
        for before, after in changed:
            value = before.sub(after, value)
        return value
    if isinstance(value, list):
        return [_said(one, changed) for one in value]
    if isinstance(value, dict):
        return {name: _said(one, changed) for name, one in value.items()}
    return value
