"""What people press about an assignment's steps."""

from bot.assignments.chat.desk import after, asking_for, found
from bot.assignments.queries import step_in
from bot.assignments.rules import chosen_member
from bot.assignments.use_cases.stepping import remove_step, save_step, tick
from bot.chat.reply import Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.people.queries import members_of
from cards.assignments.presses import OpenSteps, RemoveStep, SaveStep, TickStep

router = Router()


@router.presses(OpenSteps)
async def open_form(turn: Turn, form: OpenSteps) -> Reply:
    """Show the form of a step to the presser alone."""
    turn, assignment = await found(turn, form.assignment)
    return await asking_for(turn, assignment, form, "steps", step=form.step)


@router.presses(SaveStep)
async def save(turn: Turn, form: SaveStep) -> Reply:
    """Keep one more step, or what was changed of one."""
    turn, assignment = await found(turn, form.assignment)
    step = await step_in(turn.session, assignment, form.step) if form.step else None
    owner = chosen_member(form.owner, await members_of(turn.session, turn.here.group)) if form.owner else None
    await save_step(
        turn.session,
        assignment,
        step,
        text=form.text,
        owner=owner,
        role=form.role,
        due=form.due,
        by=turn.here,
        today=turn.today,
        now=turn.now,
    )
    return await after(turn, assignment, form)


@router.presses(TickStep)
async def tick_off(turn: Turn, form: TickStep) -> Reply:
    """Say that a step is done, or is not after all."""
    turn, assignment = await found(turn, form.assignment)
    step = await step_in(turn.session, assignment, form.step)
    await tick(turn.session, assignment, step, done=form.done, by=turn.here, now=turn.now)
    return await after(turn, assignment, form)


@router.presses(RemoveStep)
async def remove(turn: Turn, form: RemoveStep) -> Reply:
    """Take a step out."""
    turn, assignment = await found(turn, form.assignment)
    step = await step_in(turn.session, assignment, form.step)
    await remove_step(turn.session, assignment, step, by=turn.here, now=turn.now)
    return await after(turn, assignment, form)
