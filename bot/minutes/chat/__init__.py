"""What people can send, say and press about minutes."""

from bot.chat.router import Router
from bot.minutes.chat.adding import router as adding
from bot.minutes.chat.answering import router as answering
from bot.minutes.chat.approving import router as approving
from bot.minutes.chat.correcting import router as correcting
from bot.minutes.chat.decisions import router as decisions
from bot.minutes.chat.editing import router as editing
from bot.minutes.chat.exporting import router as exporting
from bot.minutes.chat.merging import router as merging
from bot.minutes.chat.note_lines import router as note_lines
from bot.minutes.chat.noting import router as noting
from bot.minutes.chat.publishing import router as publishing
from bot.minutes.chat.registering import router as registering
from bot.minutes.chat.sources import router as sources
from bot.minutes.chat.taking import router as taking

router = Router()
for part in (
    editing,
    merging,
    taking,
    answering,
    adding,
    publishing,
    approving,
    correcting,
    registering,
    decisions,
    exporting,
    noting,
    note_lines,
    sources,
):
    router.include(part)
