"""Versions of minutes, and what became of decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("minutes", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("minutes", sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True))
    kind = op.get_bind().dialect.type_compiler_instance.process(sa.Uuid())
    op.execute(  # without rebuilding the table: on SQLite rows would fall with it
        f"ALTER TABLE minutes ADD COLUMN origin_id {kind} CONSTRAINT fk_minutes_origin_id REFERENCES minutes (id)"
    )
    op.create_index(op.f("ix_minutes_origin_id"), "minutes", ["origin_id"], unique=False)
    op.execute("UPDATE minutes SET issued_at = published_at")
    op.add_column("decision", sa.Column("kept_number", sa.Integer(), nullable=True))
    op.add_column("decision", sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("decision", sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True))
    published = "(SELECT published_at FROM minutes WHERE minutes.id = decision.minutes_id)"
    op.execute(f"UPDATE decision SET decided_at = {published} WHERE number IS NOT NULL")  # noqa: S608 -- our own words
    _approving()
    _following()


def _approving() -> None:
    op.create_table(
        "minutes_approver",
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["minutes.id"], name=op.f("fk_minutes_approver_origin_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_minutes_approver_person_id")),
        sa.PrimaryKeyConstraint("origin_id", "person_id", name=op.f("pk_minutes_approver")),
    )
    op.create_table(
        "minutes_approval",
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_approval_minutes_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_minutes_approval_person_id")),
        sa.PrimaryKeyConstraint("minutes_id", "person_id", name=op.f("pk_minutes_approval")),
    )


def _following() -> None:
    states = sa.Enum("open", "done", "replaced", "revoked", name="followup", native_enum=False, length=40)
    op.create_table(
        "decision_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_decision_step_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_decision_step_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_step")),
        sa.UniqueConstraint("group_id", "number", "step", name=op.f("uq_decision_step_group_id_number_step")),
    )
