"""What tests do to a database server from outside."""

from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool


def on_server(url: str, statement: str) -> None:
    """Run the statement on the server that `url` names, outside of any transaction and of that very database."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg", database="postgres"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.execute(text(statement))


def ask_for_password(url: str, role: str) -> None:
    """Let the server that `url` names ask `role`, and nobody else, for a password; asked twice it changes nothing."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg", database="postgres"), poolclass=NullPool)
    with engine.connect() as connection:
        rules = Path(str(connection.scalar(text("SHOW hba_file"))))
    by_password = f'local all "{role}" scram-sha-256\nhost all "{role}" all scram-sha-256\n'
    if by_password not in rules.read_text():
        rules.write_text(by_password + rules.read_text())
        on_server(url, "SELECT pg_reload_conf()")
