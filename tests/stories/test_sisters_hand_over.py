"""A proposal is handed to a sister group: a new number, its way kept, and everybody told."""

import asyncio
from collections.abc import Awaitable

import pytest
from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.board import Seen
from bot.localteams.door import Answer
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.people.models import Group
from bot.proposals.models import Proposal, ProposalState
from tests.stories.conftest import GUEST
from tests.stories.forging import SV, dialog_raw, facts, hidden, press_raw, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_sisters_links import linked

pytestmark = pytest.mark.thorough

GONE = SV("I can't find that any more. Ask for the list again.")
WAY = "Karin Ek lämnade F-1 i Ledningsgruppen till Styrgruppen, där det är F-1, onsdag 18 november"


async def _handed(stage: Stage, by: Person, copy: Seen, to: str, **inputs: str) -> Pressed:
    opened = await stage.local.press(by, copy, "Lämna till")
    assert opened.dialog is not None
    pressed = await stage.local.press(by, opened.dialog, "Lämna till", Systergrupp=to, **inputs)
    await stage.settled()
    return pressed


async def _proposals(stage: Stage) -> list[Proposal]:
    async with transaction(stage.works.engine) as session:
        return list(await session.scalars(select(Proposal).order_by(Proposal.created_at)))


async def test_a_proposal_is_handed_over_decided_there_and_all_learn_each_step_and_the_outcome(group: Stage) -> None:
    await linked(group)
    receipt = await group.said(JOHAN, "föreslå Lokalplan kvittens till Gunnel Gäst")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    follower = await group.sees(GUEST, "F-1 · Lokalplan")

    handed = await _handed(
        group, KARIN, copy, "Styrgruppen (ordförande Sven Åberg)", Motivering="Styrgruppen äger lokalerna"
    )

    assert handed.word == "Lämnat till Styrgruppen, där det är F-1"
    for who, seen in ((JOHAN, receipt), (KARIN, copy), (GUEST, follower)):
        lines = said(shown(group, who, seen))
        assert lines[2:5] == [
            "Lämnat till Styrgruppen, där det är F-1",
            "Styrgruppen: Skickat till ordförande och sekreterare, inte avgjort än",
            "Motivering Styrgruppen äger lokalerna",
        ]
        assert lines[-2:] == ["Så har det vandrat", f"{WAY}: Styrgruppen äger lokalerna"]
        assert offered(shown(group, who, seen)) == []
    theirs = await group.sees(SVEN, "Förslag · Styrgruppen")
    assert said(theirs)[:2] == ["Förslag · Styrgruppen", "F-1 · Lokalplan"]
    assert f"{WAY}: Styrgruppen äger lokalerna" in said(theirs)
    assert said(await group.sees(JOHAN, "Ditt förslag"))[2] == "Lämnat till Styrgruppen, där det är F-1"

    await group.local.press(SVEN, theirs, "Anta", Motivering="Vi tar det")
    await group.settled()

    outcome = "Styrgruppen: Antaget till mötet fredag 20 november av Sven Åberg"
    for who, seen in ((JOHAN, receipt), (KARIN, copy), (GUEST, follower)):
        assert said(shown(group, who, seen))[3:6] == [
            outcome,
            "Motivering Styrgruppen äger lokalerna",
            "Motivering i Styrgruppen Vi tar det",
        ]
    assert said(await group.sees(JOHAN, "Ditt förslag"))[1:4] == [
        "F-1 · Lokalplan",
        "Lämnat till Styrgruppen, där det är F-1",
        outcome,
    ]
    assert said(await group.sees(KARIN, "Ett förslag som ni lämnat vidare"))[3] == outcome
    assert (group.count(JOHAN, "Ditt förslag"), group.count(KARIN, "Ett förslag")) == (2, 1)
    assert [one.state for one in await _proposals(group)] == [ProposalState.HANDED_OVER, ProposalState.ACCEPTED]


