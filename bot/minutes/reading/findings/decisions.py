"""What was decided, also when the sentence does not say so loudly; what was voted down is none."""

import re
from collections.abc import Iterable

from bot.minutes.reading.draft import Clue
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.groups import is_outside
from bot.minutes.reading.words.listing import phrases

_DECIDE = r"(?:beslutar|beslutade|beslutades|beslutas|beslöt|beslöts|beslutat|besluta)"
_BETWEEN = r"(?: enhälligt| enligt förslaget?| därmed| även| också| då| att| om| sig)*"
_BEHIND = r"(?=att\b|:|om\b|enligt\b|enhälligt\b|i enlighet\b|\bföljande)"
_DECIDES = re.compile(
    rf"\b{_DECIDE}{_BETWEEN} ?{_BEHIND}|\b(?:beslut(?:ar|ade|ades)|beslöts?) (?:att|enligt|i enlighet)\b"
    r"|^\W*(?:beslöts|beslutades|bestämdes)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:beslut|besl|beslutspunkt|beslutat|beslutades|mötet beslutar|styrelsen beslutar)\.?(?: \d{1,3})?"
    r"[*_]{0,2}(?::|\.|\]| –| -)\s*(?=\S)",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:ordförande|sekreterare|justerare|justeringspersoner?|justeringsmän|rösträknare|kassör"
    r"|ledamot|ledamöter|revisor|revisorer|suppleanter?)"
)
_ELECTED = r"(?:valdes|väljs|väljes|utsågs|utses|omvaldes)"
_AGREED = r"(?:enades|enas|(?:är|var) (?:eniga?|överens)|(?:kom|kommer) överens|överenskoms|överenskommet)"
_APPROVED = (
    r"(?:godkän(?:ner|de|des|ns|nes)|fastställ(?:er|de|des|s)|antogs|antas|antar|accepterades?|accepteras"
    r"|klubbades|klubbas|beviljades?|beviljas|beviljar)"
)
_BODY = r"(?:\w{0,12}mötet|stämman|styrelsen|föreningen|rådet|gruppen|utskottet|ordföranden)"
_ASSENT = re.compile(
    r"\b(?:ger|gav|ges|gavs|lämnar|lämnade) (?:sitt )?(?:bifall|godkännande|klartecken|grönt ljus)\b"
    r"|\b(?:bifaller|biföll|bifölls|bifalles|bifall till)\b"
    rf"|\b{_APPROVED}\b"
    r"|\b(?:tog|togs|fattade|fattades) beslut(?:et)?\b|\bbeslut(?:et)? (?:togs|fattades)\b"
    r"|\b(?:lades|läggs|lägges) till handlingarna\b|\blägger (?:\w+ ){0,4}till handlingarna\b"
    rf"|\b{_AGREED}\b(?= om\b| att\b)"
    r"|\bbestäm(?:de|des|s|mer|t)(?: sig)?(?: \w+)? (?:att|för att)\b|\bdet (?:är|blev) bestämt att\b"
    rf"|\b(?:till|som) [\wåäö-]{{0,28}}{_OFFICE} (?:\w+ ){{0,3}}{_ELECTED}\b"
    rf"|\b(?:{_ELECTED}|nyvaldes|omväljs|inval(?:des|s))\b(?! ut)"
    rf"|\b{_BODY} (?:väljer|valde|utser|utsåg)\b"
    r"|\b(?:ställer|ställde) sig bakom\b"
    rf"|\b{_BODY} (?:uppdrar|uppdrog) åt\b|\b{_BODY} (?:ger|gav) (?:\w+ ){{1,4}}i uppdrag\b"
    rf"|\b{_BODY} (?:sa|sade|svarade|svarar) (?:ja|nej)\b|\bbesvarades (?:med ja|jakande)\b"
    r"|\((?:omval|nyval|omvald|nyvald|omvalda|nyvalda|fyllnadsval)\)"
    rf"|^\W*(?:[a-z]\) )?(?:{_OFFICE}|ledamöter|suppleanter|valberedning)[^:.]{{0,30}}\bpå (?:ett|två|tre|\d) år\b"
    r"|\bfirman tecknas\b"
    r"|\b(?:ansågs|befanns|förklarades|anses) (?:\w+ )?(?:behörig\w*|stadgeenlig\w*) utlyst\b"
    r"|\bvi (?:väljer|kör på|kör med|satsar på|landade i)\b"
    r"|[-–] ok(?:ej)? (?:på|med|till|att)\b",
    re.IGNORECASE,
)
_QUOTE = r"[”\"“']"
_EDIT = re.compile(
    rf"\b(?:byts|byt|ändras|ändra|ersätts|ersätt|stryks|stryk|döps)(?: ut| om)? {_QUOTE}[^”\"“']{{1,60}}{_QUOTE} "
    rf"(?:till|mot|med)|{_QUOTE} (?:byts|ändras|ersätts|stryks|döps)\b"
    r"|\b(?:flyttas|förs|läggs) till (?:godkänn|beslut|lista|avsnitt|kategori)\w*",
    re.IGNORECASE,
)
_DECIDE_STEMS = "besl|bestämdes"
_ASSENT_STEMS = (
    "bifall|biföll|godkän|klartecken|grönt ljus|fastställ|antogs|anta[rs]|accepter|klubb|bevilj|togs? beslut"
    "|fattades? beslut|beslut(?:et)? (?:togs|fattades)|till handlingarna|enades|enas |enig|överens|bestäm|valde|välj"
    "|omväljs|uts[eå]|inval|sig bakom|uppdr(?:ar|og) åt|i uppdrag|sa(?:de)? (?:ja|nej)|svara(?:r|de) (?:ja|nej)"
    r"|besvarades|omval|nyval|fyllnadsval|på (?:ett|två|tre|\d) år|firman|utlyst|vi kör|vi satsar|vi landade"
    "|ok(?:ej)? (?:på|med|till|att)"
)
_EDIT_STEMS = "byt|ändra|ersätt|stryk|döps|flyttas till|förs till|läggs till"
_MAY_DECIDE = re.compile(rf"\b(?:{_DECIDE_STEMS}|{_ASSENT_STEMS}|{_EDIT_STEMS})")
_RULES = tuple(
    (re.compile(rf"\b(?:{stems})"), pattern)
    for stems, pattern in ((_DECIDE_STEMS, _DECIDES), (_ASSENT_STEMS, _ASSENT), (_EDIT_STEMS, _EDIT))
)
_OPENINGS = ("ska", "kan", "får", "bör", "ja", "nej", "jo")
_YES = re.compile(r"^(?:ska|skall|kan|får|bör)\b[^.!]{1,160}[ ?:–-]{1,3}(?:ja|ok|okej|nej)\W*$", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:ja|nej|jo)\b", re.IGNORECASE)
_ASKED = re.compile(r"\W*ska (?:vi|mötet|styrelsen|gruppen|föreningen)\b.*\?\s*$", re.IGNORECASE)
_NO = re.compile(
    r"\b(?:avslogs|avslås|avslår|avslog|avslå|röstades ned|röstades ner|inte beslutat?|inget beslut|inga beslut"
    r"|ej beslut\w*|kan inte besluta|drog tillbaka|föll)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ska|skall|bör|behöver|kan|kommer att|måste|skulle|föreslår|föreslås|förslag|föreslog|yrkar|yrkade|önskar"
    r"|vill|inför|för att|innan|om mötet|hur|vad|när)\b[^.]{0,60}$|\bsom $",
    re.IGNORECASE,
)
_NONE = ("inga", "inget", "ingen", "nästa möte", "-")
_FEWEST_WORDS = 5
_LEADS = phrases(
    """
    beslutar, beslutade, beslutades, beslöt, beslutar att, beslutade att, beslutades att, beslut
    """
)
_OFFICES = phrases(
    """
    verket, myndigheten, inspektionen, departementet, domstolen, rätten, riksdag, kommissionen
    """
)
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


