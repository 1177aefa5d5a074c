"""The page of permissions says what the code does."""

import os
from pathlib import Path

from bot.people.rules import MEANS, PERMISSIONS, Permission, Role

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"

HEAD = """# Who may do what

Made from `bot/people/rules.py` by `UPDATE_SNAPSHOTS=1 python -m pytest tests/people`; a test holds that it is true.

*Organisers* are the chair and the secretary of a group. *Members* stand in the roster of its team or group chat,
*guests* too, but as guests of the tenant. Everybody else, other groups' members and other tenants' people among them,
may do nothing and is told of nothing. A person's role is looked up anew at each press, whatever the card claims.

"""

FOOT = """
Beyond the roles:

- A proposal is changed and withdrawn by whoever sent it, and by nobody else.
- An assignment is marked by its owners and by organisers.
- Minutes are approved by the chair or by somebody who was named for it, but by nobody who wrote them.
- A report is given by its reporter, an answer to a question changed by whoever gave it.
- In a group that neither chair nor secretary leads any more, each member may change the settings, and so appoint them.
- A channel without a group is set up by any member of its team who is not a guest.
- A guest who presents an item is told her own slot, and sees no other item in her own chat.
"""


def the_page() -> str:
    """Return the page as the code has it."""
    rows = ["| may | organiser | member | guest |", "|---|:-:|:-:|:-:|"]
    for permission in Permission:
        marks = ["yes" if permission in PERMISSIONS[role] else "" for role in Role]
        rows.append(f"| {MEANS[permission]} | {' | '.join(marks)} |")
    return HEAD + "\n".join(rows) + "\n" + FOOT


def test_the_page_of_permissions_is_what_the_code_says() -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        PAGE.write_text(the_page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == the_page()
