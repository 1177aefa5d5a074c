"""The words of the invented minutes."""

from cards.minutes.views import ItemView, ParagraphView
from cards.samples.people import AMIRA, CHAIR, ELIN, NADJA, SECRETARY, SVEN

DECISIONS = (
    "Gruppen antar lokalplanen för 2027 med de ändringar som gjordes på mötet.",
    "Rutinen för vikarier gäller från den 1 januari.",
)

ITEMS = (
    ItemView(
        "1",
        "Återkoppling från föregående möte",
        "INFORMATION",
        (CHAIR,),
        (
            ParagraphView("Tre av fyra uppdrag är klara. Trygghetsenkäten är försenad och återkommer."),
            ParagraphView("Karin tackar alla som hjälpte till med öppet hus."),
        ),
    ),
    ItemView("2", "Nytt från systergrupper", "INFORMATION", (), ()),
    ItemView(
        "3",
        "Lokalplan 2027",
        "BESLUT",
        (AMIRA, "Mira Ståhl (gäst)"),
        (
            ParagraphView("Amira går igenom de tre förslagen:"),
            ParagraphView("Paviljonger vid Ekskolan", 0, "•"),
            ParagraphView("Hyra i Tingshuset", 0, "•"),
            ParagraphView("Två våningar, tillträde i augusti", 1, "•"),
            ParagraphView("Flytta årskurs 6 till Björkskolan", 0, "•"),
            ParagraphView("Gruppen beslutar att anta lokalplanen för 2027 med de ändringar som gjordes på mötet."),
            ParagraphView("Amira skickar ut lokalplanen till skolorna senast den 4 december."),
        ),
    ),
    ItemView(
        "4",
        "Budgetuppföljning oktober och prognos för helåret, med jämförelse mot de tre senaste åren",
        "INFORMATION",
        ("Ekonomiavdelningen",),
        (
            ParagraphView("Underskottet är 1,2 miljoner kronor, mest för vikarier."),
            ParagraphView("Sven och VC-gruppen tar fram en prognos för personalkostnaderna till nästa LG."),
        ),
    ),
    ItemView(
        "5",
        "Ny rutin för vikarier",
        "DIALOG",
        (SVEN, NADJA),
        (
            ParagraphView("Dialog i två grupper:"),
            ParagraphView("Vad fungerar i dag?", 0, "1."),
            ParagraphView("Vad hindrar oss?", 0, "2."),
            ParagraphView("Rutinen för vikarier gäller från den 1 januari."),
        ),
    ),
    ItemView(
        "6",
        "Avslut och utcheckning",
        None,
        (SECRETARY, ELIN),
        (ParagraphView("Bra tempo och tydliga underlag. Vi börjar i tid nästa gång också."),),
    ),
)