@sqlite_only
async def test_a_proposal_is_handed_back_under_its_old_number(group: Stage) -> None:
    await linked(group)
    receipt = await group.said(JOHAN, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    await _handed(group, KARIN, copy, "Styrgruppen (ordförande Sven Åberg)")
    theirs = await group.sees(AMIRA, "Förslag · Styrgruppen")
    back = await _handed(group, AMIRA, theirs, "Ledningsgruppen (ordförande Karin Ek)", Motivering="Ert eget")

    assert back.word == "Lämnat till Ledningsgruppen, där det är F-1"
    assert said(shown(group, JOHAN, receipt))[2] == "Skickat till ordförande och sekreterare, inte avgjort än"
    assert said(shown(group, JOHAN, receipt))[-2:] == [
        WAY,
        "Amira Haddad lämnade F-1 i Styrgruppen till Ledningsgruppen, där det är F-1, onsdag 18 november: Ert eget",
    ]
    anew = await group.sees(KARIN, "Ert eget")
    assert anew.id != copy.id
    assert offered(anew)[0] == "Anta"
    assert said(await group.sees(SVEN, "Ett förslag som ni lämnat vidare"))[2] == (
        "Lämnat till Ledningsgruppen, där det är F-1"
    )
    await group.local.press(KARIN, anew, "Avslå", Motivering="Inte nu")
    await group.settled()
    assert said(shown(group, JOHAN, receipt))[2] == "Avslaget av Karin Ek"
    assert said(shown(group, SVEN, await group.sees(SVEN, "Förslag · Styrgruppen")))[3] == (
        "Ledningsgruppen: Avslaget av Karin Ek"
    )
    assert [one.state for one in await _proposals(group)] == [ProposalState.DECLINED, ProposalState.HANDED_OVER]


@sqlite_only
async def test_the_proposer_who_is_no_member_there_sees_her_own_proposal_and_nothing_else(group: Stage) -> None:
    await linked(group)
    receipt = await group.said(JOHAN, "föreslå Lokalplan")
    await _handed(group, KARIN, await group.sees(KARIN, "F-1"), "Styrgruppen (ordförande Sven Åberg)")
    theirs = hidden(await group.sees(SVEN, "Förslag · Styrgruppen"), "Anta")
    before = await facts(group)

    pressed = [
        word(await press_raw(group, who, f"proposals.{verb}", {"proposal": theirs["proposal"]}, on=receipt))
        for who in (JOHAN, KARIN)
        for verb in ("accept", "withdraw", "decline")
    ]
    dialogs = [
        word(await dialog_raw(group, JOHAN, "task/fetch", {"verb": f"proposals.{verb}", **theirs}))
        for verb in ("edit", "change_and_accept", "hand_to")
    ]
    ours = {"proposal": str((await _proposals(group))[0].id)}
    late = word(await press_raw(group, KARIN, "proposals.accept", ours))
    withdrawn = word(await press_raw(group, JOHAN, "proposals.withdraw", ours))

    assert pressed + dialogs == [GONE] * 9
    assert late == withdrawn == "Karin Ek har redan lämnat F-1 till en annan grupp, och den avgör."
    assert await facts(group) == before


@sqlite_only
async def test_a_proposal_goes_to_no_group_that_is_not_linked(group: Stage) -> None:
    place = await linked(group)
    await group.said(JOHAN, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    opened = await group.local.press(KARIN, copy, "Lämna till")
    assert opened.dialog is not None
    await group.local.press(SVEN, await group.said(SVEN, "systergrupper", place=place), "Avsluta kopplingen")
    await group.settled()
    before = await facts(group)

    refused = await group.local.press(
        KARIN, opened.dialog, "Lämna till", Systergrupp="Styrgruppen (ordförande Sven Åberg)"
    )
    forged = {**hidden(copy, "Anta"), "verb": "proposals.hand", "group": "00000000-0000-4000-8000-000000000001"}
    again = await dialog_raw(group, KARIN, "task/submit", forged)

    assert (refused.word, word(again)) == (GONE, GONE)
    assert word(
        await dialog_raw(group, KARIN, "task/fetch", {"verb": "proposals.hand_to", **hidden(copy, "Anta")})
    ) == ("Gruppen har ingen systergrupp längre. Skriv ”systergrupper” för att koppla en.")
    assert await facts(group) == before


async def test_two_who_hand_it_over_at_once_hand_it_over_once(group: Stage) -> None:
    await linked(group)
    await group.said(AMIRA, "föreslå Lokalplan")
    hers, his = await group.sees(KARIN, "F-1 · Lokalplan"), await group.sees(JOHAN, "F-1 · Lokalplan")
    first = await group.local.press(KARIN, hers, "Lämna till")
    second = await group.local.press(JOHAN, his, "Lämna till")
    assert first.dialog is not None
    assert second.dialog is not None
    name = "Styrgruppen (ordförande Sven Åberg)"

    answers = await asyncio.gather(
        group.local.press(KARIN, first.dialog, "Lämna till", Systergrupp=name),
        group.local.press(JOHAN, second.dialog, "Lämna till", Systergrupp=name),
    )
    await group.settled()

    by_karin = answers[0].dialog is None
    done, late = answers if by_karin else answers[::-1]
    assert done.word == "Lämnat till Styrgruppen, där det är F-1"
    assert late.dialog is not None
    who = "Karin Ek" if by_karin else "Johan Lind"
    assert said(late.dialog)[0] == f"{who} har redan lämnat F-1 till en annan grupp, och den avgör."
    assert len(await _proposals(group)) == 2


async def test_groups_that_hand_to_each_other_at_once_do_not_wait_crosswise(group: Stage) -> None:
    place = await linked(group)
    for number in range(3):
        await group.said(JOHAN, f"föreslå Från oss {number}")
        await group.said(AMIRA, f"föreslå Från dem {number}", place=place)
    await group.settled()
    ours, theirs = await _ids(group, "Ledningsgruppen"), await _ids(group, "Styrgruppen")

    def handed(by: Person, proposal: str, to: str) -> Awaitable[Answer]:
        return dialog_raw(group, by, "task/submit", {"verb": "proposals.hand", "proposal": proposal, "group": to})

    answers = await asyncio.gather(
        *(handed(KARIN, one, theirs[0]) for one in ours[1:]), *(handed(SVEN, one, ours[0]) for one in theirs[1:])
    )

    assert [answer.status for answer in answers] == [200] * 6
    assert [one.state for one in await _proposals(group)].count(ProposalState.HANDED_OVER) == 6


async def _ids(stage: Stage, name: str) -> list[str]:
    """Return the id of the group and those of its proposals."""
    async with transaction(stage.works.engine) as session:
        group = (await session.scalars(select(Group).where(Group.name == name))).one()
        asked = select(Proposal.id).where(Proposal.group_id == group.id).order_by(Proposal.number)
        return [str(group.id), *map(str, await session.scalars(asked))]
