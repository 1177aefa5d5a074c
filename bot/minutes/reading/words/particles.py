"""Verbs that mean a deed only together with a second word, and verbs that with it mean something else."""

from functools import cache

_NEEDS = """
går: igenom vidare tillbaka
ser: över till efter
håller: ihop i kontakt koll kontakten samman utkik
hör: med av sig efter runt kring
står: för
stämmer: av
ställer: samman i frågan fram upp
arbetar: vidare fram om
jobbar: vidare fram om
lämnar: in över ut förslag underlag till besked återkoppling synpunkter
söker: upp bidrag efter medel stöd tillstånd pengar
ger: feedback återkoppling besked synpunkter förslag underlag input
följer: upp
leder: arbetet
samlar: in ihop upp
fortsätter: med att arbetet
bidrar: med
lyfter: frågan detta det in ärendet
drar: i ihop igång upp
pratar: med
talar: med
trycker: upp
rapporterar: tillbaka
förtydligar: i
kompletterar: med underlaget
överlämnar: till
sammanfattar: och
svarar: på för
kommenterar: på i
börjar: på med att
hittar: på en ett
ber: om
anmäler: oss laget gruppen skolan deltagare
påminner: dem alla honom henne övriga samtliga
återkopplar: till med om
"""
_NEVER = """
tar: ordet emot upp del slut tid plats
gör: ont att skillnad
uppdaterar: om kring gruppen oss mötet
meddelar: att om sig
hör: till
lägger: vikt
drar: igenom
ser: ut fram
går: på bra ut
kör: igenom
påminner: om
tipsar: om
planerar: att för
handlar: om
frågar: om hur varför vad vem vilka vilken vilket när var sig ifall
sätter: sig
"""


def _table(text: str) -> dict[str, frozenset[str]]:
    rows = (line.partition(":") for line in text.split("\n") if line)
    return {verb: frozenset(others.split()) for verb, _, others in rows}


@cache
def needed() -> dict[str, frozenset[str]]:
    """The second words of which one has to follow: `hör med`, `ser över`."""
    return _table(_NEEDS)


@cache
def misleading() -> dict[str, frozenset[str]]:
    """The second words that make talk or a state of it: `tar upp`, `ser fram`."""
    return _table(_NEVER)
