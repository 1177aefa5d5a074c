"""The secretary's desk: the draft as she sees it now, in the message that shows it to her."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.chat.turn import Turn
from bot.kit.ids import digest
from bot.minutes import letters
from bot.minutes.capture.queries import lines_of
from bot.minutes.chat.attending import attendance_shown
from bot.minutes.models import Minutes, MinutesState, Verdict
from bot.minutes.queries import minutes_by_id, minutes_of
from bot.minutes.rules import may_keep_all, must_be_draft, next_open, still_doubted
from bot.minutes.use_cases.following import follow, meeting_of
from bot.minutes.use_cases.merging import twin_of
from bot.minutes.views import candidate_view, day_of, minutes_view
from bot.outbox.post import amend
from bot.people.language import tongue_of
from bot.people.models import Person
from bot.people.queries import members_of, people_by_id
from bot.people.rules import Permission
from bot.sisters.queries import sisters_of
from cards.kit import Card
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card, draft_settled
from cards.minutes.twins import TwinView


async def drafted(turn: Turn, minutes_id: UUID) -> tuple[Turn, Minutes]:
    """Return a draft, and the turn within its group; raises NotFound for others' drafts, NotAllowed, TooLate."""
    minutes = await minutes_by_id(turn.session, minutes_id)
    turn = await turn.within(minutes.group_id)
    turn.may(Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    return turn, minutes


async def people_of(turn: Turn) -> list[Person]:
    """Return everybody in the group, by name."""
    return [member.person for member in await members_of(turn.session, turn.here.group)]


async def draft_shown(turn: Turn, minutes: Minutes, at: UUID | None = None) -> Card:
    """Draw the draft with the found assignment `at` before her, or with the first that has no answer."""
    await follow(turn.session, minutes, group=turn.here.group)
    whole = await letters.whole_of(turn.session, minutes)
    found, people = whole.candidates, await people_of(turn)
    shown = next((one for one in found if one.id == at), None) or next_open(found)
    viewed = partial(candidate_view, members=people, whole=whole, t=turn.t, today=turn.today)
    return draft_card(
        turn.t,
        minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today),
        candidate=viewed(shown) if shown else None,
        last=viewed(found[-1]) if found else None,
        desk=await _desk(turn, minutes, [one.verdict for one in found], ready=shown is None),
        day=minutes.day,
        warnings=[
            *[turn.t(one["msgid"], **one["facts"]) for one in still_doubted(minutes)],
            *await _published(turn, minutes),
        ],
        twin=await _twin(turn, minutes),
        notes=await _has_notes(turn, minutes),
    )


async def _desk(turn: Turn, minutes: Minutes, verdicts: list[Verdict], *, ready: bool) -> Desk:
    still_open = verdicts.count(Verdict.OPEN)
    desk = Desk(
        len(verdicts),
        still_open,
        keep_all=may_keep_all(still_open),
        deed=len(minutes.deeds) or None,
        sisters=bool(await sisters_of(turn.session, turn.here.group)),
    )
    return replace(desk, attendance=await attendance_shown(turn, minutes)) if ready else desk


async def _published(turn: Turn, minutes: Minutes) -> list[str]:
    """Return a warning when the meeting has published minutes beside this draft, and no correction of them."""
    if minutes.meeting_id is None or minutes.is_correction:
        return []
    if not await minutes_of(turn.session, minutes.meeting_id, MinutesState.PUBLISHED):
        return []
    return [
        turn.t("This meeting has published minutes already. To change them, press “Correct” on them in the channel.")
    ]


async def _twin(turn: Turn, minutes: Minutes) -> TwinView | None:
    twin = await twin_of(turn.session, minutes)
    if twin is None:
        return None
    author = (await people_by_id(turn.session, [twin.author_id])).get(twin.author_id)
    begun = day_of(twin.created_at, turn.here.group, t=turn.t, today=turn.today)
    return TwinView(twin.id, twin.title, author.name if author else "", begun)


async def _has_notes(turn: Turn, minutes: Minutes) -> bool:
    """Say whether something was noted during the meeting that this draft does not hold."""
    meeting = None if minutes.from_notes or minutes.is_correction else await meeting_of(turn.session, minutes)
    return meeting is not None and bool(await lines_of(turn.session, meeting))


async def settled(turn: Turn, minutes: Minutes) -> Card:
    """Draw what the draft's card becomes once it is published or discarded."""
    whole = await letters.whole_of(turn.session, minutes)
    view = minutes_view(whole, group=turn.here.group, t=turn.t, today=turn.today)
    if minutes.state is MinutesState.DISCARDED:
        corrects = turn.t("The correction is discarded. The published minutes stand as they were.")
        words = corrects if minutes.is_correction else turn.t("Discarded. Send the file again to begin anew.")
        return draft_settled(turn.t, view, words, good=False)
    return draft_settled(turn.t, view, turn.t("Published in the channel"), good=True)


def laid_out(turn: Turn, minutes: Minutes) -> str:
    """Return the key of a new message that shows her the draft; from now on that one is kept up to date."""
    key = f"minutes.draft:{minutes.id}"
    if minutes.desks:
        key += f":{digest(turn.conversation.conversation_id, turn.activity_id)}"
    minutes.desks = {**minutes.desks, str(turn.person.id): key}
    return key


async def redraw(turn: Turn, minutes: Minutes, *, others: bool = False) -> None:
    """Let the messages that show the draft show how it stands now: every organiser's, or all but hers."""
    people = await people_by_id(turn.session, [UUID(one) for one in minutes.desks])
    for person in people.values():
        if not (others and person.id == turn.person.id):
            hers = replace(turn, person=person, t=tongue_of(person, turn.here.group))
            is_draft = minutes.state is MinutesState.DRAFT
            card = await draft_shown(hers, minutes) if is_draft else await settled(hers, minutes)
            await amend(turn.session, key=minutes.desks[str(person.id)], card=card, now=turn.now)
