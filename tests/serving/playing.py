"""What a household's stories begin with."""

from bot.localteams.board import Seen
from bot.localteams.local import LocalTeams
from bot.localteams.people import JOHAN, KARIN, Person
from bot.localteams.places import Place


async def set_up(
    local: LocalTeams, *, place: Place | None = None, chair: Person = KARIN, secretary: Person = JOHAN
) -> None:
    """Let the secretary set up a group in `place`, the first channel unless said; the bot is installed if need be."""
    where = place or local.channel("Ledningsgruppen")
    if not local.world.is_installed:
        await local.install()

    def newest() -> Seen | None:
        return next((one for one in reversed(local.messages(where)) if one.is_from_bot and one.card), None)

    greeted = newest()
    await local.say(secretary, where, "kom igång")
    card = await local.until(lambda: (one := newest()) and (not greeted or one.id != greeted.id) and one, timeout=60)
    chosen = {"Gruppens namn": where.title, "Ordförande": chair.teams_id, "Sekreterare": secretary.teams_id}
    assert (await local.press(secretary, card, "Spara", **chosen)).status == 200
