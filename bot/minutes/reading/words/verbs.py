"""Verbs of doing and of telling, each in the infinitive and the present; the rules ask, they do not list."""

from functools import cache

from bot.minutes.reading.words.listing import phrases, words

# First conjugation: infinitive in -a, present in -ar. What somebody does after a meeting.
_AR = """
aktivera analysera annonsera anordna anpassa anropa ansvara anteckna arkivera arrangera avboka avisera avropa
avstämma bearbeta bedöma beställa bevaka bifoga bilda bjuda boka bokföra bygga byta chatta checka debugga
definiera dela delegera designa diarieföra digitalisera distribuera dokumentera driva dubbelkolla efterforska
efterfråga efterhöra eskalera fakturera filma fixa flagga flytta formatera formge formulera forska fota fråga fundera
förankra förbereda fördela föreslå förhandla förhöra förlänga förmedla granska handla hantera hämta identifiera
implementera importera inhämta initiera installera integrera intervjua inventera jobba justera kalla kartlägga kika
knacka koda kolla kombinera kommentera kommunicera komplettera konfigurera kontakta kontrollera konvertera
koordinera kopiera koppla korrekturläsa korta lada laga lagra lansera layouta leta lista logga lokalisera lossa
lämna länka lösa maila markera marknadsföra meddela mejla merga migrera mocka modellera montera måla nagelfara
notera ordna organisera packa paketera parkera patcha peka pinga pitcha placera planera plocka polera porta posta
prata prioritera producera programmera projektera prova pröva publicera putsa refaktorera registrera rekrytera
renovera rensa reparera reservera revidera rita rätta samla sammankalla samordna samråda samtala schemalägga
sekretessgranska servera simulera skanna skapa skicka skissa skotta slipa slutföra snygga sopa sortera spara
specificera spika sponsra sprida starta strukturera städa stämma summera surfa svara säkra sålla söka tagga teckna
testa texta tillfråga tillverka titta trycka tvätta twittra underlätta underrätta undersöka uppdatera uppgradera
uppmana utarbeta utforma utforska utlysa utreda utrusta utse utveckla utvärdera utöka validera verifiera värdera
värva ändra äska åka åtgärda öppna ösa översätta
"""
# Second conjugation and the irregular: infinitive and present side by side.
_PAIRS = """
anmäla:anmäler anskaffa:anskaffar ansöka:ansöker assistera:assisterar avlasta:avlastar avsluta:avslutar
avstämma:avstämmer baka:bakar bearbeta:bearbetar bereda:bereder beräkna:beräknar beskriva:beskriver
beställa:beställer bestämma:bestämmer besvara:besvarar besöka:besöker betala:betalar bidra:bidrar bistå:bistår
bjuda:bjuder bokföra:bokför bygga:bygger byta:byter bära:bär coacha:coachar diarieföra:diarieför dra:drar
driva:driver efterhöra:efterhör efterlysa:efterlyser ersätta:ersätter fastställa:fastställer formge:formger
fortsätta:fortsätter framföra:framför färdigställa:färdigställer följa:följer förbereda:förbereder förhöra:förhör
förlänga:förlänger förse:förser försöka:försöker förtydliga:förtydligar ge:ger genomföra:genomför gå:går göra:gör
handleda:handleder hitta:hittar hjälpa:hjälper hjälpas:hjälps hyra:hyr hänga:hänger hålla:håller höra:hör
inbjuda:inbjuder införa:inför införskaffa:införskaffar inlämna:inlämnar inrätta:inrättar instruera:instruerar
intervjua:intervjuar iordningställa:iordningställer jämföra:jämför kartlägga:kartlägger klargöra:klargör
klippa:klipper klura:klurar koka:kokar komplettera:kompletterar köpa:köper köra:kör laga:lagar leda:leder
lyfta:lyfter lägga:lägger lämna:lämnar lära:lär läsa:läser lösa:löser marknadsföra:marknadsför mäta:mäter nå:når
ordna:ordnar packa:packar planlägga:planlägger protokollföra:protokollför påbörja:påbörjar ringa:ringer räkna:räknar
röja:röjer samla:samlar sammanfatta:sammanfattar sammanföra:sammanför sammanställa:sammanställer
schemalägga:schemalägger se:ser skaffa:skaffar skriva:skriver slutföra:slutför spela:spelar spåna:spånar
ställa:ställer stämma:stämmer stänga:stänger stå:står stödja:stödjer stötta:stöttar synliggöra:synliggör
säkerställa:säkerställer sälja:säljer sända:sänder sätta:sätter söka:söker ta:tar tillföra:tillför
tillhandahålla:tillhandahåller tillse:tillser tillskriva:tillskriver tillsätta:tillsätter träffa:träffar
tydliggöra:tydliggör undersöka:undersöker upphandla:upphandlar upplysa:upplyser upprätta:upprättar
uppskatta:uppskattar uppsöka:uppsöker utbetala:utbetalar utbilda:utbildar utföra:utför utge:utger utlysa:utlyser
utreda:utreder utse:utser utsända:utsänder verkställa:verkställer vidarebefordra:vidarebefordrar vidta:vidtar
väga:väger välja:väljer åta:åtar återkomma:återkommer återkoppla:återkopplar överföra:överför överlämna:överlämnar
ombesörja:ombesörjer återrapportera:återrapporterar reklamera:reklamerar prissätta:prissätter sanera:sanerar
puffa:puffar överse:överser översända:översänder översätta:översätter
"""
# What is done at the table: said, shown, led. In the present tense these tell of the meeting, not of a promise.
_TELLING = """
anför anknyter anmäler anmärker anser apropå avslutar avstyrker avtackar bedömer befarar beklagar bekräftar belyser
bemöter berättar berömmer berör beskriver betonar bjuder definierar delger demonstrerar diskuterar efterfrågar
efterlyser erinrar exemplifierar flaggar flikar framför framhäver framhåller funderar fyller fördjupar
föredrar föreslår förevisar förklarar förordar förtydligar ger gläder gläds gratulerar hoppas hälsar hänvisar
ifrågasätter illustrerar informerar inleder instämmer intygar invänder jäv klargör kommenterar kompletterar
konstaterar kritiserar ledde leder listar lyfter lägesrapporterar läser menar motiverar noterar nämner orienterar
oroar oroas pekar poängterar pratar presenterar problematiserar protesterar påminner påpekar rapporterar redogör
redovisar refererar reflekterar rekommenderar replikerar reserverar resonerar sammanfattar sammankallar ställer
summerar svarar säger tackar talar tangerar tillstyrker tillägger tipsar trycker tycker understryker undrar uppger
upplyser uppmanar uppmuntrar uppmärksammar uttrycker utvecklar varnar ventilerar vidimerar vill visar välkomnar
yrkar åberopar återger önskar öppnar överlämnar
"""
_STATES = """
anlände anländer anser arbetade arbetar avböjer avgår avsäger befinner behöver ber beror besitter betyder bevistar
bidrar blir bor brukar bör börjar deltar drabbas efterträder fick finns fortgår framgår fungerar får föredrar
förekommer förlorar förväntas gillar gäller går hamnar har hatar heter hinner hittar hoppas håller ingår
innebär innehåller instämmer jobbar kan kommer konstaterade kostar kräver krävs kvarstår känner känns lever lider
ligger liknar lutar lyckas lämnar lär låter medför medverkar minns minskar misslyckas märker mår måste närvarar
omfattar orkar pendlar pluggar pågår påverkar representerar räcker råder saknar saknas semestrar ser sitter
sliter kämpar brottas ska skall skulle slutade slutar stannar studerar stämmer står syns tillhör
tillträder trivs tror tänker undervisar
upphör upplever upplevs uppskattar upptäcker utgår utgör vabbar verkar vet vikarierar vill vinner vore väntar äger
älskar är äro återstår ökar överväger
"""
_STATIVE = words(
    """
    kunna vara bli få ha vilja behöva finnas innebära medföra gälla räcka sluta börja heta veta tycka tro bero ske
    innehålla krävas omfatta utgöra minska öka förbli ligga
    """
)
_ENDINGS_NO_INFINITIVE = phrases(
    """
    ska, bra, alla, dessa, våra, flera, andra, båda, några, stora, egna, gärna, borta
    """
)
_SHORTEST = 4
_NOUN_ENDINGS = phrases(
    """
    heter, elser, ningar, ioner, tioner, gånger, möten, dagar, veckor, sidor, under, efter, eller, över, söder, vinter,
    åter, utanför, alltefter, ställer sig
    """
)
_SHORT = words(
    """
    ta ge se gå få be dra stå slå le må nå sy så bo
    """
)


