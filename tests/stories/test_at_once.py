"""The same thing twice: at the same moment, by two people or by one, and brought again by Teams."""

import asyncio
from collections import Counter
from typing import Any

from sqlalchemy import select

from bot.assignments.models import Assignment
from bot.db.transaction import reading
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.minutes.models import Minutes, MinutesState
from bot.people.models import Group
from bot.proposals.models import Proposal
from tests.stories.forging import (
    SV,
    again,
    draft_of,
    gone_through,
    hidden,
    press_raw,
    published,
    shown,
    word,
)
from tests.stories.stage import Stage, offered, said

CARD = "application/vnd.microsoft.card.adaptive"


async def _rows(stage: Stage, kind: type[Any]) -> list[Any]:
    async with reading(stage.works.engine) as session:
        return list(await session.scalars(select(kind)))


def _kinds(answers: list[Pressed]) -> list[str]:
    return sorted("card" if one.card is not None else "word" for one in answers)


async def test_two_organisers_answer_a_proposal_at_once_and_the_second_is_told_who_and_what(group: Stage) -> None:
    for number in range(1, 5):
        await group.said(AMIRA, f"föreslå Punkt {number}")
        hers, his = await group.sees(KARIN, f"Punkt {number}"), await group.sees(JOHAN, f"Punkt {number}")

        accepted, declined = await asyncio.gather(
            group.local.press(KARIN, hers, "Anta"), group.local.press(JOHAN, his, "Avslå")
        )
        await group.settled()

        assert (accepted.status, declined.status, _kinds([accepted, declined])) == (200, 200, ["card", "word"])
        by_karin = accepted.card is not None
        told = declined.word if by_karin else accepted.word
        said_of = (
            SV("{name} has accepted F-{number} already.", name="Karin Ek", number=number)
            if by_karin
            else SV("{name} has declined F-{number} already.", name="Johan Lind", number=number)
        )
        assert told == said_of
        proposal = next(one for one in await _rows(group, Proposal) if one.number == number)
        assert proposal.state.value == ("accepted" if by_karin else "declined")
        news = [
            one for one in group.bot_in(group.local.chat(AMIRA), AMIRA) if f"F-{number} · Punkt {number}" in said(one)
        ]
        assert len(news) == 1
        assert "Anta" not in offered(shown(group, JOHAN, his)) + offered(shown(group, KARIN, hers))


async def test_an_organiser_who_presses_twice_at_once_decides_once_and_sees_the_decision_twice(group: Stage) -> None:
    await group.said(AMIRA, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "Lokalplan")

    for button in ("Skjut upp", "Anta"):
        answers = await asyncio.gather(*(group.local.press(KARIN, copy, button) for _ in range(3)))
        await group.settled()

        assert _kinds(answers) == ["card"] * 3
    news = [said(one)[2] for one in group.bot_in(group.local.chat(AMIRA), AMIRA) if "F-1 · Lokalplan" in said(one)]
    assert news == [
        SV("Postponed to a later meeting by {name}", name="Karin Ek"),
        SV("Accepted for the meeting on {day} by {name}", day="fredag 20 november", name="Karin Ek"),
    ]


