"""What people can say and press about agendas."""

from bot.agenda.chat.arranging import router as arranging
from bot.agenda.chat.showing import router as showing
from bot.agenda.chat.standing import router as standing
from bot.chat.router import Router

router = Router()
for part in (showing, arranging, standing):
    router.include(part)
