"""Each role says each command: what docs/permissions.md promises is what happens at the door."""

import pytest

from bot.localteams.people import AMIRA, KARIN, Person
from bot.people.rules import PERMISSIONS, Permission, Role
from tests.stories.conftest import GUEST
from tests.stories.forging import published, sqlite_only
from tests.stories.stage import Stage, said

WHO: dict[Role, Person] = {Role.ORGANISER: KARIN, Role.MEMBER: AMIRA, Role.GUEST: GUEST}

COMMANDS: dict[str, Permission] = {
    "hjälp": Permission.SEE,
    "dagordning": Permission.SEE,
    "möte": Permission.SEE,
    "uppdrag": Permission.SEE,
    "mina uppdrag": Permission.SEE,
    "anteckningar": Permission.SEE,
    "datum": Permission.SEE,
    "rapportörer": Permission.SEE,
    "systergrupper": Permission.SEE,
    "föreslå": Permission.PROPOSE,
    "föreslå Lokalplan 2027": Permission.PROPOSE,
    "förslag": Permission.DECIDE_PROPOSALS,
    "incheckning": Permission.ARRANGE_MEETINGS,
    "utcheckning": Permission.ARRANGE_MEETINGS,
    "inställningar": Permission.CHANGE_SETTINGS,
}


@sqlite_only
@pytest.mark.parametrize("role", Role)
async def test_a_command_is_answered_for_the_roles_that_may_and_refused_to_the_others(group: Stage, role: Role) -> None:
    await published(group)

    answered = {}
    for command in COMMANDS:
        await group.settled()
        words = said(await group.said(WHO[role], command))
        answered[command] = not words[0].startswith("Det gick inte")

    assert answered == {command: needed in PERMISSIONS[role] for command, needed in COMMANDS.items()}
