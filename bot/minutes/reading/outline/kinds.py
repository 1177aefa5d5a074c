"""Words that head a part of the minutes: the sections, the head, the list of those present, the signatures."""

from enum import StrEnum

from bot.minutes.reading.draft import Section
from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.words.listing import phrases


class Part(StrEnum):
    """A part of the minutes that is no item."""

    TITLE = "title"
    PRESENT = "present"
    ABSENT = "absent"
    AGENDA = "agenda"
    NOTES = "notes"
    SIGNED = "signed"
    FACTS = "facts"


_BESLUT = phrases(
    """
    beslut, beslutspunkter, beslutspunkt, beslutsärenden, beslutsärende, för beslut, ärenden för beslut,
    punkter för beslut
    """
)
_INFORMATION = phrases(
    """
    information, informationspunkter, informationspunkt, informationsärenden, info, för information,
    ärenden för information, infopunkter, punkter för information
    """
)
_DIALOG = phrases(
    """
    dialog, diskussion, dialogpunkter, dialogärenden, diskussionspunkter, diskussionsärenden, för dialog,
    för diskussion, dialog och diskussion, ärenden för diskussion, beredning, beredningspunkter
    """
)
_SECTIONS: dict[str, Section] = {
    **dict.fromkeys(_BESLUT, "BESLUT"),
    **dict.fromkeys(_INFORMATION, "INFORMATION"),
    **dict.fromkeys(_DIALOG, "DIALOG"),
}
_PRESENT = phrases(
    """
    deltagare, närvarande, närvarolista, närvaro, mötesdeltagare, deltog, på plats, medverkande, beslutande,
    tjänstgörande, ej tjänstgörande, övriga deltagare, övriga närvarande, adjungerade, adjungerad, ledamöter, ordinarie
    ledamöter, suppleanter, ersättare, gäster, inbjudna, kallade, via länk, digitalt, på distans, från styrelsen, med,
    närv, här, här var, vi som var där, vi som var med, var med, med på mötet, följande deltog, på mötet, deltagande,
    deltagande organisationer, vice ordförande, kassör, ordförande, sekreterare, mötesordförande, mötessekreterare,
    vid pennan, protokollförare
    """
)
_ABSENT = phrases(
    """
    frånvarande, förhindrade, förhinder, förhindrad, ej närvarande, anmält förhinder, anmäld frånvaro, frånvaro,
    meddelat förhinder, saknas, ej deltagande, inte närvarande, frånv, borta, återbud, ej här, lämnat återbud, saknades
    """
)
_AGENDA = phrases(
    """
    agenda, dagordning, föredragningslista, ärendelista, punkter, dagens agenda, dagens punkter, innehåll,
    innehållsförteckning, mötesagenda
    """
)
_NOTES = phrases(
    """
    anteckningar, mötesanteckningar, protokoll, minnesanteckningar, noteringar, ärenden, mötesprotokoll,
    diskussionspunkter och beslut, sammanfattning
    """
)
_SIGNED = phrases(
    """
    vid protokollet, vid anteckningarna, vid pennan, justeras, justerat, underskrifter, underskrift, signaturer,
    signatur, antecknat av, antecknare, protokollet justeras, justerare, protokollförare, sekreterare, mötessekreterare,
    ordförande, mötesordförande, bilagor, utdragsbestyrkande, justerandes signatur, kram, kramar, mvh, hälsningar,
    med vänlig hälsning, med vänliga hälsningar, vänliga hälsningar, bästa hälsningar, vid prot, vid tangenterna, just
    """
)
_FACTS = phrases(
    """
    datum, tid, plats, tid och plats, datum och tid, start, lokal, mötestid, möte, mötesdatum, sammanträdesdatum, när,
    var, när och var, tid & plats, datum och plats
    """
)
_OFFICES = frozenset(
    phrases(
        """
    ordförande, vice ordförande, ordf, kassör, sekreterare, ledamot, ledamöter, suppleant, suppleanter, justerare,
    mötesordförande, mötessekreterare, adjungerad, övriga, revisor, ersättare, justeringsperson
    """
    )
)
_CLOSING = phrases(
    """
    nästa möte, nästa mötestillfälle, kommande möten, nästa sammanträde, övriga frågor, övrigt, övriga ärenden, mötets
    avslutande, avslutning, avslut, avslut och utcheckning, utcheckning, att göra, att-göra, todo, to do, åtgärdslista,
    åtgärder, actionpoints, action points, uppgifter, åtgärdslogg, aktivitetslogg, aktivitetslista, beslutslogg,
    uppdragslista, uppdragslogg, nästa, nästa gång, nästa träff, mötet avslutas
    """
)
_TITLES = phrases(
    """
    mötesanteckning, protokoll, minnesanteckning, anteckningar, årsmöte, styrelsemöte, ledningsgrupp, sammanfattning,
    referensgrupp, arbetsgrupp, mötesprotokoll, projektmöte, veckomöte, avstämning, möte, sammanträde
    """
)
_PRESENT_OFFICES = phrases(
    """
    vice ordförande, kassör, ordförande, sekreterare, mötesordförande, mötessekreterare, vid pennan, protokollförare,
    ledamöter, suppleanter, ersättare, revisor
    """
)
_KEPT_INFORMED = ("kopia", "kopia till", "cc", "för kännedom", "delges", "utskick", "utskickas till", "expedieras till")
_LONGEST_LABEL = 40
_MOST_WORDS = 3


