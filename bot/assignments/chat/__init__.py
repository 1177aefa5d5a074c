"""What people can say and press about assignments."""

from bot.assignments.chat.answering import router as answering
from bot.assignments.chat.contacts import router as contacts
from bot.assignments.chat.exporting import router as exporting
from bot.assignments.chat.giving import router as giving
from bot.assignments.chat.handing_over import router as handing_over
from bot.assignments.chat.showing import router as showing
from bot.assignments.chat.stepping import router as stepping
from bot.chat.router import Router

router = Router()
for part in (showing, giving, answering, handing_over, stepping, contacts, exporting):
    router.include(part)
