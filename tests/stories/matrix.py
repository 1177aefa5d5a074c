"""Who may do what, cell by cell: every command, press, dialog, message action and file, and what each person is told.

A row stands under the right that it takes; `RIGHTS` says who has it, and what everybody else is told. What a press
carries are things of the furnished group, by their names there, so that a refusal is about the person and never about
the data; a word in single quotes is sent as it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from tests.stories.conftest import GUEST
from tests.stories.forging import SV
from tests.stories.furnished import NILS, ULLA

HERE = {"group": "Ledningsgruppen"}
YES = "yes"
GONE = SV("I can't find that any more. Ask for the list again.")
NOT_HERE = SV("A group is set up in its own channel: add me there and write “set up” to me.")
NO_MINUTES = SV("You are not the chair or the secretary of any group that is set up, so I can't take minutes from you.")
NO_GROUP = SV("You are in no group that is set up. Add me to your group's channel and write “set up” to me there.")
ORGANISERS = SV("That is for the chair or the secretary of {group}. Ask one of them.", **HERE)
MEMBERS = SV("That is for the members of {group}; you are there as a guest. Ask a member to do it for you.", **HERE)
PROPOSER = SV("Only {name}, who sent the proposal, can change it or take it back.", name=AMIRA.name)
REPORTER = SV("{name} reports on “{topic}” now.", name=AMIRA.name, topic="Lokaler")
APPROVER = SV("These minutes are approved by {names}.", names=KARIN.name)
WRITER = SV("You wrote these minutes, so somebody else approves them: {names}.", names=KARIN.name)


def _owners(number: int, sentence: str = "") -> str:
    said = sentence or "Only {names} and the organisers can change U-{number}. Ask one of them."
    return SV(said, number=number, names=AMIRA.name)


COLUMNS: dict[str, Person] = {
    "chair": KARIN,
    "owner": AMIRA,
    "guest": GUEST,
    "neighbour": ULLA,
    "stranger": NILS,
    "foreigner": KARIN,
    "secretary": JOHAN,
    "member": SVEN,
}
"""The owner is the member whose things they are. The neighbour leads a sister group. The foreigner comes with the
chair's very ids from another tenant that this bot serves too."""

FIRST_SIX = tuple(COLUMNS)[:6]
"""Secretary and member are asked only where a right is somebody's own; elsewhere they are organiser and member."""

OUTSIDE = {"neighbour": GONE, "stranger": GONE, "foreigner": GONE}
INSIDE = dict.fromkeys(("chair", "secretary", "owner", "member", "guest"), YES)

RIGHTS: dict[str, dict[str, str]] = {
    "everybody": dict.fromkeys(COLUMNS, YES),
    "everybody with a group": dict.fromkeys(COLUMNS, YES) | {"stranger": NO_GROUP, "foreigner": NO_GROUP},
    "in the group": INSIDE | OUTSIDE,
    "members": INSIDE | {"guest": MEMBERS} | OUTSIDE,
    "organisers": INSIDE | dict.fromkeys(("owner", "member", "guest"), ORGANISERS) | OUTSIDE,
    "its proposer": dict.fromkeys(INSIDE, PROPOSER) | {"owner": YES} | OUTSIDE,
    "its reporter": dict.fromkeys(INSIDE, REPORTER) | {"owner": YES} | OUTSIDE,
    "owners and organisers": INSIDE | dict.fromkeys(("member", "guest"), _owners(1)) | OUTSIDE,
}

RIGHTS |= {
    "whoever is asked to take it over": dict.fromkeys(COLUMNS, GONE) | {"member": YES},
    "whoever sent the file": dict.fromkeys(COLUMNS, GONE) | {"secretary": YES},
    "the sister group's organisers": dict.fromkeys(COLUMNS, GONE) | {"neighbour": YES, "secretary": YES},
    "owners of the other and organisers": INSIDE | dict.fromkeys(("member", "guest"), _owners(2)) | OUTSIDE,
    "owners of the step and organisers": INSIDE
    | dict.fromkeys(
        ("member", "guest"),
        SV("Only the step's own owner, the owners of U-{number} and the organisers can tick it off.", number=1),
    )
    | OUTSIDE,
    "organisers, who may drop": INSIDE
    | dict.fromkeys(
        ("owner", "member", "guest"),
        SV("Only the chair and the secretary can drop U-{number}. Write a comment, or ask one of them.", number=1),
    )
    | OUTSIDE,
    "whoever approves": dict.fromkeys(INSIDE, APPROVER) | {"chair": YES, "secretary": WRITER} | OUTSIDE,
}

