"""Sentence by sentence: what is a promise, whose it is, and what only looks like one."""

from datetime import date

import pytest

from bot.minutes.reading.findings.assignments import assignments_in, assignments_of
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence, split

PEOPLE = People(["Anna Berg", "Bo Ek", "Carin Dahl", "Åsa Lind", "Ulf Norén", "Maj-Britt Holm"])
MEETING = date(2024, 2, 1)


def found(text: str) -> list[str]:
    sentence = Sentence(text, alone=True, before="En mening före.")
    return [owner.written for made in assignments_of(sentence, PEOPLE, MEETING) for owner in made.owners]


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("Anna tar fram ett förslag till nästa möte.", ["Anna"]),
        ("Bo Ek kollar med leverantören.", ["Bo Ek"]),
        ("Carin skickar ut inbjudan senast den 3 maj.", ["Carin"]),
        ("Det bestämdes att Åsa bokar lokalen.", ["Åsa"]),
        ("Ulf ska höra med ekonomi om fakturan.", ["Ulf"]),
        ("Anna och Bo stämmer av tidplanen.", ["Anna", "Bo"]),
        ("Till nästa vecka sammanställer Carin enkätsvaren.", ["Carin"]),
        ("Därefter tar Anna kontakt med kommunen.", ["Anna"]),
        ("Styrelsen uppdrar åt Bo att se över stadgarna.", ["Bo"]),
        ("Kassören får i uppdrag att begära in offerter.", ["Kassören"]),
        ("Anna åtar sig att skriva texten.", ["Anna"]),
        ("AB undersöker möjligheten till bidrag.", ["AB"]),
        ("Vi behöver en ny skrivare, Bo kollar upp priser.", ["Bo"]),
        ("Anna har pratat med Bo, som återkommer med besked.", ["Bo"]),
        ("Maj-Britt ansvarar för fikat på höstmötet.", ["Maj-Britt"]),
        ("Boka lokal (Carin)", ["Carin"]),
        ("Uppdatera hemsidan - Ulf", ["Ulf"]),
        ("Anna: mejla alla medlemmar", ["Anna"]),
        ("Ansvarig: Bo och Carin", ["Bo", "Carin"]),
        ("Kansliet skickar ut kallelsen i god tid.", ["Kansliet"]),
        ("Arbetsgruppen för miljö ska ta fram riktlinjer under hösten.", ["Arbetsgruppen för miljö"]),
        ("Ordföranden kontaktar jurist.", ["Ordföranden"]),
        ("Alla läser igenom underlaget till nästa gång.", ["Alla"]),
        ("Vi skickar in ansökan före den 1 april.", ["Vi"]),
        ("IT-avdelningen kommer att uppgradera systemet i vecka 12.", ["IT-avdelningen"]),
        ("Åsa Lind fick i uppdrag att kontakta fastighetsägaren.", ["Åsa Lind"]),
        ("Bo lovade att fixa nycklar.", ["Bo"]),
        ("Anna håller i nästa möte.", ["Anna"]),
        ("Om ingen annan vill så tar Bo protokollet.", ["Bo"]),
        ("Carin följer upp med HR.", ["Carin"]),
        ("Bo ser till att lokalen låses.", ["Bo"]),
        ("AP: Anna skickar länken", ["Anna"]),
        ("Åsa pratar med vaktmästaren om larmet.", ["Åsa"]),
        ("Anna hör av sig till Bo.", ["Anna"]),
        ("Valberedningen tar fram förslag på ny kassör.", ["Valberedningen"]),
        ("Rektorerna ska inkomma med underlag senast 15/3.", ["Rektorerna"]),
        ("Projektledaren återkommer med datum.", ["Projektledaren"]),
        ("Anna, Bo och Carin bildar en arbetsgrupp som tar fram förslag.", ["Anna", "Bo", "Carin"]),
        ("Ulf fortsätter arbetet med budgeten.", ["Ulf"]),
        ("Anna delar ut nycklar på fredag.", ["Anna"]),
        ("Frågan lämnas till Bo som får kolla upp detta.", ["Bo"]),
        ("Samtliga chefer ombeds inkomma med synpunkter senast v. 10.", ["Samtliga chefer"]),
        ("Anna undersöker saken vidare.", ["Anna"]),
        ("Carin skriver ihop en text.", ["Carin"]),
        ("@Carin lägger in mötet i kalendern", ["Carin"]),
        ("Bo kan kontakta kommunen om detta.", ["Bo"]),
        ("Anna kan ta kontakt med biblioteket.", ["Anna"]),
        ("Carin behöver uppdatera ansökan före fredag.", ["Carin"]),
        ("Underlaget skickas ut av Åsa.", ["Åsa"]),
        ("Ansvarig för lokalen är Ulf.", ["Ulf"]),
        ("Ansvaret ligger på Bo.", ["Bo"]),
        ("Anna tog på sig att skriva ett utkast.", ["Anna"]),
        ("Bo påminner dem som inte har betalat.", ["Bo"]),
        ("Carin tar över arbetet med hemsidan.", ["Carin"]),
        ("@åsa lägger in mötet i kalendern", ["åsa"]),
        ("Uppdrag till Carin att ta fram statistik.", ["Carin"]),
        ("Jag kollar med kommunen.", ["Jag"]),
        ("Anna, som skrev den förra ansökan, återkommer med ett förslag.", ["Anna"]),
        ("Anna och Bo (om de hinner) ringer runt till klubbarna.", ["Anna", "Bo"]),
        ("Carin Dahl (KD) åtar sig att fråga byalaget.", ["Carin Dahl"]),
        ("Det är Anna och Bo som ordnar affischer.", ["Anna", "Bo"]),
        ("Ulf lovade klippa gräset.", ["Ulf"]),
        ("Förvaltningen uppdras att redovisa kostnaden.", ["Förvaltningen"]),
        ("Skriva README på svenska @anna @bo", ["anna", "bo"]),
    ],
)
def test_a_promise_is_found_with_its_owners(sentence: str, owners: list[str]) -> None:
    assert found(sentence) == owners


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna informerade om läget.",
        "Anna informerar om läget i projektet.",
        "Bo visar en film om arbetet.",
        "Carin berättar att enkäten har skickats ut.",
        "Anna har pratat med Bo.",
        "Bo undrar om vi ska byta leverantör.",
        "Åsa föreslår att vi bokar en ny lokal.",
        "Anna går igenom budgeten.",
        "Lokalen ska renoveras under våren.",
        "Vi diskuterade om vi ska ändra tiden.",
        "Ulf påminner om städdagen den 4 maj.",
        "Kommunen kommer att stänga av vattnet.",
        "Regeringen ska lämna ett förslag i höst.",
        "Carin tycker att vi borde satsa mer.",
        "Det är viktigt att alla är med.",
        "Anna är sjuk idag.",
        "Bo slutar i augusti.",
        "Gruppen diskuterar frågan.",
        "Alla presenterar sig.",
        "Vi går laget runt.",
        "Mötet öppnas av Anna.",
        "Anna hälsar alla välkomna.",
        "Ordföranden öppnar mötet.",
        "Vi ska kunna använda systemet från mobilen.",
        "Systemet ska klara tusen användare.",
        "Medlemmarna kan anmäla sig på hemsidan.",
        "Anna tackar för ett bra arbete.",
        "Frågan om hur Bo ska hinna diskuterades.",
        "Om Anna skickar texten kan vi trycka den.",
        "Bo jobbar på förslaget just nu.",
        "Anna lyfter frågan om lokaler.",
        "Carin redovisar resultatet från enkäten.",
        "Vi har bokat lokalen.",
        "Skatteverket granskar ärendet.",
        "Bo arbetar halvtid.",
        "Anna deltar på konferensen i maj.",
        "Ulf svarar att det inte går.",
        "Anna vill att vi tar fram en plan.",
        "Hur tar vi detta vidare?",
        "Ska Bo boka lokalen?",
        "Bo bokar inte lokalen.",
        "Anna ser fram emot våren.",
        "Vi ses nästa vecka.",
        "Carin ger en lägesrapport.",
        "Ekonomin ser bra ut.",
        "Åsa anser att avgiften är för hög.",
        "Anna rapporterar från styrgruppen.",
        "Gruppen är positiv till förslaget.",
        "Bo meddelar att han slutar.",
        "Anna sammanfattar diskussionen.",
        "Styrelsen består av fem ledamöter.",
        "Vi tror att detta löser problemet.",
        "Föreningen har 120 medlemmar.",
        "Det kommer att krävas mer resurser.",
        "Ett förslag är att Anna tar över.",
        "Anna kommer från Umeå.",
        "Bo tar upp frågan om parkering.",
        "Carin beskriver processen.",
        "Vi får se hur det går.",
        "Målet är att alla enheter ska ha en plan.",
        "Förslaget innebär att Bo tar över ansvaret.",
        "Anna håller en presentation om läget.",
        "Carin inleder med en återblick.",
        "Åsa poängterar att tiden är knapp.",
        "Vi behöver bli bättre på att återkoppla.",
        "Arbetet fortsätter enligt plan.",
        "Gruppen kommer fram till att lokalen är för liten.",
        "Mötet leds av Anna.",
        "Ägaren ansvarar enligt ordningsstadgan för att klotter tas bort.",
        "Ulf informerar om att HR tar fram nya rutiner.",
        "Anna frågar varför kostnaden ökar.",
        "Annars får vi ta den dyra lokalen.",
        "Maten ska kunna ätas av alla.",
        "Carin planerar att gå i pension.",
        "Protokollet justeras av Bo.",
        "Anna kan tänka sig att vara med.",
        "Bo kan inte komma.",
        "Föräldrarna kan mejla in frågor till Carin.",
        "Kan Anna boka lokalen?",
        "Åsa behöver hjälp med kassan.",
        "Utställningen öppnas av Ulf.",
    ],
)
def test_talk_wishes_questions_and_what_is_done_are_no_promises(sentence: str) -> None:
    assert found(sentence) == []


