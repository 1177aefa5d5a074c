"""Key dates."""

from datetime import date

from cards.dates import DateView, date_form, dates_card
from cards.samples.people import CHAIR
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

LIST = same_id(200)


def samples() -> list[Sample]:
    """Return the samples of the key dates."""
    return [
        Sample(
            "dates-list", "The dates ahead", lambda t: dates_card(t, dates(t), group=GROUP, of=same_id(1), shown=LIST)
        ),
        Sample(
            "dates-list-organiser",
            "The same to an organiser",
            lambda t: dates_card(t, dates(t), group=GROUP, of=same_id(1), shown=LIST, changeable=True),
        ),
        Sample(
            "dates-none",
            "No dates ahead",
            lambda t: dates_card(t, [], group=GROUP, of=same_id(1), shown=LIST, changeable=True),
        ),
        Sample("dates-form", "One more date (dialog)", lambda t: date_form(t, group=same_id(1), shown=LIST)),
    ]


def dates(t: Translate) -> tuple[DateView, ...]:
    """Return three days, one of them in another year."""
    days = (
        (date(2026, 11, 27), "Sista dag att lämna önskemål om vårens schema", "Mötesanteckningar 20 november"),
        (date(2026, 12, 3), "Verksamhetsdialog med förvaltningen, hela dagen i Tingshuset", CHAIR),
        (date(2027, 1, 11), "Vårterminen börjar", ""),
    )
    return tuple(
        DateView(same_id(201 + place), t.day(day, today=TODAY), words, source)
        for place, (day, words, source) in enumerate(days)
    )
