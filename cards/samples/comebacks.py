"""Questions to ponder until a matter comes back."""

from dataclasses import replace
from datetime import date

from cards.comebacks import QuestionView, own_answer_card, question_card
from cards.samples.people import CHAIR
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate


def samples() -> list[Sample]:
    """Return the samples of the questions to ponder."""
    return [
        Sample("comebacks-question", "A question, just posted", lambda t: question_card(t, question(t))),
        Sample(
            "comebacks-question-again",
            "The same, asked again, with answers",
            lambda t: question_card(t, _seen_by_all(t), answered_by=("29:amira", "29:per"), again=True),
        ),
        Sample("comebacks-own", "One who answered sees her own", lambda t: own_answer_card(t, _answered(t))),
        Sample("comebacks-editing", "She changes it", lambda t: own_answer_card(t, _answered(t), editing=True)),
        Sample("comebacks-begun", "The meeting has begun", lambda t: question_card(t, _begun(t))),
    ]


def question(t: Translate) -> QuestionView:
    """Return a question that nobody has answered yet."""
    return QuestionView(
        comeback=same_id(401),
        title="Närvaro i årskurs 7 till 9",
        question="Vad gör din skola redan i dag när en elev är borta i tre dagar?",
        group=GROUP,
        day=t.day(date(2026, 12, 4), today=TODAY),
        asked_by=CHAIR,
    )


def _answered(t: Translate) -> QuestionView:
    return replace(question(t), answers=2, own="Mentorn ringer hem samma dag, och elevhälsan får en lista på fredagar.")


def _seen_by_all(t: Translate) -> QuestionView:
    return replace(_answered(t), own="")


def _begun(t: Translate) -> QuestionView:
    return replace(_seen_by_all(t), closed=t("The meeting has begun. Say it there instead."))