def _is_none(text: str) -> bool:
    """Voted down, nothing decided, or only the lead-in to what follows."""
    lead = len(text.split()) < _FEWEST_WORDS and text.rstrip(" :").endswith(_LEADS)
    return lead or bool(_NO.search(text)) or text.lower().startswith(_NONE)


def _by_words(text: str, rules: Iterable[tuple[re.Pattern[str], re.Pattern[str]]]) -> Clue | None:
    """The first rule that holds; each is tried only where one of its stems stands."""
    low = text.lower()
    for stems, pattern in rules:
        m = pattern.search(text) if stems.search(low) else None
        if m and not _is_ahead(text, m.start()) and not _someone_else(text, m.start()):
            return Clue("decision", m.start(), m.end())
    return None


def is_answer(sentence: Sentence) -> bool:
    """`Ja` or `Nej` behind `Ska vi …?`: decided together with the question."""
    return bool(_ANSWERED.match(sentence.text) and _ASKED.match(sentence.before or ""))


def decision_clue(sentence: Sentence) -> Clue | None:
    """The words that decide, or nothing."""
    text, low = sentence.text, sentence.text.lower()
    if not (sentence.decided or low.startswith(_OPENINGS) or _MAY_DECIDE.search(low)) or _is_none(text):
        return None
    if _YES.match(text):
        return Clue("decision", text.rstrip(" .!").rfind(" ") + 1, len(text))
    if text.rstrip().endswith("?"):
        return None
    if is_answer(sentence):
        return Clue("decision", 0, len(text))
    label = _LABEL.match(text)
    if label or sentence.decided:
        return Clue("decision", 0, label.end() if label else 0)
    return _by_words(text, _RULES[:1] if sentence.head else _RULES)