@cache
def present_to_infinitive() -> dict[str, str]:
    """Each present tense of a verb of doing, with its infinitive."""
    table = {f"{verb}r": verb for verb in _AR.split()}
    table.update((present, verb) for verb, present in (pair.split(":") for pair in _PAIRS.split()))
    return table


@cache
def infinitive_to_present() -> dict[str, str]:
    """Each infinitive of a verb of doing, with its present tense."""
    return {verb: present for present, verb in present_to_infinitive().items()}


@cache
def infinitives() -> frozenset[str]:
    """The infinitives of the verbs of doing."""
    return frozenset(present_to_infinitive().values())


@cache
def imperatives() -> frozenset[str]:
    """The imperatives that can be told from a noun: those in -a, and the short ones."""
    stems = {
        present[:-2]
        for present, verb in present_to_infinitive().items()
        if present.endswith("er") and len(verb) > _SHORTEST
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


def is_told(word: str) -> bool:
    """`informerar`, `informerade`: said at the table, now or then."""
    return word in telling() or (word.endswith("de") and f"{word[:-2]}r" in telling())


@cache
def states() -> frozenset[str]:
    """Present tenses that say how things are."""
    return frozenset(_STATES.split())


def is_unknown_present(word: str) -> bool:
    """A word in the shape of a present tense that no list names: behind a person it is something she does."""
    return (
        len(word) > _SHORTEST
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
    return len(word) > 3 and word.endswith("a") and word not in _STATIVE and word not in _ENDINGS_NO_INFINITIVE  # noqa: PLR2004