def key(text: str) -> str:
    """A heading without its ornaments, in lower case."""
    return " ".join(text.strip(" *_:.#-–—§()[]\t").lower().split())


def is_role_line(text: str) -> bool:
    """A line that is nothing but an office: the name stands elsewhere."""
    return key(text) in _OFFICES


def section_of(block: Block) -> Section | None:
    """The section that a heading opens, when it stands alone on its line."""
    if block.kind not in (Kind.PLAIN, Kind.HEADING) or len(block.text) > _LONGEST_LABEL:
        return None
    word = key(block.text)
    if word.endswith("s beslut") and len(word.split()) <= _MOST_WORDS:
        return "BESLUT"
    return _SECTIONS.get(word)


def label_of(text: str) -> tuple[str, str]:
    """`Deltagare LG: Anna` as (`deltagare lg`, `Anna`); without a colon the whole line is the label."""
    at = text.find(":", 0, _LONGEST_LABEL + 22)
    if at < 0:
        return (key(text), "") if len(text) <= _LONGEST_LABEL else ("", text)
    return key(text[:at]), text[at + 1 :].strip(" *_\t")


def _begins(label: str, words: tuple[str, ...]) -> bool:
    return label.startswith(words) and any(
        label == word or (label.startswith(word) and label[len(word)] in " ,/(&") for word in words
    )


def _heads_list(text: str, label: str, words: tuple[str, ...]) -> bool:
    """A label before a colon may run on; one that stands alone is nothing but the label."""
    if not label.startswith(words):
        return False
    alone = ":" not in text and (len(label.split()) > _MOST_WORDS or any(char.isdigit() for char in label))
    return not alone and _begins(label, words)


def is_present_label(label: str) -> bool:
    """`närvarande`, `deltagare LG`, `tjänstgörande ledamöter`."""
    return _begins(label, _PRESENT)


def is_absent_label(label: str) -> bool:
    """`frånvarande`, `anmält förhinder`."""
    return _begins(label, _ABSENT)


def is_office_label(label: str) -> bool:
    """`ordförande`, `ledamöter på två år`: in the head those present, in an item an election."""
    return _begins(label, _PRESENT_OFFICES)


def is_copy_label(label: str) -> bool:
    """`kopia till`: those who only get to read it."""
    return _begins(label, _KEPT_INFORMED)


def is_facts_label(label: str) -> bool:
    """`datum`, `tid och plats`."""
    return label in _FACTS


def is_signed_label(label: str) -> bool:
    """`vid protokollet`, `justeras`."""
    return _begins(label.partition("/")[0].strip(), _SIGNED)


def is_item_label(block: Block) -> bool:
    """`Punkt: Kampanjen`, `Ärende: Budget`."""
    label, rest = label_of(block.text)
    return (
        block.kind in (Kind.PLAIN, Kind.HEADING)
        and bool(rest)
        and label in ("punkt", "ärende", "rubrik", "ämne", "agendapunkt", "dagordningspunkt")
    )


def is_closing(text: str) -> bool:
    """Headings that stand unnumbered after numbered items: `Nästa möte`, `Övriga frågor`."""
    return key(text) in _CLOSING


def is_title(text: str) -> bool:
    """Whether a line reads as the title of minutes."""
    low = text.lower()
    return any(word in low for word in _TITLES)


def part_of(block: Block) -> Part | None:
    """The part that a heading opens; `None` for items, sections and text."""
    label, rest = label_of(block.text)
    if not label or (rest and block.kind is Kind.HEADING):
        return None
    if _heads_list(block.text, label, _ABSENT):
        return Part.ABSENT
    if _heads_list(block.text, label, _PRESENT) and not (is_signed_label(label) and not rest):
        return Part.PRESENT
    bare = not rest
    for part, words in ((Part.AGENDA, _AGENDA), (Part.NOTES, _NOTES), (Part.FACTS, _FACTS)):
        if bare and label in words:
            return part
    return Part.SIGNED if is_signed_label(label) and len(block.text) <= _LONGEST_LABEL * 2 else None
