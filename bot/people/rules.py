"""Who may do what: roles meet permissions on this one page."""

from enum import StrEnum
from uuid import UUID

from bot.errors import NotAllowed
from bot.people.models import Group, Membership


class Role(StrEnum):
    """What somebody is in a group."""

    ORGANISER = "organiser"
    MEMBER = "member"
    GUEST = "guest"


class Permission(StrEnum):
    """Something that not everybody may do."""

    SEE = "see"
    PROPOSE = "propose"
    GIVE_ASSIGNMENTS = "give assignments"
    DECIDE_PROPOSALS = "decide proposals"
    ARRANGE_MEETINGS = "arrange meetings"
    WRITE_MINUTES = "write minutes"
    CHANGE_SETTINGS = "change settings"
    READ_LOG = "read the log"


MEANS: dict[Permission, str] = {
    Permission.SEE: "see agendas, published minutes, assignments, dates, reporters and sister groups; check in and out",
    Permission.PROPOSE: "propose agenda items; change and withdraw her own while they are undecided; answer questions",
    Permission.GIVE_ASSIGNMENTS: "give assignments to members of the group",
    Permission.DECIDE_PROPOSALS: "accept, postpone, settle in Teams, decline and hand over proposals",
    Permission.ARRANGE_MEETINGS: "book, move, cancel, start and close meetings; arrange and publish agendas; "
    "name reporters, key dates and breaks; link sister groups; open, close and remind of check-in and check-out",
    Permission.WRITE_MINUTES: "take live notes; send, go through, publish, correct and discard minutes; see drafts; "
    "name those who approve minutes besides the chair; give minutes their registration number; "
    "say what became of a decision",
    Permission.CHANGE_SETTINGS: "change the group's settings, its chair and secretary among them",
    Permission.READ_LOG: "read who did what in the group and when; say how long texts are kept",
}
"""What each permission covers, for docs/permissions.md."""

_MEMBERS = frozenset({Permission.SEE, Permission.PROPOSE, Permission.GIVE_ASSIGNMENTS})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ORGANISER: frozenset(Permission),
    Role.MEMBER: _MEMBERS,
    Role.GUEST: frozenset({Permission.SEE}),
}


def role_of(member: Membership) -> Role:
    """Return what `member` is in her group: chair and secretary are organisers."""
    if is_organiser(member.person_id, member.group):
        return Role.ORGANISER
    return Role.GUEST if member.is_guest else Role.MEMBER


def is_organiser(person_id: UUID, group: Group) -> bool:
    """Say whether the person is the chair or the secretary of `group`."""
    return person_id in (group.chair_id, group.secretary_id)


def may(member: Membership, permission: Permission) -> bool:
    """Say whether `member`'s role carries `permission`; in a group that nobody leads, members may change settings."""
    role = role_of(member)
    if permission is Permission.CHANGE_SETTINGS and role is Role.MEMBER and nobody_leads(member.group):
        return True
    return permission in PERMISSIONS[role]


def nobody_leads(group: Group) -> bool:
    """Say whether the group has neither chair nor secretary."""
    return group.chair_id is None and group.secretary_id is None


def require(member: Membership, permission: Permission) -> None:
    """Raise NotAllowed, with words for this permission, unless `member` has it."""
    if may(member, permission):
        return
    group = member.group
    if permission in _MEMBERS:
        refusal = NotAllowed(
            "That is for the members of {group}; you are there as a guest. Ask a member to do it for you.",
            group=group.name,
        )
    else:
        refusal = NotAllowed("That is for the chair or the secretary of {group}. Ask one of them.", group=group.name)
    refusal.group_id = group.id
    raise refusal
