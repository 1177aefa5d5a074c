"""What a household's stories begin with."""

from bot.localteams.board import Seen
from bot.localteams.local import LocalTeams
from bot.localteams.people import JOHAN, KARIN


async def set_up(local: LocalTeams) -> None:
    """Install the bot and let Johan set up the group in its channel, with Karin as chair."""
    await local.install()
    channel = local.channel("Ledningsgruppen")

    def form() -> Seen | None:
        return next((one for one in reversed(local.messages(channel)) if one.is_from_bot and one.card), None)

    greeted = form()
    await local.say(JOHAN, channel, "kom igång")
    card = await local.until(lambda: (one := form()) and one != greeted and one, timeout=30)
    chosen = {"Gruppens namn": "Ledningsgruppen", "Ordförande": KARIN.teams_id, "Sekreterare": JOHAN.teams_id}
    assert (await local.press(JOHAN, card, "Spara", **chosen)).status == 200
