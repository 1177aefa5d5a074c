"""People, the groups they lead in, and the numbers that each group counts by."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db.base import Base
from bot.kit.ids import new_id


class Rhythm(StrEnum):
    """How often a group meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Person(Base):
    """Somebody of one tenant, known since she wrote, pressed or stood in a roster."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("tenant_id", "member_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    tenant_id: Mapped[str]
    member_id: Mapped[str]
    name: Mapped[str]
    service_url: Mapped[str]
    entra_id: Mapped[str | None] = mapped_column(default=None)
    locale: Mapped[str | None] = mapped_column(default=None)

    @property
    def first_name(self) -> str:
        """The name that colleagues call her by."""
        return self.name.split()[0] if self.name.split() else self.name


class Group(Base):
    """A leadership group: one channel or group chat in which the bot was set up, and its settings.

    Hours are wall clock hours of `time_zone` (an IANA name); weekdays count from Monday, 0. A monthly group meets on
    the `month_week`th such weekday (-1: the last), and plans no meeting after `rhythm_until`. `place` and `link` are
    where it meets if nothing else is said. Proposals close `proposal_days` before a meeting, and the agenda is
    published by itself `publish_days` before (None: by hand). With `anonymous_texts` nobody can tell who wrote what in
    a check-in or check-out. Without `names_in_digest` the channel's weekly digest counts and names nobody; reminders
    reach people in their own chats between `pings_from` and `pings_until` only. `letterhead` and `page_footer` stand
    on each page of its documents. A group is asleep while the bot can't speak in its channel: removed from the team,
    the team archived, the channel deleted.
    """

    __tablename__ = "leadership_group"
    __table_args__ = (UniqueConstraint("tenant_id", "conversation_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    tenant_id: Mapped[str]
    conversation_id: Mapped[str]
    service_url: Mapped[str]
    is_channel: Mapped[bool]
    name: Mapped[str]
    created_at: Mapped[datetime]
    team_id: Mapped[str | None] = mapped_column(default=None, index=True)
    language: Mapped[str] = mapped_column(default="sv")
    time_zone: Mapped[str] = mapped_column(default="Europe/Stockholm")
    chair_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    secretary_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    meeting_weekday: Mapped[int] = mapped_column(default=4)
    rhythm: Mapped[Rhythm] = mapped_column(default=Rhythm.FORTNIGHTLY)
    start_time: Mapped[time] = mapped_column(default=time(9, 0))
    length_minutes: Mapped[int] = mapped_column(default=120)
    reminder_weekday: Mapped[int] = mapped_column(default=0)
    reminder_time: Mapped[time] = mapped_column(default=time(8, 0))
    month_week: Mapped[int] = mapped_column(default=1, server_default="1")
    rhythm_until: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="", server_default="")
    link: Mapped[str] = mapped_column(default="", server_default="")
    proposal_days: Mapped[int] = mapped_column(default=3, server_default="3")
    publish_days: Mapped[int | None] = mapped_column(default=2, server_default="2")
    anonymous_texts: Mapped[bool] = mapped_column(default=False, server_default="0")
    names_in_digest: Mapped[bool] = mapped_column(default=True, server_default="1")
    pings_from: Mapped[time] = mapped_column(default=time(7, 0), server_default="07:00:00")
    pings_until: Mapped[time] = mapped_column(default=time(18, 0), server_default="18:00:00")
    letterhead: Mapped[str] = mapped_column(default="", server_default="")
    page_footer: Mapped[str] = mapped_column(default="", server_default="")
    asleep_since: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_asleep(self) -> bool:
        """Say whether its clocks rest."""
        return self.asleep_since is not None


class Membership(Base):
    """A person's place in a group: member, or guest; organisers are named by the group itself."""

    __tablename__ = "membership"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    is_guest: Mapped[bool] = mapped_column(default=False)
    group: Mapped[Group] = relationship(lazy="raise", init=False)
    person: Mapped[Person] = relationship(lazy="raise", init=False)


class Counter(Base):
    """The last number given in one series (F, B, U) of one group."""

    __tablename__ = "counter"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), primary_key=True)
    series: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class ReminderPause(Base):
    """A person's wish to get no reminders, through the day `until`; without one until she says otherwise."""

    __tablename__ = "reminder_pause"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    until: Mapped[date | None] = mapped_column(default=None)
