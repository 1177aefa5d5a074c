"""Audit: who did what when, in rows that stay."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

REFUSAL = "what was done stays in the log"

MAY_GO = "SELECT 1 FROM deed_purge WHERE OLD.at < deed_purge.before AND deed_purge.group_id IS {same} OLD.group_id"


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("outcome", sa.Enum("done", "refused", name="outcome", native_enum=False, length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed")),
    )
    op.create_index("ix_deed_group", "deed", ["group_id", "at"], unique=False)
    op.create_index("ix_deed_at", "deed", ["at"], unique=False)
    op.create_index(op.f("ix_deed_person_id"), "deed", ["person_id"], unique=False)
    op.create_table(
        "deed_purge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed_purge")),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_on_postgresql()
    else:
        _guard_on_sqlite()


def _guard_on_postgresql() -> None:
    may_go = MAY_GO.format(same="NOT DISTINCT FROM")
    op.execute(
        "CREATE FUNCTION deed_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN IF EXISTS ({may_go}) THEN RETURN OLD; END IF; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute("CREATE TRIGGER deed_stays BEFORE UPDATE OR DELETE ON deed FOR EACH ROW EXECUTE FUNCTION deed_stays()")
    op.execute("CREATE TRIGGER deeds_stay BEFORE TRUNCATE ON deed FOR EACH STATEMENT EXECUTE FUNCTION deed_stays()")


def _guard_on_sqlite() -> None:
    may_go = MAY_GO.format(same="")
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    op.execute(f"CREATE TRIGGER deed_is_kept BEFORE UPDATE ON deed {refuse}")
    op.execute(f"CREATE TRIGGER deed_stays BEFORE DELETE ON deed WHEN NOT EXISTS ({may_go}) {refuse}")
