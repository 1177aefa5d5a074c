"""What was decided, what comes back to a later meeting, and what only sounds so."""

import pytest

from bot.minutes.reading.findings.comebacks import is_comeback
from bot.minutes.reading.findings.decisions import decision_clue
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.read import read_text


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrelsen beslutar att anta budgeten.",
        "Mötet beslutade enligt förslaget.",
        "Beslutades att skjuta upp frågan.",
        "Förslaget antogs.",
        "Dagordningen fastställdes.",
        "Anna valdes till ordförande.",
        "Till justerare utsågs Bo Ek.",
        "Gruppen enades om att behålla nuvarande tid.",
        "Beslut: Vi kör på alternativ A.",
        "Alla var överens om att fortsätta.",
        "Mötet godkände rapporten.",
        "Föregående protokoll godkändes och lades till handlingarna.",
        "Vi bestämde att mötena ska vara en timme.",
        "Beslut togs att flytta mötet.",
        "Ska vi köpa ny dator? Ja",
        "Mötet beviljade styrelsen ansvarsfrihet.",
        "LG ställer sig bakom planen.",
        "Avgiften fastställs till 200 kr.",
        "Styrelsen tog beslut om att anställa en vikarie.",
        "Bo Ek omvaldes på två år.",
        "Protokollet lades till handlingarna.",
        "Ledningsgruppen ger klartecken till inköpet.",
        "Vi beslöt att inte delta i år.",
        "Mötet svarade ja.",
        "Ordförande på ett år: Arvid Lönn (omval)",
        "Beslöts oförändrad avgift, 100 kr.",
        "[beslut] Bryggan öppnas den 1 maj.",
        "Besl: avgiften höjs till 900 kr.",
        "Rådet ställde sig bakom skrivelsen.",
        "Årsmötet gav styrelsen i uppdrag att söka bidrag.",
    ],
)
def test_a_decision_is_found(sentence: str) -> None:
    assert decision_clue(Sentence(sentence)) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrelsen ska besluta om budgeten i maj.",
        "Nämnden beslutade i mars att stänga skolan.",
        "Anna föreslår att mötet beslutar att köpa bilen.",
        "Förslaget avslogs.",
        "Inget beslut fattades.",
        "Beslut tas på nästa möte.",
        "Frågan diskuterades utan beslut.",
        "Vi behöver besluta om tiden.",
        "Anna valde att avstå.",
        "Beslutet har fattats av kommunen.",
        "Budgeten som antogs i höstas gäller fortfarande.",
        "Anna undrar om förslaget kan godkännas.",
        "Valberedningen föreslår att Bo väljs till kassör.",
        "Skolverket har beslutat om nya kursplaner.",
        "Väljs av årsmötet på två år?",
        "Styrelsen tillstyrker.",
    ],
)
def test_what_is_ahead_voted_down_or_decided_elsewhere_is_no_decision(sentence: str) -> None:
    assert decision_clue(Sentence(sentence)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Frågan återkommer på nästa möte.",
        "Ärendet bordläggs.",
        "Vi återkommer till frågan i höst.",
        "Punkten tas upp igen vid nästa LG.",
        "Punkten skjuts upp till nästa möte.",
        "Diskussionen fortsätter på nästa möte.",
        "Vi tar upp detta på nästa styrelsemöte.",
        "Ärendet återkommer till styrelsen i juni.",
        "Vi återkommer till detta på nästa möte.",
        "Frågan lyfts igen i mars.",
        "Hanns inte med, tas nästa gång.",
        "Frågan flyttas till nästa möte.",
        "Vi fortsätter diskussionen nästa gång.",
        "Frågan om avgiften sköts upp till marsmötet.",
        "Punkten kommer tillbaka till ledningsgruppen i februari.",
        "Hopptornet diskuteras åter i augusti.",
        "Vi följer upp statistiken på nästa möte.",
        "Ärendet om jourtider återkommer på ledningsgruppen i mars.",
    ],
)
def test_what_is_put_off_comes_back(sentence: str) -> None:
    assert is_comeback(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna återkommer med förslag till nästa möte.",
        "Bo tar med sig underlaget till nästa möte.",
        "Vi diskuterade frågan igen.",
        "Nästa möte är den 3 maj.",
        "Carin tar fram ett förslag till nästa möte.",
        "Anna tar upp frågan om lokalen.",
    ],
)
def test_a_promise_for_the_next_meeting_is_no_comeback(sentence: str) -> None:
    assert not is_comeback(sentence)


def test_a_question_and_its_answer_are_one_decision() -> None:
    draft = read_text("Möte 2024-03-05\n\n1. Namn\nSka vi byta namn? Nej.\n\n2. Övrigt\nKan man beställa själv? Ja.\n")

    assert [found.text for found in draft.decisions] == ["Ska vi byta namn? Nej."]
