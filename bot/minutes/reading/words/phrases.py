"""Small words that turn a sentence: what makes it a wish, a report, a question, a thing already done."""

from bot.minutes.reading.words.listing import phrases, words

ADVERBS = words(
    """
    också även sedan därefter då gärna själv själva tillsammans snarast genast därför dessutom så nu redan alltid
    fortsatt istället i stället extra kort internt vidare eventuellt löpande framöver först även-fortsatt
    fortsättningsvis härefter gemensamt parallellt fortfarande nog nästa vecka kvar sig under tiden därmed dock ju
    """
)
NEGATIONS = frozenset(["inte", "ej", "aldrig", "icke", "knappast", "inget"])
SUBORDINATORS = words(
    """
    om när hur vad vilka vilken vilket som där innan tills eftersom medan ifall huruvida vars vem varför ifrån än fast
    trots därför-att förutsatt
    """
)
CLAUSE_OPENERS = words(
    """
    att så och men samt annat även dels därför varpå sedan utan bl.a blanda bla nu resp respektive
    """
)
WISHES = words(
    """
    föreslår föreslog föreslås förslag förslaget önskar gör innebär medför betyder innebar önskade önskas önskemål vill
    ville hoppas hoppades tycker tyckte anser ansåg menar menade undrar undrade viktigt bra behov behovet rekommenderar
    rekommenderas yrkar yrkade förväntas tror trodde diskuterades diskuterar idé tanken önskan önskvärt lämpligt krävs
    kräver motion motionen yrkande medborgarförslag skrivelse
    """
)
DONE_ENDINGS = phrases(
    """
    klart, klar, gjort, gjord, gjorda, avklarat, avklarad, utfört, utförd, åtgärdat, åtgärdad, genomfört, genomförd,
    stängs, stängd, stängt, avslutad, done, avskriven, avskrivs, utgår, struken, stryks, avbruten
    """
)
NOW = frozenset(["nu"])
AT_THE_TABLE = phrases(
    """
    under mötet, på mötet, vid mötet, dagens möte, just nu, håller på att
    """
)
_TIMES = ("möte", "gång", "vecka", "lg", "träff", "tillfälle", "avstämning", "sammanträde")
ACTION_HEADS = (
    *phrases(
        """
        actionpoint, action point, action item, aktionspunkt, att göra, att-göra, todo, to do, to-do, aktivitetslista,
        åtgärdslista, ansvarsfördelning, arbetsfördelning, beslutade uppdrag, uppdragslista, beslut och uppdrag,
        next actions
        """
    ),
    *(f"{word} nästa {time}" for word in ("till", "inför", "innan") for time in _TIMES),
)
ACTION_OPENINGS = phrases(
    """
    åtgärd, uppgifter, aktiviteter, actions, action:, handlingsplan, uppdrag till, uppdrag:, nya uppdrag, beslutade
    åtgärder, nya åtgärder
    """
)
NO_OWNERS = words(
    """
    förslag beslut diskussion info information fråga frågor obs notera punkt exempel mål syfte tips svar kommentar
    status nytt deadline datum klart bakgrund risk risker nuläge idé idéer problem lösning ps tid plats ok
    """
)
ACTION_LABELS = words(
    """
    ap action actions todo to-do att göra åtgärd åtgärder uppgift uppgifter uppdrag aktivitet aktiviteter actionpoint
    actionpoints att-göra next
    """
)
RESPONSIBLE = words(
    """
    ansvar ansvarig ansvariga ansv ansvarar utförare ägare utförs uppgiftsägare handläggare vem
    """
)
GIVING = words(
    """
    uppdrar uppdrogs uppdrog uppdras uppdra ge ger gav gavs ges givit
    """
)
MODALS = frozenset(["ska", "skall"])
LATER = frozenset(["kommer"])
WEAK_VERBS = words(
    """
    titta kika läsa fundera gå lyfta ta se ge göra prata leta diskutera söka följa köra samla träffa hålla arbeta jobba
    sätta avvakta bidra hjälpa dela välja starta vara inleda
    """
)
NARRATED = words(
    """
    fastställa välja godkänna öppna avsluta utse inleda notera bestämma bedöma diskutera avvakta hälsa samla
    justera leda föra hålla teckna ändra
    """
)


def is_action_head(text: str) -> bool:
    """A heading under which each line is a task."""
    low = text.lower()
    return len(low) < 60 and (low.startswith(ACTION_OPENINGS) or any(word in low for word in ACTION_HEADS))  # noqa: PLR2004
