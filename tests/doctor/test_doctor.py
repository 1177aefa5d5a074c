"""The doctor finds what an operator got wrong, and says in the same words each time how to mend it."""

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.cli import main
from bot.config import GivenSettings
from bot.db.engine import open_engine
from bot.db.schema import stamp
from bot.db.transaction import transaction
from bot.doctor.disk import kind_of_disk
from bot.doctor.examine import examine
from bot.doctor.settings import of_settings
from bot.kit.clock import MovableClock, SystemClock
from bot.localteams.local import LocalTeams
from bot.outbox.address import Direct
from bot.outbox.clock import wake
from bot.outbox.post import post
from cards.kit import Card
from tests.databases import ask_for_password, on_server
from tests.stories.conftest import two_keys

APP, TENANT, OTHER = (f"{number}0000000-0000-4000-8000-000000000000" for number in (1, 2, 3))
NOBODY = "https://127.0.0.1:9"
WELL = [
    "well   settings",
    "well   database",
    "well   letters and clock",
    "well   token for Teams",
    "well   Teams' signing keys",
]
SECRET_EXPIRED = "AADSTS7000222: The provided client secret keys are expired."
NO_TENANT = "AADSTS90002: Tenant 'x' not found."


@dataclass
class Surgery:
    """A bot that is well, and Microsoft's side of it, for a test to make ill."""

    local: LocalTeams
    url: str
    clock: MovableClock

    async def finds(self, **changed: object) -> list[str]:
        """Return the doctor's lines, with the settings `changed`."""
        whole = {**self.local.settings(), "DATABASE_URL": self.url, "ALLOWED_FILE_HOSTS": "*.sharepoint.com", **changed}
        out = io.StringIO()
        settings = GivenSettings.model_validate(whole)
        status = await examine(settings, out=out, clock=self.clock, ca_file=Path(self.local.ca_file))
        lines = out.getvalue().splitlines()
        assert status == any(line.startswith("wrong") for line in lines)
        return [
            line for line in lines if "“127.0.0.1” is none of Microsoft's" not in line and "Unset ALLOWED_S" not in line
        ]


@pytest.fixture
async def surgery(sqlite_url: str) -> AsyncIterator[Surgery]:
    """A bot that is well, on SQLite."""
    local = LocalTeams(
        bot_url="", app_id=APP, app_password="hemlig", tenant_id=TENANT, clock=SystemClock(), keys=two_keys()
    )
    await local.start()
    engine = open_engine(sqlite_url)
    await stamp(engine)
    await engine.dispose()
    yield Surgery(local, sqlite_url, MovableClock(datetime.now(UTC)))
    await local.stop()


async def secret_expires(surgery: Surgery) -> None:
    surgery.local.login.refuses = SECRET_EXPIRED


async def tenant_is_unknown(surgery: Surgery) -> None:
    surgery.local.login.refuses = NO_TENANT


async def clock_runs_ahead(surgery: Surgery) -> None:
    surgery.clock.forward(timedelta(minutes=20))


async def steps_are_missing(surgery: Surgery) -> None:
    await run(surgery, "DELETE FROM alembic_version")


async def a_newer_version_was_here(surgery: Surgery) -> None:
    await run(surgery, "UPDATE alembic_version SET version_num = '9999'")


async def nothing_is_carried(surgery: Surgery) -> None:
    engine, now = open_engine(surgery.url), surgery.clock.now()
    async with transaction(engine) as session:
        for name in ("anna", "bo"):
            to = Direct(TENANT, "https://smba.example.org/", f"29:{name}")
            await post(session, key=name, to=to, card=Card({}, name), now=now)
        await wake(session, kind="weekly", subject="s", at=now)
        await session.execute(text("UPDATE letter SET state = 'unknown' WHERE key = 'bo'"))
    await engine.dispose()
    surgery.clock.forward(timedelta(minutes=90))


