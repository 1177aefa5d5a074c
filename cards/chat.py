"""The bot's way of talking: help, and the question which group is meant."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import Field

from cards.inputs import Choice
from cards.kit import Action, Card, Element, Tone, draw, head, one_by_one, row, text
from cards.press import Press, button
from cards.speech import Translate
from cards.words import bold

FILE_CONSENT = "application/vnd.microsoft.teams.card.file.consent"
FILE_INFO = "application/vnd.microsoft.teams.card.file.info"

MOST_SAID = 4000
"""So many characters of what was said a button carries back."""


class Say(Press, verb="chat.say"):
    """A button that says a command for the presser."""

    said: str = Field(max_length=MOST_SAID)


class SayMeant(Say, verb="chat.say_meant", once=True):
    """Says a mistyped command as it was meant, with what was typed after it; once, for it may give something."""


class SayInGroup(Press, verb="chat.say_in_group", once=True):
    """Says a command once more, now in that group; the question becomes the answer."""

    said: str = Field(max_length=MOST_SAID)
    group: UUID


def help_card(
    t: Translate,
    *,
    direct: bool,
    group: str,
    organiser: bool,
    unknown: str = "",
    nearest: str = "",
    following: str = "",
) -> Card:
    """Draw what the bot can do here; for words it did not understand, the nearest command first.

    Its button says it with the words `following`, as they were typed.
    """
    title = t("This is what I can do here")
    state = ""
    if unknown:
        state = t("I did not understand “{words}”.", words=unknown[:80]) + (
            " " + t("Did you mean “{nearest}”?", nearest=nearest) if nearest else ""
        )
    kind = t("Help") if not group else f"{t('Help')} · {group}"
    rows = [
        _command(command, meaning) for command, meaning in _commands(t, direct=direct, group=group, organiser=organiser)
    ]
    offered = [t("propose"), t("agenda")] if group else [t("my assignments")] if direct else [t("set up")]
    meant = [_meant(nearest, following)] if nearest else []
    actions = [*meant, *(button(_titled(words), Say, said=words) for words in offered if words != nearest)]
    return draw(t, summary=state or title, body=[*head(kind, title, state), *rows], actions=actions)


def _meant(nearest: str, following: str) -> Action:
    whole = f"{nearest} {following}"
    if not following or len(whole) > MOST_SAID:
        return button(_titled(nearest), Say, said=nearest)
    return button(_titled(nearest), SayMeant, said=whole)


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:]


def _commands(t: Translate, *, direct: bool, group: str, organiser: bool) -> list[tuple[str, str]]:
    if not group and not direct:
        return [(t("set up"), t("set up the group in this channel"))]
    everybody = [
        (t("propose"), t("propose an agenda item; with a title it is taken at once")),
        (t("agenda"), t("the next meeting's agenda")),
        (t("meeting"), t("when and where the next meeting is")),
        (t("minutes"), t("the latest published minutes")),
        (t("assignments"), t("what is open, by owner")),
        (t("my assignments"), t("what you have open, over all your groups")),
        (t("new assignment"), t("give an assignment; with a sentence after it, it is given at once")),
        (t("dates"), t("the key dates ahead")),
        (t("decisions"), t("what the group has decided, by number")),
        (t("search"), t("what is written in agendas, minutes, decisions, assignments and proposals")),
    ]
    organisers = [
        (t("proposals"), t("the proposals that wait for an answer")),
        (t("check-in"), t("ask everybody how the meeting begins; “check-out” when it ends")),
        (t("reporters"), t("who reports on what before each meeting")),
        (t("contacts"), t("who is asked for what a group or role has promised")),
        (t("sister groups"), t("the groups that you exchange news with")),
        (t("registration number"), t("give the latest minutes their number; alone, see it")),
        (t("settings"), t("the group's settings")),
        (t("audit log"), t("who did what in the group, and when")),
        (t("retention"), t("how long raw texts are kept")),
    ]
    own = [(t("pause reminders"), t("no reminders from me, until a day if you name one"))]
    sending = [(t("Send a file"), t("minutes in Word, PDF, Markdown or text become a draft"))]
    return [
        *everybody,
        *(own if direct else []),
        *(organisers if organiser else []),
        *(sending if organiser and direct else []),
    ]


def _command(command: str, meaning: str) -> Element:
    return row("", [text(bold(command)), text(meaning, small=True, subtle=True, close=True)])


def which_group(t: Translate, said: str, groups: Sequence[Choice]) -> Card:
    """Ask which of the person's groups a command is meant for."""
    title = t("Which group do you mean?")
    answers = [button(group.words, SayInGroup, said=said, group=group.value) for group in groups]
    return draw(t, summary=title, body=[*head(said, title), *one_by_one(answers)])


def file_offer(t: Translate, *, name: str, size: int, wish: Press) -> Card:
    """Offer a file, which Teams lays in the reader's own OneDrive when she takes it (its file consent card)."""
    asked = {"verb": wish.verb, **wish.model_dump(mode="json")}
    content = {
        "description": t("Taken, it lies among your files in OneDrive."),
        "sizeInBytes": size,
        "acceptContext": asked,
        "declineContext": asked,
    }
    return Card({"contentType": FILE_CONSENT, "name": name, "content": content}, t("A file for you: {name}", name=name))


def file_handed(t: Translate, *, name: str, url: str, unique_id: str) -> Card:
    """Show a file that lies in the reader's OneDrive now (Teams' file info card)."""
    content = {"uniqueId": unique_id, "fileType": name.rpartition(".")[2]}
    attachment = {"contentType": FILE_INFO, "contentUrl": url, "name": name, "content": content}
    return Card(attachment, t("The file {name} lies in your OneDrive", name=name))


def file_under_way(t: Translate, *, name: str) -> Card:
    """Draw what the offer of a file is while the file is made."""
    state = t("I am writing the file. It comes to this chat in a moment.")
    return draw(t, summary=f"{name}. {state}", body=head(t("File"), name, state))


def file_settled(t: Translate, *, name: str, taken: bool) -> Card:
    """Draw what the offer of a file becomes once it is answered."""
    state = t("Taken: it lies in your OneDrive") if taken else t("Not taken. Ask for it again whenever you need it.")
    return draw(t, summary=f"{name}. {state}", body=head(t("File"), name, state, Tone.GOOD if taken else None))


def greeting(t: Translate, *, name: str) -> Card:
    """Draw the one welcome that a person gets in 1:1 chat."""
    title = t("Hello {name}", name=name)
    words = t(
        "Here you get your assignments once a week, and the chair and secretary get proposals. "
        "Write “help” to see what I can do.",
    )
    return draw(
        t, summary=title, body=head(t("Welcome"), title, words), actions=[button(t("Help"), Say, said=t("help"))]
    )
