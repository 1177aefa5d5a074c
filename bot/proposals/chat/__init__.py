"""What people can say and press about proposals."""

from bot.chat.router import Router
from bot.proposals.chat.deciding import router as deciding
from bot.proposals.chat.proposing import router as proposing

router = Router()
for part in (proposing, deciding):
    router.include(part)
