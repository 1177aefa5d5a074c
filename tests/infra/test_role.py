"""What role.sql gives the bot's role is enough for it to keep its tables, and nothing beyond its own database."""

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from bot.db.engine import open_engine
from bot.db.schema import is_up_to_date, migrate
from tests.infra.conftest import TOKEN

pytestmark = pytest.mark.thorough


def signing_in(url: str) -> str:
    return make_url(url).set(password=TOKEN).render_as_string(hide_password=False)


async def test_the_bots_role_can_migrate_and_keep_its_tables(bots_database: str) -> None:
    engine = open_engine(signing_in(bots_database))
    await migrate(engine)

    assert await is_up_to_date(engine)
    await engine.dispose()


async def test_it_administers_nothing(bots_database: str) -> None:
    engine = open_engine(signing_in(bots_database))
    for forbidden in ("CREATE DATABASE other", "CREATE ROLE other"):
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            with pytest.raises(ProgrammingError, match="permission denied"):
                await connection.execute(text(forbidden))
    await engine.dispose()
