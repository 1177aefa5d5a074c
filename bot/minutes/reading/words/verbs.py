"""Verbs of doing and of telling, each in the infinitive and the present; the rules ask, they do not list."""

from functools import cache

# First conjugation: infinitive in -a, present in -ar. What somebody does after a meeting.
_AR = """
aktivera analysera annonsera anordna anpassa anropa ansvara anteckna arkivera arrangera avboka avropa avstämma avvakta
avisera bearbeta bedöma beställa beställa bevaka bifoga bilda bjuda boka bokföra bygga byta chatta checka checka debugga definiera
delegera designa dela diarieföra digitalisera distribuera dokumentera driva dubbelkolla efterfråga efterforska efterhöra
eskalera fakturera filma fixa flagga flytta formge formulera forska fota fundera fördela förankra förbereda föreslå
förlänga förhandla förhöra förmedla formatera granska grovplanera handla hantera hämta identifiera implementera importera
inhämta initiera installera integrera intervjua inventera jobba justera kalla kartlägga kika knacka koda kolla
kombinera kommentera kommunicera komplettera konfigurera kontakta kontrollera konvertera koordinera kopiera kopplar koppla
korrekturläsa korta lada laga lagra lansera layouta länka leta lista logga lokalisera lossa lämna lösa maila maila mejla
markera marknadsföra merga meddela migrera mocka modellera montera måla nagelfara notera ordna organisera packa paketera
parkera patcha peka pinga pitcha placera planera plocka pollar polera porta posta prata prioritera producera programmera
projektera prova pröva publicera putsa refaktorera registrera rekrytera rensa renovera reparera researcha reservera
revidera rita rätta samla sammankalla samordna samråda samtala schemalägga sekretessgranska servera simulera skapa sketcha
skissa skotta skanna skicka slipa slutföra snygga sopa sortera specificera sponsra spara sprida spika städa starta strukturera
stämma summera surfa svara säkra söka sålla tagga teckna testa texta tillfråga tillverka titta trycka twittra tvätta
underlätta underrätta undersöka uppdatera uppgradera uppmana utarbeta utforma utforska utfråga utlysa utreda utrusta utse
utvärdera utveckla utöka validera verifiera värdera värva åka ändra översätta äska ösa åtgärda öppna
"""
# Second conjugation and the irregular: infinitive and present side by side.
_PAIRS = """
ta:tar ge:ger göra:gör gå:går se:ser hålla:håller höra:hör lägga:lägger sätta:sätter dra:drar stå:står ställa:ställer
skriva:skriver läsa:läser ringa:ringer köpa:köper sälja:säljer söka:söker undersöka:undersöker besöka:besöker ansöka:ansöker
bygga:bygger byta:byter bjuda:bjuder driva:driver leda:leder lyfta:lyfter följa:följer hjälpa:hjälper hänga:hänger
utreda:utreder bereda:bereder förbereda:förbereder sammanställa:sammanställer beställa:beställer fastställa:fastställer
säkerställa:säkerställer iordningställa:iordningställer färdigställa:färdigställer anmäla:anmäler påbörja:påbörjar
beskriva:beskriver utse:utser översätta:översätter tillsätta:tillsätter fortsätta:fortsätter verkställa:verkställer
återkomma:återkommer återkoppla:återkopplar kartlägga:kartlägger planlägga:planlägger schemalägga:schemalägger
införa:inför genomföra:genomför utföra:utför slutföra:slutför bokföra:bokför diarieföra:diarieför protokollföra:protokollför
jämföra:jämför marknadsföra:marknadsför överföra:överför framföra:framför tillföra:tillför införskaffa:införskaffar
anskaffa:anskaffar skaffa:skaffar ordna:ordnar hitta:hittar köra:kör hyra:hyr lösa:löser tillse:tillser överse:överser
sända:sänder översända:översänder utsända:utsänder lämna:lämnar överlämna:överlämnar inlämna:inlämnar
betala:betalar utbetala:utbetalar upphandla:upphandlar upprätta:upprättar uppsöka:uppsöker upplysa:upplyser
bistå:bistår tillhandahålla:tillhandahåller sammanfatta:sammanfattar sammanföra:sammanför åta:åtar
bearbeta:bearbetar röja:röjer skriva:skriver bära:bär spela:spelar klippa:klipper baka:bakar koka:kokar laga:lagar
tydliggöra:tydliggör klargöra:klargör synliggöra:synliggör förtydliga:förtydligar formge:formger utge:utger
förhöra:förhör efterhöra:efterhör bestämma:bestämmer stämma:stämmer avstämma:avstämmer samla:samlar komplettera:kompletterar
efterlysa:efterlyser utlysa:utlyser vidarebefordra:vidarebefordrar vidta:vidtar tillskriva:tillskriver besvara:besvarar
ersätta:ersätter förse:förser försöka:försöker bidra:bidrar avsluta:avslutar mäta:mäter väga:väger räkna:räknar
beräkna:beräknar uppskatta:uppskattar klura:klurar spåna:spånar nå:når inrätta:inrättar inbjuda:inbjuder instruera:instruerar
utbilda:utbildar coacha:coachar handleda:handleder stötta:stöttar stödja:stödjer avlasta:avlastar assistera:assisterar
förlänga:förlänger stänga:stänger välja:väljer packa:packar lära:lär hjälpas:hjälps träffa:träffar intervjua:intervjuar
"""
# What is done at the table: said, shown, led. In the present tense these tell of the meeting, not of a promise.
_TELLING = """
anför anmäler anser avslutar avtackar bedömer bekräftar berättar berömmer beskriver betonar delger diskuterar
efterlyser exemplifierar flaggar framför framhåller framhäver frågar föredrar föreslår förevisar förklarar
förordar fördjupar förtydligar hoppas hälsar hänvisar inleder informerar instämmer intygar klargör kommenterar konstaterar
kompletterar ledde leder lyfter läser menar motiverar nämner noterar orienterar pekar poängterar
presenterar pratar påminner påpekar redogör redovisar reflekterar refererar rapporterar rekommenderar
resonerar sammanfattar summerar svarar säger tackar talar tillägger tipsar trycker tycker understryker undrar
uppger upplyser uppmanar uppmärksammar uppmuntrar uttrycker utvecklar vidimerar vill visar välkomnar yrkar åberopar
önskar öppnar överlämnar sammankallar ställer belyser problematiserar poängterar tillstyrker avstyrker ifrågasätter kritiserar befarar oroar
oroas gläds gläder tillägger återger flikar replikerar bemöter invänder protesterar reserverar jäv förtydligar definierar illustrerar demonstrerar lägesrapporterar
erinrar varnar efterfrågar ventilerar funderar beklagar gratulerar berör anmärker anknyter apropå fyller tangerar sammanfattar bjuder ger listar
"""
_STATES = """
anser arbetar behöver beror betyder bidrar blir bor börjar bör deltar finns framgår får fortgår fungerar förekommer förväntas
går gäller hamnar handlar har heter hinner innebär ingår innehåller kan känner kommer kostar krävs kvarstår känns ligger liknar
lär låter lämnar lever medför medverkar minns mår måste närvarar omfattar orkar pågår påverkar representerar
räcker saknar sitter ser skall ska skulle slutar står stannar stämmer trivs tror tänker utgör utgår vet vill vore verkar vikarierar
väntar äger är äro upplever avgår semestrar vabbar vikarierar tillträder efterträder arbetade pendlar studerar pluggar uppskattar gillar
föredrar håller ber brukar jobbar besitter kvarstår återstår råder upphör undervisar bevistar lutar avböjer avsäger anlände anländer
trivs älskar hatar kräver tillhör befinner slutade upptäcker konstaterade vinner förlorar fick hittar lyckas misslyckas
förlorar upplevs heter instämmer hamnar lider drabbas ökar minskar märker saknas syns överväger planerar hoppas jobbar
"""
_STATIVE = "kunna vara bli få ha vilja behöva finnas innebära medföra gälla räcka sluta börja heta veta tycka tro bero ske innehålla krävas omfatta utgöra minska öka förbli ligga"
_ENDINGS_NO_INFINITIVE = (
    "ska",
    "bra",
    "alla",
    "dessa",
    "våra",
    "flera",
    "andra",
    "båda",
    "några",
    "stora",
    "egna",
    "gärna",
    "borta",
)
_NOUN_ENDINGS = (
    "heter",
    "elser",
    "ningar",
    "ioner",
    "tioner",
    "gånger",
    "möten",
    "dagar",
    "veckor",
    "sidor",
    "under",
    "efter",
    "eller",
    "över",
    "söder",
    "vinter",
    "åter",
    "utanför",
    "alltefter",
    "ställer sig",
)
_SHORT = frozenset(["ta", "ge", "se", "gå", "få", "be", "dra", "stå", "slå", "le", "må", "nå", "sy", "så", "bo"])


