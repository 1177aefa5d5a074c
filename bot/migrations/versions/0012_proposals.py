"""Proposals that come late, wander and are watched."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("proposal", sa.Column("wished_at", sa.DateTime(timezone=True), nullable=True))
    for name, table in (("put_off_to_id", "meeting"), ("origin_id", "proposal")):
        pointer = sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=True)
        op.add_column("proposal", pointer, inline_references=True)
    op.create_index("ix_proposal_origin_id", "proposal", ["origin_id"], unique=False)
    op.create_table(
        "proposal_reader",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_reader_proposal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_proposal_reader_person_id")),
        sa.PrimaryKeyConstraint("proposal_id", "person_id", name=op.f("pk_proposal_reader")),
    )
    op.create_table(
        "proposal_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_step_proposal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_id"], ["proposal.id"], name=op.f("fk_proposal_step_to_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_proposal_step_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_step")),
    )
    op.create_index("ix_proposal_step_proposal_id", "proposal_step", ["proposal_id"], unique=False)
    op.create_index("ix_proposal_step_to_id", "proposal_step", ["to_id"], unique=False)