async def test_a_form_sent_twice_at_once_is_one_proposal_and_shows_the_same_receipt_to_both_presses(
    group: Stage,
) -> None:
    form = await group.said(AMIRA, "föreslå")

    answers = await asyncio.gather(
        *(group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Lokalplan") for _ in range(4))
    )
    later = (
        await group.local.press(AMIRA, form.id, "Skicka förslag", Rubrik="Lokalplan")
        if "Skicka förslag" in offered(shown(group, AMIRA, form))
        else answers[0]
    )
    await group.settled()

    receipts = [one.card for one in (*answers, later)]
    assert receipts == [receipts[0]] * 5
    assert said(answers[0])[:2] == ["Kvittens", "F-1 · Lokalplan"]
    assert [(one.number, one.title) for one in await _rows(group, Proposal)] == [(1, "Lokalplan")]
    copies = [one for one in group.bot_in(group.local.chat(KARIN), KARIN) if "F-1 · Lokalplan" in said(one)]
    assert len(copies) == 1


async def test_a_form_brought_again_under_a_new_id_after_the_decision_shows_the_receipt_as_it_is_now(
    group: Stage,
) -> None:
    form = await group.said(AMIRA, "föreslå")
    sent = {**hidden(form, "Skicka förslag"), "title": "Lokalplan"}
    assert (await press_raw(group, AMIRA, "proposals.propose", sent, on=form)).status == 200
    await group.local.press(KARIN, await group.sees(KARIN, "Lokalplan"), "Anta")
    await group.settled()

    brought = await press_raw(group, AMIRA, "proposals.propose", sent, on=form)

    assert (brought.body["type"], brought.body["value"]) == (CARD, shown(group, AMIRA, form).card)
    assert len(await _rows(group, Proposal)) == 1


async def test_two_people_in_one_form_are_told_apart_and_the_second_keeps_her_words(group: Stage) -> None:
    form = await group.said(AMIRA, "föreslå")

    hers, his = await asyncio.gather(
        group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Amiras punkt"),
        group.local.press(SVEN, form, "Skicka förslag", Rubrik="Svens punkt"),
    )

    first, second = (hers, his) if hers.card is not None else (his, hers)
    assert (_kinds([hers, his]), len(await _rows(group, Proposal))) == (["card", "word"], 1)
    assert second.word == SV(
        "Somebody has sent this form already. What you typed is still here: "
        "ask for a form of your own and send it there."
    )
    assert said(first)[1] == ("F-1 · Amiras punkt" if first is hers else "F-1 · Svens punkt")


async def test_a_message_delivered_again_at_once_and_later_is_answered_once(group: Stage) -> None:
    await group.said(AMIRA, "föreslå Lokalplan")
    message = again(group)
    fresh = {
        **message,
        "id": "1763456789012",
        "conversation": {**message["conversation"], "id": group.channel.thread_id(message["id"])},
    }

    statuses = [(await one).status for one in [*map(group.local.deliver, [message] * 3)]]
    answers = await asyncio.gather(*(group.local.deliver(fresh) for _ in range(5)))
    await group.settled()
    statuses += [one.status for one in (*answers, await group.local.deliver(fresh))]
    await group.settled()

    assert statuses == [201] * 9
    assert sorted((one.number, one.title) for one in await _rows(group, Proposal)) == [
        (1, "Lokalplan"),
        (2, "Lokalplan"),
    ]
    receipts = Counter(said(one)[1] for one in group.bot_in(group.channel, AMIRA) if said(one)[0] == "Kvittens")
    assert receipts == {"F-1 · Lokalplan": 1, "F-2 · Lokalplan": 1}


async def test_a_refused_message_delivered_again_at_once_is_refused_once(group: Stage) -> None:
    message = {**group.local.activity(AMIRA, group.local.chat(AMIRA), "inställningar"), "id": "1763456789013"}

    answers = await asyncio.gather(*(group.local.deliver(message) for _ in range(4)))
    await group.settled()

    refusal = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")
    assert [one.status for one in answers] == [201] * 4
    assert [said(one)[1] for one in group.bot_in(group.local.chat(AMIRA), AMIRA)].count(refusal) == 1


async def test_minutes_published_twice_at_once_stand_in_the_channel_once(group: Stage) -> None:
    ready = await gone_through(group, await draft_of(group))
    data = {**hidden(ready, "Publicera"), "title": "Mötet", "day": "2026-11-20"}

    answers = await asyncio.gather(*(press_raw(group, who, "minutes.publish", data) for who in (JOHAN, JOHAN, KARIN)))
    await group.settled()

    kinds = Counter(one.body["type"] for one in answers)
    words = {word(one) for one in answers if one.body["type"] != CARD}
    assert (kinds[CARD], words) == (1, {SV("These minutes are published already. You find them in the channel.")})
    assert [one.state for one in await _rows(group, Minutes)] == [MinutesState.PUBLISHED]
    assert sorted(one.number for one in await _rows(group, Assignment)) == [1, 2]
    assert [said(one)[1] for one in group.bot_in(group.channel, SVEN)].count("Mötet") == 1


async def test_an_assignment_marked_done_by_two_at_once_is_done_by_the_first(group: Stage) -> None:
    await published(group)
    hers = await group.told(AMIRA, "mina uppdrag")
    data = {**hidden(hers, "Klart"), "shown_in": "one"}

    by_owner, by_chair = await asyncio.gather(
        press_raw(group, AMIRA, "assignments.done", data),
        press_raw(group, KARIN, "assignments.done", data),
    )
    repeated = await press_raw(group, AMIRA, "assignments.done", data)
    late = await press_raw(group, AMIRA, "assignments.in_progress", data)

    [done] = [one for one in await _rows(group, Assignment) if one.done_at is not None]
    first = "Amira Haddad" if by_owner.body["type"] == CARD else "Karin Ek"
    already = SV("{name} has marked U-{number} as done already.", name=first, number=done.number)
    other = by_chair if first == "Amira Haddad" else by_owner
    assert (word(other), word(late)) == (already, already)
    assert repeated.body["type"] == CARD if first == "Amira Haddad" else word(repeated) == already


async def test_two_who_set_up_the_same_channel_at_once_make_one_group(stage: Stage) -> None:
    await stage.local.install()
    form = await stage.said(JOHAN, "kom igång")

    answers = await asyncio.gather(
        *(
            stage.local.press(who, form, "Spara", **{"Gruppens namn": f"{who.name}s grupp"})
            for who in (JOHAN, KARIN, JOHAN)
        )
    )
    await stage.settled()

    assert [one.status for one in answers] == [200] * 3
    assert {(one.card is None, one.word is None) for one in answers} <= {(True, False), (False, True)}
    assert SV("Something went wrong here. Nothing was changed: try again in a moment.") not in [
        one.word for one in answers
    ]
    assert len(await _rows(stage, Group)) == 1
