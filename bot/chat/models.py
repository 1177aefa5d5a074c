"""What was heard already."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class Heard(Base):
    """An activity whose turn was taken, and who sent it; Teams sends it again when the first answer was slow.

    `digest` is made of the conversation's and the activity's id, whose lengths are Teams' own affair. A press that
    counts once is kept the same way, under the message that was pressed.
    """

    __tablename__ = "heard"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