def test_a_misspelt_first_name_means_the_participant() -> None:
    made = assignments_of(Sentence("Carrin ringer."), PEOPLE, MEETING)

    assert [owner.person for one in made for owner in one.owners] == ["Carin Dahl"]


def test_the_words_that_gave_it_away_are_marked() -> None:
    (assignment,) = assignments_of(Sentence("Anna skickar ut underlaget senast den 6 mars."), PEOPLE, MEETING)

    assert [(clue.kind, assignment.text[clue.start : clue.end]) for clue in assignment.why] == [
        ("owner", "Anna"),
        ("promise", "skickar"),
        ("due", "senast den 6 mars"),
    ]


@pytest.mark.parametrize(
    ("sentence", "due", "words"),
    [
        ("Anna bokar lokal senast den 6 mars.", "2024-03-06", "senast den 6 mars"),
        ("Anna bokar lokal till 6/3.", "2024-03-06", "6/3"),
        ("Anna bokar lokal före 2024-03-06.", "2024-03-06", "2024-03-06"),
        ("Anna bokar lokal v. 10.", "2024-03-08", "v. 10"),
        ("Anna bokar lokal till fredag.", "2024-02-02", "fredag"),
        ("Anna bokar lokal till nästa möte.", None, "till nästa möte"),
        ("Anna bokar lokal senast den femtonde mars.", "2024-03-15", "senast den femtonde mars"),
        ("Anna bokar lokal senast torsdag 15:e.", "2024-02-15", "senast torsdag 15:e"),
        ("Anna bokar lokal i helgen.", None, "i helgen"),
        ("Anna bokar lokal innan lanseringen.", None, "innan lanseringen"),
        ("Anna bokar lokal efter sommaren.", None, "efter sommaren"),
        ("Om en månad ska Anna boka lokal.", None, "Om en månad"),
        ("Anna bokar lokal den 10 januari.", "2024-01-10", None),
        ("Anna svarar på brevet från den 3 januari.", None, None),
        ("Anna bokar lokal.", None, None),
    ],
)
def test_a_deadline_is_a_day_or_the_words_that_were_used(sentence: str, due: str | None, words: str | None) -> None:
    (assignment,) = assignments_of(Sentence(sentence), PEOPLE, MEETING)

    if words is None:
        assert assignment.due_text is None
    else:
        assert (assignment.due and assignment.due.isoformat(), assignment.due_text) == (due, words)


