"""`python -m bot person`: what is kept about somebody as a file, and somebody made nobody."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.models import Deed
from bot.db.transaction import transaction
from bot.privacy.anonymising import GONE, StillNeeded, anonymise
from bot.privacy.exporting import everything_about
from bot.privacy.finding import NotOnePerson, person_meant

NAMESAKE = (
    "Somebody else has the same name, so texts with that name were left: look through them with the search in Teams.\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says: who, by id or name; the file to write, or the word to go on."""

    person: str
    to: Path | None = None
    is_sure: bool = False


async def export_person(engine: AsyncEngine, asked: Asked, *, out: TextIO, err: TextIO, now: datetime) -> int:
    """Write everything about the person to a file of JSON; return the exit status: 0 done, 1 not done."""
    try:
        async with transaction(engine) as session:
            person = await person_meant(session, asked.person)
            told = await everything_about(session, person)
            session.add(Deed(at=now, what="privacy.export", subject="person", subject_id=person.id))
            path = asked.to or Path(f"person-{person.id}.json")
        words = json.dumps({"exported_at": now.isoformat(), **told}, ensure_ascii=False, indent=2) + "\n"
        await asyncio.to_thread(_write, path, words)
    except (NotOnePerson, SQLAlchemyError, OSError) as error:
        return _failed(error, err)
    out.write(f"{path}\n")
    return 0


async def anonymise_person(engine: AsyncEngine, asked: Asked, *, out: TextIO, err: TextIO, now: datetime) -> int:
    """Anonymise the person, if the operator is sure; return the exit status: 0 done, 1 not done."""
    try:
        async with transaction(engine) as session:
            person = await person_meant(session, asked.person)
            if person.member_id.startswith(GONE):
                out.write(f"{person.name} is anonymised already.\n")
                return 0
            if not asked.is_sure:
                err.write(f"This takes {person.name} ({person.id}) out for good. Export first, then say --yes.\n")
                return 1
            done = await anonymise(session, person, now=now)
    except (NotOnePerson, StillNeeded, SQLAlchemyError) as error:
        return _failed(error, err)
    out.write(f"She is {done.word} now; {done.rows} rows changed. Minutes stay as they are: they are public records.\n")
    if done.is_namesake:
        out.write(NAMESAKE)
    return 0


def _write(path: Path, words: str) -> None:
    """Write a file that nobody but the operator may read."""
    path.touch(mode=0o600)
    path.write_text(words, encoding="utf-8")


def _failed(error: Exception, err: TextIO) -> int:
    match error:
        case SQLAlchemyError():
            kind = type(error).__name__
            err.write(f"The database can't be used ({kind}). `python -m bot doctor` says what is wrong.\n")
        case OSError():
            err.write(f"The file can't be written: {error.strerror}.\n")
        case _:
            err.write(f"{error}\n")
    return 1
