"""Months, weekdays and the small numbers, as they are written in Swedish."""

_NAMES = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_SHORT = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
MONTHS: dict[str, int] = (
    {name: i for i, name in enumerate(_NAMES, 1)} | {name: i for i, name in enumerate(_SHORT, 1)} | {"sept": 9}
)
WEEKDAYS: dict[str, int] = {
    name: i for i, name in enumerate(["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"])
} | {
    name: i
    for i, name in enumerate(["måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"])
}
NUMBERS: dict[str, int] = {
    name: i
    for i, name in enumerate(
        ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
    )
} | {"en": 1}
_ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde"
    " sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte"
    " tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta"
)
ORDINALS: dict[str, int] = {name: i for i, name in enumerate(_ORDINALS.split(), 1)}
