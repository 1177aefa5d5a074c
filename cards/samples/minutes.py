"""Minutes: the draft on the secretary's desk, and what the group reads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.adding import MissedView, choose_item, choose_sentence, fill_in
from cards.minutes.desk import Desk
from cards.minutes.draft import choose_group_for_upload, draft_card, draft_settled
from cards.minutes.presses import Kind
from cards.minutes.published import minutes_cards
from cards.minutes.views import (
    CandidateView,
    DecisionView,
    ItemView,
    MinutesView,
    NotedView,
    ParagraphView,
    TaskView,
)
from cards.samples.minutes_text import DECISIONS, ITEMS
from cards.samples.people import AMIRA, EVERYBODY, OSKAR, PER, SVEN, by_name
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

TITLE = "Ledningsgruppens möte"
MEETING_DAY = date(2026, 11, 20)
UPLOADED = "Anteckningar LG 20 november.docx"


def samples() -> list[Sample]:
    """Return the samples of the minutes room."""
    return [
        Sample("minutes-draft-candidate", "Draft: a found assignment", lambda t: _draft(t, candidate(), answered=1)),
        Sample(
            "minutes-draft-due-in-words",
            "Draft: one with a due in words and an owner as written",
            lambda t: _draft(t, _in_words(), answered=0),
        ),
        Sample(
            "minutes-draft-ready",
            "Draft: ready to publish",
            lambda t: _draft(t, None, answered=4, warnings=[_no_day(t)]),
        ),
        Sample(
            "minutes-draft-nothing-found",
            "Draft: no assignments in the text",
            lambda t: _draft(t, None, answered=0, found=0),
        ),
        Sample(
            "minutes-draft-published",
            "The draft's card, published",
            lambda t: draft_settled(t, minutes(t), t("Published in the channel"), good=True),
        ),
        Sample("minutes-draft-discarded", "The draft's card, discarded", _discarded),
        Sample("minutes-draft-answered", "Draft: back at one that was kept", _answered),
        Sample("minutes-draft-last-look", "Draft: what goes out of the minutes", _last_look),
        Sample("minutes-add-item", "Adding what is missing: the item", _choose_item),
        Sample("minutes-add-sentence", "Adding what is missing: the sentence", _choose_sentence),
        Sample("minutes-add-assignment", "Adding what is missing: an assignment", lambda t: _fill_in(t, "assignment")),
        Sample("minutes-add-comeback", "Adding what is missing: a comeback", lambda t: _fill_in(t, "comeback")),
        Sample("minutes-which-group", "Which group is the file for?", _which_group),
        Sample("minutes-published", "Published minutes", lambda t: minutes_cards(t, minutes(t))),
        Sample(
            "minutes-published-short", "Published minutes of a short meeting", lambda t: minutes_cards(t, _short(t))
        ),
        Sample(
            "minutes-published-long",
            "Published minutes of eight pages: a card and its replies",
            lambda t: minutes_cards(t, _long(t)),
        ),
    ]


def minutes(t: Translate) -> MinutesView:
    """Return the minutes of an ordinary meeting."""
    due = t.day(date(2026, 12, 4), today=TODAY)
    return MinutesView(
        id=same_id(50),
        group=GROUP,
        title=TITLE,
        day=t.day(MEETING_DAY, today=TODAY),
        place="Stora salen",
        participants=EVERYBODY[:6],
        absent=(PER, OSKAR),
        items=ITEMS,
        decisions=tuple(DecisionView(number, words) for number, words in enumerate(DECISIONS, start=14)),
        tasks=(
            TaskView(31, "Skickar ut lokalplanen till skolorna", AMIRA, due, ""),
            TaskView(32, "Tar fram en prognos för personalkostnaderna", f"{SVEN}, VC-gruppen", "", "nästa LG"),
            TaskView(33, "Ser över avtalen för skolskjuts", "Avdelningen administration och juridik", "", ""),
        ),
    )


def candidate() -> CandidateView:
    """Return a found assignment with a day."""
    sentence = (
        "Amira skickar ut lokalplanen till skolorna senast den 4 december, "
        "så att rektorerna hinner läsa den före dialogdagen."
    )
    return CandidateView(
        id=same_id(61),
        sentence=sentence,
        clues=((0, 16), (42, 64)),
        text="Skickar ut lokalplanen till skolorna",
        owners=(AMIRA,),
        people=by_name(),
        due=date(2026, 12, 4),
        due_words="senast den 4 december",
        item="3. Lokalplan 2027",
    )


def _in_words() -> CandidateView:
    group = Choice("=", "VC-gruppen")
    sentence = "VC-gruppen återkommer efter sommaren med ett förslag till rutin."
    clues = ((0, 21), (22, 36))
    return replace(
        candidate(),
        sentence=sentence,
        clues=clues,
        text=sentence,
        owners=("=",),
        people=(group, *by_name()),
        due=None,
        due_words="efter sommaren",
    )


def _draft(
    t: Translate, found_one: CandidateView | None, *, answered: int, found: int = 4, warnings: Sequence[str] = ()
) -> Card:
    return draft_card(
        t,
        _drafted(t, answered if found else 0),
        candidate=_dated(t, found_one) if found_one else None,
        last=None if found_one or not found else replace(candidate(), number=found, verdict="kept"),
        desk=Desk(found, found - answered, keep_all=found_one is not None, deed=answered or None),
        day=MEETING_DAY,
        warnings=warnings,
    )


def _drafted(t: Translate, kept: int) -> MinutesView:
    """Return the minutes as they are before anything has a number."""
    view = minutes(t)
    tasks = tuple(
        replace(task, number=None, candidate=same_id(60 + place)) for place, task in enumerate(view.tasks[:kept])
    )
    return replace(view, tasks=tasks, decisions=tuple(replace(one, number=None) for one in view.decisions))


def _dated(t: Translate, one: CandidateView) -> CandidateView:
    return replace(one, due_day=t.day(one.due, today=TODAY) if one.due else "")


def _answered(t: Translate) -> Card:
    one = replace(_dated(t, candidate()), number=2, before=same_id(60), after=same_id(62), verdict="kept")
    desk = Desk(4, 1, keep_all=False, deed=3, sisters=True)
    return draft_card(t, _drafted(t, 3), candidate=one, desk=desk, day=MEETING_DAY)


def _last_look(t: Translate) -> Card:
    noted = {
        "comebacks": (NotedView("1", "Trygghetsenkäten är försenad och återkommer till nästa möte."),),
        "questions": (NotedView("2", "Fundera till nästa gång: Vad hindrar oss från att börja i tid?"),),
        "days": (
            NotedView("3", f"{t.day(date(2026, 12, 4), today=TODAY)}: Dialogdag med rektorerna den 4 december."),
            NotedView("4", f"{t.day(date(2027, 1, 1), today=TODAY)}: Rutinen för vikarier gäller från den 1 januari."),
        ),
    }
    view = replace(
        _drafted(t, 3),
        **noted,  # type: ignore[arg-type]
        next_meeting=t.day(date(2026, 12, 4), today=TODAY),
        checkout="Bra tempo och tydliga underlag. Vi börjar i tid nästa gång också.",
    )
    desk = Desk(4, 0, keep_all=False, deed=4, sisters=True)
    last = replace(candidate(), number=4, verdict="kept")
    return draft_card(t, view, candidate=None, last=last, desk=desk, day=MEETING_DAY)


def _choose_item(t: Translate) -> Card:
    return choose_item(t, same_id(50), [*(item.heading for item in ITEMS), ""])


def _choose_sentence(t: Translate) -> Card:
    item = ITEMS[2]
    sentences = [one.text for one in item.body]
    return choose_sentence(
        t, same_id(50), part=2, heading=item.heading, sentences=sentences, start=0, found=sentences[-2:-1]
    )


def _fill_in(t: Translate, kind: Kind) -> Card:
    one = candidate()
    view = MissedView(
        minutes=same_id(50),
        part=2,
        kind=kind,
        sentence=6,
        words="",
        said=one.sentence,
        clues=one.clues,
        text=one.sentence,
        owners=one.owners,
        people=one.people,
        due=one.due,
        due_words=one.due_words,
    )
    return fill_in(t, view, nonce="c0de")


def _no_day(t: Translate) -> str:
    return t("{file} does not say which day the meeting was. Check the date before you publish.", file=UPLOADED)


def _discarded(t: Translate) -> Card:
    return draft_settled(t, minutes(t), t("Discarded. Send the file again to begin anew."), good=False)


def _which_group(t: Translate) -> Card:
    return choose_group_for_upload(
        t, same_id(70), UPLOADED, [Choice(str(same_id(1)), GROUP), Choice(str(same_id(2)), "Styrgruppen")]
    )


def _short(t: Translate) -> MinutesView:
    return replace(minutes(t), place="", absent=(), items=ITEMS[1:2], decisions=(), tasks=())


def _long(t: Translate) -> MinutesView:
    items = tuple(_longer(ITEMS[number % len(ITEMS)], number + 1) for number in range(16))
    return replace(minutes(t), items=items, other=("Nästa möte är fredag 4 december kl. 09.00 i Stora salen.",))


def _longer(item: ItemView, number: int) -> ItemView:
    filler = ParagraphView(
        "Gruppen gick igenom läget skola för skola och noterade vad som återstår till årsskiftet. " * 6
    )
    return replace(item, number=str(number), body=(*item.body, filler, *item.body))
