"""What people can send, say and press about minutes."""

from bot.chat.router import Router
from bot.minutes.chat.adding import router as adding
from bot.minutes.chat.answering import router as answering
from bot.minutes.chat.decisions import router as decisions
from bot.minutes.chat.publishing import router as publishing
from bot.minutes.chat.taking import router as taking

router = Router()
for part in (taking, answering, adding, publishing, decisions):
    router.include(part)
