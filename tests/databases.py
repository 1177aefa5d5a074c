"""What tests do to a database server from outside."""

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
