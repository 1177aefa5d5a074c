"""However many dates there are, the list stays a card that Teams takes."""

from bot.i18n.speech import LANGUAGES, speaking
from cards.dates import DateView, dates_card
from cards.kit import MOST_BYTES
from cards.samples.sample import GROUP, same_id


def test_a_long_list_counts_the_dates_that_find_no_room() -> None:
    views = [DateView(same_id(n), "fredag 27 november", "*" * 500, "Mötesanteckningar 20 november") for n in range(90)]
    drawn = [
        dates_card(speaking(lang), views, group=GROUP, of=same_id(1), shown=same_id(2), changeable=True)
        for lang in LANGUAGES
    ]

    assert [card.size <= MOST_BYTES for card in drawn] == [True, True]
    assert drawn[0].summary == f"90 datum framöver · {GROUP}"