async def run(surgery: Surgery, statement: str) -> None:
    engine = open_engine(surgery.url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def nothing_happens(surgery: Surgery) -> None:
    del surgery


Seeded = tuple[dict[str, object], Callable[[Surgery], Awaitable[None]]]


def with_settings(**changed: object) -> Seeded:
    return changed, nothing_happens


ILL = {
    "the secret has expired": (
        ({}, secret_expires),
        "wrong  token for Teams: AADSTS7000222",
        "MicrosoftAppPassword has expired. Make a new client secret for the app.",
    ),
    "the secret is another": (
        with_settings(MicrosoftAppPassword="gammal"),
        "wrong  token for Teams: AADSTS7000215",
        "MicrosoftAppPassword is not a secret of this app. Copy the secret's value, not its id.",
    ),
    "the secret is its id": (
        with_settings(MicrosoftAppPassword=OTHER),
        "wrong  MicrosoftAppPassword: It looks like the secret's id.",
        "Copy the client secret's value, which Entra shows once; if it is lost, make a new secret.",
    ),
    "the tenant is unknown": (
        ({}, tenant_is_unknown),
        "wrong  token for Teams: AADSTS90002",
        "There is no tenant with this MicrosoftAppTenantId.",
    ),
    "the tenant is a name": (
        with_settings(MicrosoftAppTenantId="kommun.onmicrosoft.com"),
        "wrong  MicrosoftAppTenantId: “kommun.onmicrosoft.com” is no id.",
        "Copy the Directory (tenant) ID; a domain's name is none.",
    ),
    "the app is another": (
        with_settings(MicrosoftAppId=OTHER),
        "wrong  token for Teams: AADSTS700016",
        "There is no app with this MicrosoftAppId in the tenant MicrosoftAppTenantId.",
    ),
    "the app id is a name": (
        with_settings(MicrosoftAppId="motesbot"),
        "wrong  MicrosoftAppId: “motesbot” is no id.",
        "Copy the Application (client) ID from the app's overview in Entra.",
    ),
    "the kind of bot needs a machine with an identity": (
        with_settings(MicrosoftAppType="UserAssignedMSI", MicrosoftAppPassword=""),
        "wrong  token for Teams: JSONDecodeError",
        "This machine has no managed identity with the client id MicrosoftAppId. Assign the identity to it.",
    ),
    "the login server can't be reached": (
        with_settings(ToChannelFromBotLoginUrl=f"{NOBODY}/adfs"),
        "wrong  token for Teams: ConnectionError",
        "The login server did not answer. Check the network, ToChannelFromBotLoginUrl and the trusted certificates.",
    ),
    "the signing keys can't be reached": (
        with_settings(ToBotFromChannelOpenIdMetadataUrl=f"{NOBODY}/openid"),
        "wrong  Teams' signing keys: no_signing_keys",
        "open https to ToBotFromChannelOpenIdMetadataUrl in the firewall",
    ),
    "the clock is wrong": (
        ({}, clock_runs_ahead),
        "wrong  this machine's clock: it is 20 minutes ahead of Microsoft's",
        "let the machine keep time by NTP: Teams' tokens are refused meanwhile",
    ),
    "its own tenant is left out": (
        with_settings(ALLOWED_TENANTS=OTHER),
        "weak   ALLOWED_TENANTS: The bot's own tenant is not listed: its people are turned away.",
        "Add MicrosoftAppTenantId, unless that is meant.",
    ),
    "a listed tenant is a name": (
        with_settings(ALLOWED_TENANTS=f"{TENANT},kommun.se"),
        "wrong  ALLOWED_TENANTS: “kommun.se” is no id: nobody of that tenant is answered.",
        "List Directory (tenant) IDs, with commas between.",
    ),
    "files come from anywhere": (
        with_settings(ALLOWED_FILE_HOSTS="*"),
        "wrong  ALLOWED_FILE_HOSTS: “*” is no host.",
        "Write a name (smba.example.org), or *. and one (*.example.org).",
    ),
    "files come from a stranger": (
        with_settings(ALLOWED_FILE_HOSTS="*.example.org"),
        "weak   ALLOWED_FILE_HOSTS: “*.example.org” is none of Microsoft's, and is asked for members' files.",
        "Unset ALLOWED_FILE_HOSTS, unless that host is yours.",
    ),
    "nobody can be verified": (
        with_settings(MicrosoftAppId="", MicrosoftAppPassword="", HOST="0.0.0.0"),  # noqa: S104 -- to be refused
        "wrong  HOST: Without MicrosoftAppId nobody can be verified, and 0.0.0.0 is open to others.",
        "Set MicrosoftAppId, or HOST=127.0.0.1.",
    ),
    "the database's folder can't be made": (
        with_settings(DATABASE_URL="sqlite:////proc/nowhere/bot.db"),
        "wrong  database: its folder /proc/nowhere can't be made (FileNotFoundError)",
        "make the folder and let the bot's user write in it, or choose another in DATABASE_URL",
    ),
    "the database's file is a folder": (
        with_settings(DATABASE_URL="sqlite:////tmp"),
        "wrong  database: the database file can't be opened",
        "check DATABASE_URL, and the file and its folder",
    ),
    "the database's server is down": (
        with_settings(DATABASE_URL="postgresql://bot:x@127.0.0.1:9/bot"),
        "wrong  database: nobody answers at 127.0.0.1:9",
        "check that the server is up, DATABASE_URL, and the firewall between",
    ),
    "the database's server has no such name": (
        with_settings(DATABASE_URL="postgresql://bot:x@db.invalid/bot?sslmode=require"),
        "wrong  database: there is no host db.invalid",
        "mend the host in DATABASE_URL, or the name server",
    ),
    "migrations are missing": (
        ({}, steps_are_missing),
        "wrong  database: migrations are missing",
        "run `python -m bot migrate`",
    ),
    "a newer version migrated": (
        ({}, a_newer_version_was_here),
        "weak   database: a newer version has migrated it",
        "go on with the update; this version works meanwhile, and `migrate` leaves the tables alone",
    ),
    "nobody consented to Planner": (
        with_settings(PLANNER="on"),
        "wrong  PLANNER: nobody has let the app write to Planner",
        "have an administrator grant Tasks.ReadWrite.All of Microsoft Graph to the app, or set PLANNER=off",
    ),
    "the log tells too much": (
        with_settings(LOG_LEVEL="debug"),
        "weak   LOG_LEVEL: With DEBUG the libraries tell what they handle: members' words too.",
        "Set INFO as soon as the fault is found.",
    ),
    "the log's level is none": (
        with_settings(LOG_LEVEL="verbose"),
        "wrong  LOG_LEVEL: “verbose” is no level.",
        "Write one of DEBUG, INFO, WARNING, ERROR.",
    ),
}

QUICK = {"the secret has expired", "the tenant is a name", "migrations are missing", "the clock is wrong"}


async def test_a_bot_that_is_well_is_said_to_be(surgery: Surgery) -> None:
    surgery.local.login.roles = ("Tasks.ReadWrite.All",)

    assert await surgery.finds(PLANNER="on") == [*WELL, "well   Planner"]


@pytest.mark.parametrize(
    ("seeded", "wrong", "mend"),
    [pytest.param(*ill, id=name, marks=[] if name in QUICK else [pytest.mark.thorough]) for name, ill in ILL.items()],
)
async def test_what_is_wrong_is_found_with_its_mend(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch, seeded: Seeded, wrong: str, mend: str
) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", surgery.local.url)  # a page, and no identity's answer
    monkeypatch.setenv("IDENTITY_HEADER", "x")
    changed, happens = seeded
    await happens(surgery)

    assert [line for line in await surgery.finds(**changed) if not line.startswith("well")] == [
        wrong,
        f"       -> {mend}",
    ]


async def test_letters_that_are_stuck_or_astray_are_told_of(surgery: Surgery) -> None:
    await nothing_is_carried(surgery)

    assert (await surgery.finds())[2:8] == [
        "wrong  letters: 1 wait, the longest for 90 minutes",
        "       -> see that the bot runs; the events letter.put_off in its log tell what Teams says",
        "wrong  clock: 1 jobs are due, the longest for 90 minutes",
        "       -> see that the bot runs; the events clock.tick_failed in its log tell what keeps it",
        "wrong  letter 2 (bo): unknown: in flight at a crash",
        "       -> look in Teams whether it arrived; it is never sent again by itself",
    ]


KEYLESS, WRONG_KEY = {"username": "motesbot"}, {"username": "motesbot", "password": "fel"}
SHUT_OUT: list[tuple[dict[str, str], str, str]] = [
    (WRONG_KEY, "it does not take that password for motesbot", "mend the password in DATABASE_URL"),
    (KEYLESS, "it wants a password for motesbot", "write it into DATABASE_URL"),
    (
        {"username": "nobody_knows"},
        "it knows no role nobody_knows",
        "make the role, as infra/README.md says, or mend the name in DATABASE_URL",
    ),
    (
        {"database": "motesbot_db"},
        "there is no database motesbot_db on it",
        "create it, owned by postgres, or mend the name in DATABASE_URL",
    ),
]


@pytest.mark.thorough
async def test_a_postgresql_that_lets_nobody_in_is_told_of(surgery: Surgery, postgresql_url: str) -> None:
    on_server(postgresql_url, "CREATE ROLE motesbot LOGIN PASSWORD 'hemlig'")
    ask_for_password(postgresql_url, "motesbot")
    for changed, wrong, mend in SHUT_OUT:
        url = make_url(postgresql_url).set(drivername="postgresql", **changed)  # type: ignore[arg-type]
        lines = await surgery.finds(DATABASE_URL=url.render_as_string(hide_password=False))
        assert lines[1:3] == [f"wrong  database: {wrong}", f"       -> {mend}"]


def test_a_network_disk_is_known_by_where_it_is_mounted(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nfiler:/vol /srv/bot\\040data nfs4 rw 0 0\ntmpfs /srv/bot\\040data/tmp tmpfs rw 0 0\n"
    )

    assert kind_of_disk(Path("/srv/bot data/bot.db"), mounts) == "nfs4"
    assert kind_of_disk(Path("/srv/bot data/tmp/bot.db"), mounts) == ""
    assert kind_of_disk(Path("/srv/bot.db"), mounts) == ""
    assert kind_of_disk(Path("/srv/bot.db"), tmp_path / "nothing") == ""


def test_secrets_that_others_may_read_and_a_way_in_the_clear_are_weak(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.touch(mode=0o644)
    settings = GivenSettings(database_url="postgresql://bot:x@db.example.org/bot")

    lines = [line for finding in of_settings(settings, [], env_file=env_file) for line in str(finding).splitlines()]
    assert lines == [
        "weak   DATABASE_URL: The way to db.example.org may be in the clear.",
        "       -> Add ?sslmode=verify-full&sslrootcert=system to it.",
        "weak   .env: Others on this machine may read the secrets in it.",
        f"       -> chmod 600 {env_file}",
        "well   settings (no app id: loopback only)",
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "postgresql://bot:x@127.0.0.1:9/bot",
            "Not done: the database can't be reached. `python -m bot doctor` says how to mend it.\n",
        ),
        (
            "mysql://bot:x@db/bot",
            (
                "Not done. Mend this first:\n- DATABASE_URL: it names mysql; this bot knows sqlite and postgresql. "
                "Write sqlite:///data/bot.db or postgresql://user:password@host/name.\n"
            ),
        ),
    ],
)
def test_a_program_that_finds_no_database_says_so_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, told: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    assert main(["migrate"]) == 2
    assert capsys.readouterr().err == told