SAYS = {
    "agenda.added": "”Lokaler” står på dagordningen.",
    "agenda.carry_over": "Välj minst en punkt.",
    "agenda.drop": "Borttaget: Ny lokalplan",
    "agenda.reordered": "Ordningen är sparad. Dagordningen visar den.",
    "agenda.review": "De stående punkterna kommer tillbaka av sig själva, och andra finns inte.",
    "agenda.save": "Sparat. Dagordningen visar det.",
    "assignments.export": "uppdrag-Ledningsgruppen-2026-11-20.csv finns här nedanför i chatten.",
    "dates.save": "Sparat: fredag 18 december. Det står i listan.",
    "meetings.add_to_calendar": "möte-2026-12-04.ics finns här nedanför i chatten.",
    "meetings.save_booking": "Mötet är bokat: fredag 11 december kl. 10.00. Det står i kanalen också.",
    "meetings.save_cancellation": "Mötet fredag 4 december kl. 09.00 är inställt. Det står i kanalen också.",
    "meetings.save_move": "Mötet är nu måndag 7 december kl. 10.00. Det står i kanalen också.",
    "minutes.add": "Uppdraget är tillagt. Det syns i utkastet.",
    "minutes.export": "mötesanteckningar-2026-11-06-version-2.docx finns här nedanför i chatten.",
    "minutes.name_approvers": "Jag har bett Sven Åberg att justera anteckningarna.",
    "minutes.new_item": "Sparat. Utkastet visar ändringen.",
    "minutes.notes_draft": "Mötet pågår. Avsluta det först, så blir anteckningarna ett utkast.",
    "minutes.notes_save": "Raden är ändrad.",
    "planner.choose": "Den planen går inte att välja längre. Skriv ”planner” och välj på nytt.",
    "polls.remind": "Jag har påmint 4 personer i 1:1-chatten.",
    "polls.trend": "Det finns ingen utveckling att visa än: det behövs två möten där minst tre har svarat.",
    "proposals.accept_changed": "F-2 står på dagordningen nu.",
    "proposals.hand": "Lämnat till Grannrådet, där det är F-1",
    "proposals.save": "Sparat. Kvittensen visar ändringen, och de mötesansvariga ser den också.",
    "reports.replace": "Sparat. Listan visar det, och rapportören får frågan fem dagar före mötet.",
    "reports.save": "Sparat. Listan visar det, och rapportören får frågan fem dagar före mötet.",
    "sisters.choose": "Det finns ingen annan grupp att koppla. En grupp kommer igång när någon skriver ”kom igång” "
    "till mig i dess kanal.",
    "sisters.link": "Karin Ek har redan frågat Tredje rådet. Dess ordförande eller sekreterare svarar.",
}
"""What those who may are told, where it is a word: what came of it, or what the group has to do first."""

ELSEWHERE = {"Svaret kommer i ett eget meddelande.", "Klart. Det står i chatten."}
"""What a yes is that is told in a message."""