def test_without_a_meeting_day_a_date_without_a_year_stays_words() -> None:
    (assignment,) = assignments_of(Sentence("Anna bokar lokal senast den 6 mars."), PEOPLE, None)

    assert (assignment.due, assignment.due_text) == (None, "senast den 6 mars")


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        (
            "Anna tar fram ett underlag och Bo bokar en lokal.",
            ["Anna: Anna tar fram ett underlag", "Bo: Bo bokar en lokal."],
        ),
        (
            "Carin skickar protokollet till Anna och Bo beställer nya stolar.",
            ["Carin: Carin skickar protokollet till Anna", "Bo: Bo beställer nya stolar."],
        ),
        (
            "Åsa undersöker priset på tält, Ulf frågar runt bland medlemmarna.",
            ["Åsa: Åsa undersöker priset på tält", "Ulf: Ulf frågar runt bland medlemmarna."],
        ),
        ("Anna kollar datum, Bo bokar.", ["Anna: Anna kollar datum", "Bo: Anna kollar datum, Bo bokar."]),
        (
            "Anna tar fram ett underlag och skickar det till Bo.",
            ["Anna: Anna tar fram ett underlag och skickar det till Bo."],
        ),
        (
            "Anna kontaktar kommunen och därefter bokar Bo en tid.",
            ["Anna: Anna kontaktar kommunen", "Bo: därefter bokar Bo en tid."],
        ),
    ],
)
def test_each_of_two_promises_in_a_sentence_has_its_own_owner(sentence: str, made: list[str]) -> None:
    found = assignments_of(Sentence(sentence), PEOPLE, MEETING)

    assert [f"{', '.join(owner.written for owner in one.owners)}: {one.text}" for one in found] == made
    assert [one.text[clue.start : clue.end] for one in found for clue in one.why if clue.kind == "owner"] == [
        owner.written for one in found for owner in one.owners
    ]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Anna har ringt kommunen. Hon återkommer med besked.", ["Anna"]),
        ("Ulf berättade om läget för Carin. Hon kollar siffrorna.", ["Carin"]),
        ("Bo har hittat en lokal. Den är stor. Han bokar den.", ["Bo"]),
        ("Anna och Bo gick skyddsrond. De sammanställer en plan.", ["Anna", "Bo"]),
        ("Lokalen är liten. Hon bokar en annan.", []),
        ("Anna har ringt kommunen. De återkommer med besked.", []),
    ],
)
def test_a_pronoun_stands_for_whoever_was_named_last(text: str, owners: list[str]) -> None:
    sentences = [Sentence(part, "1") for part in split(text)]

    assert [owner.written for one in assignments_in(sentences, PEOPLE, MEETING) for owner in one.owners] == owners


def test_a_pronoun_does_not_reach_into_the_item_before() -> None:
    sentences = [Sentence("Anna har ringt kommunen.", "1"), Sentence("Hon återkommer med besked.", "2")]

    assert assignments_in(sentences, PEOPLE, MEETING) == []
