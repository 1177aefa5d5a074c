"""What was decided, also when the sentence does not say so loudly; what was voted down is none."""

import re

from bot.minutes.reading.draft import Clue
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.groups import is_outside

_DECIDES = re.compile(
    r"\b(?:beslutar|beslutade|beslutades|beslutas|beslöt|beslöts|beslutat|besluta)(?: enhälligt| enligt förslaget?| därmed| även| också| då| att| om| sig)* ?(?=att\b|:|om\b|enligt\b|enhälligt\b|i enlighet\b|\bföljande)|\b(?:beslutar|beslutade|beslutades|beslöt|beslöts) (?:att|enligt|i enlighet)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:beslut|beslutspunkt|beslutat|beslutades|mötet beslutar|styrelsen beslutar)(?: \d{1,3})?(?::|\.| –| -)\s*(?=\S)",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"\b(?:ger|gav|ges|gavs|lämnar|lämnade) (?:sitt )?(?:bifall|godkännande|klartecken|grönt ljus)\b"
    r"|\b(?:bifaller|biföll|bifölls|bifalles|bifall till)\b"
    r"|\b(?:godkänner|godkände|godkändes|godkänns|godkännes|fastställdes|fastställs|fastställer|fastställde|antogs|antas|antar|accepterades|accepteras|accepterade|klubbades|klubbas|tillstyrks|tillstyrktes|tillstyrker)\b"
    r"|\b(?:tog|togs|fattade|fattades) beslut(?:et)?\b|\bbeslut(?:et)? (?:togs|fattades)\b"
    r"|\b(?:lades|läggs|lägges) till handlingarna\b|\blägger (?:\w+ ){0,4}till handlingarna\b"
    r"|\b(?:beviljades|beviljas|beviljar|beviljade)\b"
    r"|\b(?:enades|enas|är eniga|är enig|var eniga|var överens|är överens|kom överens|kommer överens|överenskoms|överenskommet)\b(?= om\b| att\b)"
    r"|\b(?:bestämde|bestämdes|bestäms|bestämmer|bestämt)(?: sig)?(?: \w+)? (?:att|för att)\b|\bdet (?:är|blev) bestämt att\b"
    r"|\b(?:till|som) (?:mötes|protokoll)?[\wåäö-]{0,20}(?:ordförande|sekreterare|justerare|justeringspersoner?|justeringsmän|rösträknare|kassör|ledamot|ledamöter|revisor|revisorer|suppleanter?) (?:\w+ ){0,3}(?:valdes|väljs|väljes|utsågs|utses|omvaldes)\b"
    r"|\b(?:valdes|väljs|väljes|utsågs|utses|omvaldes|nyvaldes|omväljs|inval(?:des|s))\b(?! ut)"
    r"|\bmötet (?:väljer|valde|utser|utsåg)\b|\bstyrelsen (?:väljer|utser|utsåg|valde)\b"
    r"|\bställer sig bakom\b|\b(?:ansågs|befanns|förklarades|anses) (?:\w+ )?(?:behörig\w*|stadgeenlig\w*) utlyst\b"
    r"|\bvi (?:väljer|kör på|kör med|satsar på|landade i)\b"
    r"|[-–] ok(?:ej)? (?:på|med|till|att)\b",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"\b(?:byts|byt|ändras|ändra|ersätts|ersätt|stryks|stryk|döps)(?: ut| om)? [”\"“'][^”\"“']{1,60}[”\"“'] (?:till|mot|med)|[”\"'] (?:byts|ändras|ersätts|stryks|döps)\b|\b(?:flyttas|förs|läggs) till (?:godkänn|beslut|lista|avsnitt|kategori)\w*",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:ska|skall|kan|får|bör)\b[^.!]{1,160}[ ?:–-]{1,3}(?:ja|ok|okej|nej)\W*$", re.IGNORECASE)
_NO = re.compile(
    r"\b(?:avslogs|avslås|avslår|avslog|avslå|röstades ned|röstades ner|inte beslutat?|inget beslut|inga beslut|ej beslut\w*|kan inte besluta|drog tillbaka|föll)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ska|skall|bör|behöver|kan|kommer att|måste|skulle|föreslår|föreslås|förslag|föreslog|yrkar|yrkade|önskar|vill|inför|för att|innan|om mötet|hur|vad|när)\b[^.]{0,60}$|\bsom $",
    re.IGNORECASE,
)
_NONE = ("inga", "inget", "ingen", "nästa möte", "-")
_FEWEST_WORDS = 5
_LEADS = ("beslutar", "beslutade", "beslutades", "beslöt", "beslutar att", "beslutade att", "beslutades att", "beslut")
_OFFICES = ("verket", "myndigheten", "inspektionen", "departementet", "domstolen", "rätten", "riksdag", "kommissionen")
_FORMAL = ("kommunfullmäktige", "riksdagen", "regeringen", "eu", "stämman i")


def _someone_else(text: str, at: int) -> bool:
    """A body outside decided it, and the minutes only tell."""
    before = text[:at].split()
    return any(
        is_outside(word.strip(".,")) or word.lower().endswith(_OFFICES) for word in before[-3:]
    ) or text.lower().startswith(_FORMAL)


def _is_ahead(text: str, at: int) -> bool:
    """`föreslår att mötet beslutar att …`, `ska godkännas`: not yet decided."""
    start = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at)) + 1
    return bool(_AHEAD.search(text[max(start, at - 80) : at]))


def decision_clue(sentence: Sentence) -> Clue | None:
    """The words that decide, or nothing."""
    text = sentence.text
    if len(text.split()) < _FEWEST_WORDS and text.rstrip(" :").endswith(_LEADS):
        return None
    if _NO.search(text) or text.lower().startswith(_NONE):
        return None
    if _YES.match(text):
        return Clue("decision", text.rstrip(" .!").rfind(" ") + 1, len(text))
    if text.rstrip().endswith("?"):
        return None
    m = _LABEL.match(text)
    if m:
        return Clue("decision", m.start(), m.end())
    if sentence.decided:
        return Clue("decision", 0, 0)
    for pattern in (_DECIDES,) if sentence.head else (_DECIDES, _ASSENT):
        m = pattern.search(text)
        if m and not _is_ahead(text, m.start()) and not _someone_else(text, m.start()):
            return Clue("decision", m.start(), m.end())
    m = _EDIT.search(text)
    return Clue("decision", m.start(), m.end()) if m and not _is_ahead(text, m.start()) else None