@cache
def present_to_infinitive() -> dict[str, str]:
    """Each present tense of a verb of doing, with its infinitive."""
    table = {f"{verb}r": verb for verb in _AR.split()}
    table.update((present, verb) for verb, present in (pair.split(":") for pair in _PAIRS.split()))
    return table


@cache
def infinitives() -> frozenset[str]:
    """The infinitives of the verbs of doing."""
    return frozenset(present_to_infinitive().values())


@cache
def imperatives() -> frozenset[str]:
    """The imperatives that can be told from a noun: those in -a, and the short ones."""
    stems = {
        present[:-2] for present, verb in present_to_infinitive().items() if present.endswith("er") and len(verb) > 4
    }
    return (
        infinitives()
        | stems
        | {"gör", "hör", "för", "se", "ge", "ta", "be", "kör", "stäm", "fyll", "ring", "byt", "tag", "bygg"}
    )


@cache
def telling() -> frozenset[str]:
    """Present tenses that say what was said or shown at the table."""
    return frozenset(_TELLING.split())


@cache
def states() -> frozenset[str]:
    """Present tenses that say how things are."""
    return frozenset(_STATES.split())


def is_unknown_present(word: str) -> bool:
    """A word in the shape of a present tense that no list names: behind a person it is something she does."""
    return (
        len(word) > 4
        and word.islower()
        and word.endswith(("ar", "er"))
        and not word.endswith(_NOUN_ENDINGS)
        and word not in telling()
        and word not in states()
        and word not in present_to_infinitive()
    )


def is_passive(word: str) -> bool:
    """`förbättras`, `skickas`: an infinitive or present in -s."""
    return len(word) > 4 and word.endswith(("as", "es")) and not word.endswith("oss")  # noqa: PLR2004


def is_active_infinitive(word: str) -> bool:
    """Any verb in the infinitive that somebody can do: not passive, not a state."""
    if word in _SHORT:
        return word not in {"få", "må", "bo"}
    if word in infinitives():
        return True
    return len(word) > 3 and word.endswith("a") and word not in _STATIVE.split() and word not in _ENDINGS_NO_INFINITIVE  # noqa: PLR2004
