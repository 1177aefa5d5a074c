"""Assignments: steps, history, contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

KINDS = (
    *("started", "done", "dropped", "reopened", "commented", "moved", "followed"),
    *("offered", "withdrawn", "accepted", "declined", "owned"),
    *("step added", "step changed", "step removed", "step done", "step undone"),
)


def upgrade() -> None:
    """Bring the database forward."""
    _add_reference("assignment", "given_by_id", "person")
    _add_reference("assignment", "minutes_id", "minutes")
    op.add_column("assignment", sa.Column("item", sa.String(), nullable=False, server_default=""))
    op.add_column("assignment", sa.Column("link", sa.String(), nullable=False, server_default=""))
    op.add_column("assignment", sa.Column("batch_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_assignment_batch_id"), "assignment", ["batch_id"], unique=False)
    _step()
    _event()
    _hand_over()
    op.create_table(
        "group_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_group_contact_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_group_contact_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_contact")),
        sa.UniqueConstraint("group_id", "key", name=op.f("uq_group_contact_group_id_key")),
    )
    op.create_index(op.f("ix_group_contact_person_id"), "group_contact", ["person_id"], unique=False)


def _step() -> None:
    op.create_table(
        "assignment_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_words", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_assignment_step_assignment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_assignment_step_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_step")),
        sa.UniqueConstraint("assignment_id", "number", name=op.f("uq_assignment_step_assignment_id_number")),
    )


def _event() -> None:
    op.create_table(
        "assignment_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="eventkind", native_enum=False, length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_assignment_event_assignment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_event_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_event")),
        sa.UniqueConstraint("assignment_id", "number", name=op.f("uq_assignment_event_assignment_id_number")),
    )


def _hand_over() -> None:
    op.create_table(
        "hand_over",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_hand_over_assignment_id"), ondelete="CASCADE"
        ),
        *(
            sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_hand_over_{column}"))
            for column in ("to_id", "by_id", "from_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("assignment_id", name=op.f("uq_hand_over_assignment_id")),
    )


def _add_reference(table: str, column: str, to: str) -> None:
    """Add a column that refers to another table, without rebuilding its own: on SQLite rows would fall with it."""
    kind = op.get_bind().dialect.type_compiler_instance.process(sa.Uuid())
    name = f"fk_{table}_{column}"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT {name} REFERENCES {to} (id)")