PRESSES = """
everybody
  reminders.ask_pause
  reminders.pause
  reminders.resume
everybody with a group
  search.look words='lokalplan'
  chat.say said='dagordning'
  chat.say_meant said='dagordning'
in the group
  assignments.back assignment
  assignments.figures group
  assignments.list group
  assignments.page shown_in='group' group
  assignments.show assignment
  assignments.source assignment
  chat.say_in_group group said='dagordning'
  comebacks.see comeback
  meetings.add_to_calendar meeting=next_meeting
  meetings.show meeting=next_meeting
  minutes.changes minutes
  minutes.decisions group
  minutes.export minutes kind='docx'
  minutes.open minutes
  minutes.read_all minutes
  polls.check_in poll=check_in attendance='remote'
  polls.check_out poll=check_out good='Tempot'
  polls.trend poll=check_in
  polls.view poll=check_in
  search.show kind='decision' subject=decision
members
  assignments.export group
  assignments.give group text='Ring' owners=sven
  assignments.open_new group
  comebacks.answer comeback text='Mycket'
  comebacks.edit comeback
  proposals.propose group title='Lokaler'
its proposer
  proposals.edit proposal
  proposals.save proposal title='Lokaler'
  proposals.withdraw proposal
its reporter
  reports.edit reporter meeting=next_meeting
  reports.nothing reporter meeting=next_meeting
  reports.send reporter meeting=next_meeting text='Klart'
owners and organisers
  assignments.comment assignment comment='Snart'
  assignments.done assignment
  assignments.hand_over assignment owner=sven
  assignments.in_progress assignment
  assignments.move assignment due='2026-12-18'
  assignments.remove_step assignment step
  assignments.reopen assignment
  assignments.save_step assignment text='Ring'
  assignments.steps assignment
  reminders.done assignment
  reminders.in_progress assignment
  reminders.ticked_done group undated=assignment
  reminders.ticked_in_progress group undated=assignment
owners of the other and organisers
  assignments.take_back assignment=handed
owners of the step and organisers
  assignments.tick assignment step
organisers, who may drop
  assignments.drop assignment comment='Slopas'
whoever is asked to take it over
  assignments.decline offer reason='Nej'
  assignments.take_over offer
whoever sent the file
  minutes.take_upload upload group
whoever approves
  minutes.approve minutes
the sister group's organisers
  sisters.accept link=asked
  sisters.decline link=asked
organisers
  agenda.add meeting=next_meeting
  agenda.add_standing group
  agenda.added meeting=next_meeting title='Lokaler'
  agenda.added_standing group title='Runda' minutes='10'
  agenda.carry_over meeting=next_meeting
  agenda.change_standing group standing
  agenda.choose meeting=next_meeting
  agenda.drop meeting=next_meeting items=item
  agenda.drop_standing group standing
  agenda.edit meeting=next_meeting item
  agenda.move meeting=next_meeting item place='1'
  agenda.publish meeting=next_meeting
  agenda.remove meeting=next_meeting
  agenda.reorder meeting=next_meeting
  agenda.reordered meeting=next_meeting
  agenda.review meeting
  agenda.save meeting=next_meeting item title='Lokaler'
  agenda.save_standing group standing title='Runda' minutes='10'
  agenda.skip_standing group standing meeting=next_meeting skipping='true'
  agenda.standing group
  assignments.contact contact
  assignments.contacts contact
  audit.older group before='1'
  assignments.new_owner assignment left=sven owner=amira
  assignments.save_contact contact person=sven
  dates.new group shown=date
  dates.remove date shown=date
  dates.save group shown=date day='2026-12-18' words='Avslutning'
  meetings.add_break group first='2027-02-22' last='2027-02-26'
  meetings.book group
  meetings.breaks group
  meetings.cancel meeting=next_meeting
  meetings.close meeting
  meetings.move meeting=next_meeting
  meetings.remove_break group break_id
  meetings.save_booking group day='2026-12-11' hour='10:00' length_minutes='60'
  meetings.save_cancellation meeting=next_meeting reason='Sjuka'
  meetings.save_move meeting=next_meeting day='2026-12-07' hour='10:00' length_minutes='60'
  meetings.start meeting
  minutes.add minutes=draft part='0' text='Ring'
  minutes.add_fill minutes=draft part='0' sentence='0'
  minutes.add_from minutes=draft part='0'
  minutes.add_notes minutes=draft
  minutes.add_open minutes=draft
  minutes.ask_approvers minutes
  minutes.back minutes=draft deed='0'
  minutes.correct minutes
  minutes.discard minutes=draft
  minutes.edit minutes=draft part='head'
  minutes.edit_open minutes=draft
  minutes.keep candidate text='Ring' owners=sven
  minutes.keep_rest candidate text='Ring' owners=sven
  minutes.look candidate
  minutes.merge minutes=draft other=twin
  minutes.name_approvers minutes approvers=sven
  minutes.new_item minutes=draft part='item' title='Lokaler'
  minutes.none meeting
  minutes.notes_choose line
  minutes.notes_draft meeting
  minutes.notes_lines meeting
  minutes.notes_meeting meeting
  minutes.notes_open line
  minutes.notes_remove line
  minutes.notes_retag line tag='beslut'
  minutes.notes_save line text='Budget'
  minutes.notes_turn meeting item=item_now
  minutes.publish minutes=ready title='Läget' day='2026-10-30'
  minutes.put_away minutes=draft other=twin
  minutes.remove minutes=draft part=i:drafted_item
  minutes.replaced_by decision by='2'
  minutes.save_decision minutes=draft part=d:drafted_decision text='Ja'
  minutes.save_head minutes=draft part='head' title='Läget' day='2026-11-20'
  minutes.save_item minutes=draft part=i:drafted_item title='Budget'
  minutes.save_task minutes=draft part=c:candidate text='Ring'
  minutes.settle decision outcome='done'
  minutes.show_draft minutes=draft
  minutes.skip candidate
  minutes.skip_rest candidate
  planner.choose group shown=date plan='p'
  planner.connect group shown=date
  planner.disconnect group shown=date
  polls.close poll=check_in
  privacy.save group notes='6' answers='12' drafts='3' log='24'
  polls.remind poll=check_out
  proposals.accept proposal
  proposals.accept_changed proposal meeting=next_meeting
  proposals.change_and_accept proposal
  proposals.decline proposal reason='Nej'
  proposals.hand proposal group=sister
  proposals.hand_to proposal
  proposals.handle_in_teams proposal
  proposals.postpone proposal
  reports.change reporter
  reports.new group shown=date
  reports.remove reporter shown=date
  reports.replace reporter topic='Lokaler' person=sven
  reports.save group shown=date topic='Skola' person=sven
  setup.save group name='Kapad'
  sisters.choose group
  sisters.end link group
  sisters.link group other=third
"""


