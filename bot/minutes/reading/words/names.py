"""First names that are common in Sweden: a help to tell a person from a thing, never a limit."""

from functools import cache

_WOMEN = """
Agnes Agneta Aisha Alexandra Alice Alicia Alma Alva Amanda Amelia Amina Amira Andrea Anette Angelica Anita Ann Anna
Anneli Annelie Annette Annica Annie Annika Astrid Barbro Beata Beatrice Berit Birgit Birgitta Bodil Brita Britt
Britta Camilla Carin Carina Carola Carolina Caroline Catarina Cathrine Catrin Cecilia Charlotta Charlotte Christina
Clara Cornelia Dagmar Daniela Diana Ebba Edith Eivor Elena Eleonor Elin Elina Elinor Elisabet Elisabeth Elise Ella
Ellen Ellinor Elly Elsa Elvira Emelie Emilia Emma Emmelie Emmy Erika Ester Eva Evelina Eveline Ewa Fanny Fatima
Felicia Filippa Fredrika Frida Gabriella Gerd Gerda Gertrud Gudrun Gun Gunilla Gunnel Gunvor Hanna Hannah Hanne
Harriet Hedda Hedvig Helen Helena Helene Helén Hilda Hillevi Ida Ines Inez Ingela Inger Ingrid Irene Iris Iréne Isa
Isabella Isabelle Jannike Jasmine Jeanette Jenni Jennie Jenny Jessica Johanna Josefin Josefine Julia Kajsa Karin
Karla Karolina Katarina Katja Katrin Kerstin Kicki Klara Kristin Kristina Lana Layla Lea Leila Lena Lilian Lillian
Lilly Lina Linda Linn Linnea Linnéa Lisa Lisbeth Lise Liselott Liselotte Lisen Liv Lollo Lotta Louise Lova Lovisa
Lykke Madeleine Maj Maja Majken Malena Malin Malou Margareta Margaretha Maria Mariana Marianne Marie Marielle Marika
Marina Marit Marita Marlene Marta Martina Mathilda Matilda Maud Melissa Merit Meta Mia Michaela Mikaela Milla Mimmi
Mina Minna Miriam Mirja Mirjam Moa Mona Monica Monika My Märit Märta Nadia Nadine Nadja Nanna Natalie Nathalie
Nellie Nicole Nina Noor Nora Novalie Olga Olivia Ottilia Paula Paulina Pernilla Petra Pia Pirjo Ragnhild Ramona
Rebecca Rebecka Regina Renata Rita Ritva Ronja Rosa Rose-Marie Rut Sabina Saga Sally Samira Sandra Sanna Sara Sarah
Selma Sigbritt Signe Sigrid Siri Siv Siw Sofia Sofie Solveig Sonja Stella Stephanie Stina Susan Susann Susanna
Susanne Svea Sylvi Sylvia Tekla Teresa Terese Thea Therese Thyra Tilda Tilde Tina Tindra Tora Tove Tuva Tyra Ulla
Ulla-Britt Ulrica Ulrika Unni Ursula Vanja Vera Veronica Veronika Victoria Viktoria Vilma Viola Viveca Viveka Wanja
Wilma Kattis Kickan Lollo Tessan Yasmin Ylva Ylwa Yvonne Zahra Zara Ängla Åsa Åse
"""
_MEN = """
Abdi Abdullah Adam Adrian Ahmed Albert Albin Alex Alexander Alf Alfred Ali Allan Anders Andreas André Anton Arne
Aron Arvid August Axel Bengt Benjamin Bernt Bert Bertil Bill Birger Birk Bjarne Björn Bo Bosse Bruno Börje Caj Carl
Carl-Johan Casper Charlie Christer Christian Christofer Christoffer Claes Claes-Göran Conny Crister Dag Dan Daniel
David Dennis Ebbe Edvard Edvin Edward Egon Einar Elias Elis Elliot Elof Elton Emanuel Emil Emilio Eric Erik Erland
Ernst Eskil Evald Evert Fabian Felix Filip Folke Frank Frans Fred Fredrik Fritiof Fritz Gabriel Georg Georgios Gert
Gunnar Gustaf Gustav Göran Gösta Göte Hadi Hamid Hampus Hans Harald Harry Hassan Hasse Henning Henric Henrik Henry
Herman Hilding Hjalmar Holger Hugo Hussein Håkan Ibrahim Igor Inge Ingemar Ingmar Ingvar Isak Ivan Ivar Jack Jacob
Jakob Jan Janne Jarl Jens Jerker Jerry Jesper Jim Jimmy Joakim Joar Joel Johan Johannes John Johnny Jon Jonas
Jonathan Jonny Jonte Josef Julius Jussi Jörgen Kai Kaj Kalle Karl Karl-Johan Karsten Kasper Kennet Kenneth Kenny
Kent Kevin Kim Kjell Kjell-Åke Klas Knut Konrad Krister Kristian Kristoffer Kurt Lage Lars Lasse Lave Leif Lennart
Leo Leon Leonard Levi Linnar Linus Loke Love Lucas Ludvig Lukas Magnus Malte Manne Marcus Mario Mark Markus Martin
Mats Matteo Matthias Matti Mattias Max Maximilian Mehdi Mehmet Melker Melvin Micael Michael Mikael Mikko Milan Milo
Mohamad Mohamed Mohammed Muhammed Mustafa Måns Mårten Nader Nicklas Niclas Nicolas Niklas Nikola Nikolaj Nils Noa
Noah Noel Nore Ola Olav Ole Oliver Olle Olof Omar Orvar Oscar Oskar Osman Otis Otto Ove Patric Patrick Patrik Paul
Pedro Pekka Pelle Per Peter Petrus Petter Philip Pierre Pontus Pär Pål Ragnar Ralf Rasmus Reine Reza Richard Rickard
Rikard Robert Robin Roger Roland Rolf Ronny Ruben Rune Rurik Rutger Salim Sami Samir Samuel Sebastian Sigge Sigvard
Simon Sivert Sixten Staffan Stefan Stellan Sten Stephan Steve Stig Sture Sune Svante Sven Sverker Sylve Syrus Sören
Tage Tapio Tarek Ted Teodor Theo Theodor Thomas Thommy Thor Tim Timo Timothy Tintin Tobbe Tobias Tom Tomas Tommy
Tony Tor Torbjorn Torbjörn Tord Tore Torsten Trond Ture Uffe Ulf Uno Urban Valdemar Valter Victor Vidar Vide Viggo
Viktor Vilgot Vilhelm Ville Villiam Vincent Waldemar Walter Wilhelm Wille William Wilmer Xavier Yngve Yusuf Zlatan
Ante Benke Janne Jonte Micke Robban Stickan Åke Ömer Örjan Östen
"""


@cache
def first_names() -> frozenset[str]:
    """The first names in lower case."""
    return frozenset(name.lower() for name in (_WOMEN + _MEN).split())


def is_first_name(word: str) -> bool:
    """Whether a capitalised word, or the first half of a double name, is a common first name."""
    if not word[:1].isupper():
        return False
    low = word.lower()
    return low in first_names() or low.partition("-")[0] in first_names()


@cache
def _gendered() -> tuple[frozenset[str], frozenset[str]]:
    women, men = frozenset(_WOMEN.lower().split()), frozenset(_MEN.lower().split())
    return women - men, men - women


def _half(word: str) -> str:
    return word.lower().partition("-")[0]


def is_woman(word: str) -> bool:
    """Whether a first name is one that women have, and men seldom."""
    return _half(word) in _gendered()[0]


def is_man(word: str) -> bool:
    """Whether a first name is one that men have, and women seldom."""
    return _half(word) in _gendered()[1]
