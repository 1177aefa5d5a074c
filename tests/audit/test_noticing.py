"""What a deed changed is noticed as it stands, nothing more is asked of the database for it; and how it is named."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.noticing import noticing
from bot.audit.subjects import subject_of
from bot.db.transaction import transaction
from bot.minutes.models import DecisionStep, FollowUp
from bot.people.models import Group, Membership, Person

NOW = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_several_rows_of_a_kind_are_noticed_whatever_was_loaded_of_them(engine: AsyncEngine) -> None:
    async with transaction(engine) as session:
        group = Group(tenant_id="t", conversation_id="c", service_url="", is_channel=True, name="", created_at=NOW)
        people = [Person(tenant_id="t", member_id=name, name=name, service_url="") for name in ("Amira", "Sven")]
        session.add_all([group, *people])
        await session.flush()
        session.add_all([Membership(group_id=group.id, person_id=person.id) for person in people])

    async with transaction(engine) as session:
        seats = (await session.scalars(select(Membership))).all()
        with noticing(session) as changes:
            for seat in seats:
                seat.is_guest = True
            await session.flush()
            seats[0].is_guest = False
            await session.flush()

    assert changes.tables == {"membership"}
    assert sorted(map(id, changes.rows)) == sorted(map(id, seats))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_several_things_are_named_in_the_order_of_their_numbers(engine: AsyncEngine) -> None:
    done, any_id = FollowUp.DONE, uuid4()
    changed = [
        DecisionStep(group_id=any_id, number=number, step=1, state=done, by_id=any_id, said_at=NOW)
        for number in (10, 2, 1)
    ]
    async with transaction(engine) as session:
        subject = await subject_of(session, changed, room="minutes")

    assert subject.label == "B-1, B-2, B-10"