HER_OWN = {"neighbour": YES, "stranger": NO_GROUP, "foreigner": NO_GROUP}
"""What people from outside are told when they say it in their own chat: the neighbour is answered for her own group."""

SAID = {
    "everybody": dict.fromkeys(COLUMNS, YES),
    **{right: RIGHTS[right] | HER_OWN for right in ("in the group", "members", "organisers", "everybody with a group")},
    "members, on a message": RIGHTS["members"] | dict.fromkeys(OUTSIDE, NO_GROUP),
    "where a group can be set up": RIGHTS["organisers"] | dict.fromkeys(OUTSIDE, NOT_HERE),
    "whoever may write minutes": dict.fromkeys(COLUMNS, NO_MINUTES) | dict.fromkeys(("chair", "neighbour"), YES),
}

COMMANDS = """
everybody
  hjälp
  mina_uppdrag
  pausa_påminnelser
  slå_på_påminnelser
everybody with a group
  sök words=lokalplan
where a group can be set up
  kom_igång
in the group
  anteckningar
  beslut
  dagordning
  datum
  kontaktpersoner
  möte
  rapportörer
  systergrupper
  uppdrag
  öppna_beslut
members
  föreslå
  nytt_uppdrag
organisers
  diarienummer words=KS_2026/123
  förslag
  gallring
  händelselogg
  incheckning
  inställningar
  planner
  utcheckning
"""

ACTIONS = """
members, on a message
  assignments.give
  proposals.propose
"""

FILES = """
in the group
  meetings.calendar_file meeting=next_meeting
  minutes.file minutes kind='docx'
members
  assignments.file group
"""


@dataclass(frozen=True)
class Row:
    """One thing that somebody may do, the right that it takes, and what it carries."""

    name: str
    right: str
    given: dict[str, str]
    is_said: bool = False

    def data(self, ids: dict[str, str]) -> dict[str, str]:
        """Return what a client sends for it."""
        return {name: _sent(words, ids) for name, words in self.given.items()}

    @property
    def told(self) -> dict[str, str]:
        """What each person is told."""
        return (SAID if self.is_said else RIGHTS)[self.right]

    @property
    def columns(self) -> tuple[str, ...]:
        """Those who try it."""
        theirs = self.told
        has_own = theirs.get("secretary") != theirs["chair"] or theirs.get("member") != theirs["owner"]
        return tuple(COLUMNS) if has_own and not self.is_said else FIRST_SIX


def _sent(words: str, ids: dict[str, str]) -> str:
    if words.startswith("'"):
        return words[1:-1]
    letter, _, name = words.rpartition(":")
    return letter + UUID(ids[name]).hex if letter else ids[name]


def rows(table: str, *, said: bool = False) -> Iterator[Row]:
    """Yield the rows of a table; those of what is `said` go by `SAID`."""
    right = ""
    for line in table.strip().splitlines():
        if not line.startswith(" "):
            right = line
            continue
        name, *given = line.split()
        pairs = (one.partition("=") for one in given)
        yield Row(name, right, {field: words or field for field, _, words in pairs}, is_said=said)
