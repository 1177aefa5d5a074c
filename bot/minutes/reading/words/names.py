"""First names that are common in Sweden: a help to tell a person from a thing, never a limit."""

from functools import cache

_WOMEN = """
Agneta Agnes Aisha Alexandra Alice Alicia Alma Amanda Amelia Amina Amira Andrea Angelica Anette Anita Ann Anna
Annelie Anneli Annette Annica Annie Annika Astrid Barbro Beata Beatrice Berit Birgit Birgitta Bodil Britt Brita Britta Camilla
Carina Carin Carola Carolina Caroline Catarina Cathrine Catrin Cecilia Charlotta Charlotte Christina Clara Cornelia
Dagmar Daniela Diana Ebba Edith Elena Eleonor Elin Elina Elinor Elisabet Elisabeth Elise Ella Ellen Ellinor Elsa Elvira
Emelie Emilia Emma Emmy Erika Ester Eva Evelina Fanny Fatima Felicia Filippa Fredrika Frida Gabriella Gerd Gun Gunilla
Gunnel Hanna Hannah Hanne Harriet Hedda Hedvig Helen Helena Helene Helén Hilda Ida Ingela Inger Ingrid Irene Iris
Isabella Isabelle Jasmine Jannike Jeanette Jennie Jenny Jessica Johanna Josefin Josefine Julia Karin Karolina Katarina Katja
Kerstin Klara Kristin Kristina Lana Layla Lena Leila Lina Linda Linn Linnea Linnéa Lisa Lisbeth Lise Liselott Liv Lotta
Louise Lovisa Lova Lykke Madeleine Maja Maj Malena Malin Margareta Margaretha Maria Marianne Marie Marika Marina Marita
Marlene Marta Martina Matilda Mathilda Melissa Meta Mia Michaela Mikaela Mimmi Minna Mina Moa Mona Monica Monika My Märta
Nadia Nadja Natalie Nathalie Nellie Nicole Nina Nora Olga Olivia Paula Pernilla Petra Pia Rebecca Rebecka Regina Renata
Rita Ronja Rosa Rut Sabina Saga Samira Sandra Sanna Sara Sarah Selma Signe Sigrid Siri Siv Sofia Sofie Solveig Sonja
Stella Stina Susanna Susanne Svea Sylvia Sylvi Teresa Terese Therese Tilda Tilde Tina Tove Tuva Ulla Ulrika Ulrica Vanja
Veronica Veronika Vera Victoria Viktoria Vilma Viola Viveka Wilma Yasmin Ylva Yvonne Zahra Zara Gudrun Hillevi Iréne Inez Ines Lisen Maud Marit Märit Mirja Nanna Noor Pirjo Ragnhild Ritva Rose-Marie Sally Siw Thea Thyra Tyra Ulla-Britt Unni Wanja Ewa Eivor Ellen Elly Emmelie Eveline Gunvor Gerda Gertrud Hillevi Isa Jenni Kajsa Karla Katrin Kicki Lea Lilian Lilly Lillian Liselotte Lollo Mariana Marielle Majken Malou Merit Milla Miriam Mirjam Nadine Novalie Ottilia Paulina Ramona Rebecka Sigbritt Stephanie Susann Susan Tekla Tindra Tora Ursula Viveca Viveka Ylwa Alva Ida Åsa Åse Ängla
"""
_MEN = """
Abdi Abdullah Adam Adrian Ahmed Albert Albin Alex Alexander Alf Alfred Ali Allan Anders Andreas André Anton Arne Aron Arvid
August Axel Bengt Benjamin Bernt Bertil Birger Bjarne Björn Bo Bosse Börje Carl Casper Charlie Christer Christian Christoffer Claes
Conny Dag Dan Daniel David Dennis Edvard Edvin Edward Einar Elias Elliot Emanuel Emil Erik Eric Erland Ernst Eskil Evert
Fabian Felix Filip Folke Frank Fred Fredrik Gabriel Georg Gert Gunnar Gustaf Gustav Göran Göte Hampus Hans Harald Harry
Hasse Henning Henric Henrik Henry Herman Hjalmar Holger Hugo Håkan Hamid Hassan Hussein Ibrahim Igor Inge Ingemar Ingvar
Isak Ivan Ivar Jack Jacob Jakob Jan Janne Jens Jerker Jesper Jim Jimmy Joakim Joar Joel Johan Johannes John Johnny Jon Jonas
Jonathan Jonny Josef Julius Jörgen Karl Karsten Kasper Kennet Kenneth Kenny Kent Kevin Kim Kjell Klas Knut Konrad Krister
Kristian Kristoffer Kurt Lars Lasse Leif Lennart Leo Leon Leonard Linus Love Lucas Ludvig Lukas Magnus Malte Manne Marcus
Mario Mark Markus Martin Mats Matteo Mattias Matthias Max Maximilian Melker Melvin Michael Mikael Milan Milo Mohamed
Mohammed Muhammed Mustafa Måns Mårten Nicklas Niclas Niklas Nicolas Nikolaj Nils Noah Noel Olav Ole Oliver Olle Olof Ola Omar
Oskar Oscar Osman Otto Ove Patric Patrick Patrik Paul Pedro Pelle Per Peter Petter Philip Pierre Pontus Pål Pär Ragnar Ralf
Rasmus Richard Rickard Rikard Robert Robin Roger Roland Rolf Ronny Ruben Rune Rutger Samuel Samir Sebastian Sigge Sigvard
Simon Sixten Stefan Sten Stig Sture Svante Sven Sverker Sören Ted Teodor Theo Theodor Thomas Thor Tim Tobias Tom Tomas
Tommy Tony Tor Torbjörn Tord Tore Torsten Ture Ulf Uno Urban Valdemar Valter Vidar Viggo Viktor Victor Vilhelm Vincent
Waldemar Walter Wilhelm Ville William Xavier Yngve Yusuf Zlatan Bert Birk Bill Bruno Caj Carl-Johan Christofer Claes-Göran Crister Ebbe Egon Elis Elof Elton Emilio Evald Fritiof Frans Fritz Georgios Gösta Hadi Hilding Ingmar Jarl Jerry Joel Jonte Jussi Kaj Kai Kalle Karl-Johan Kjell-Åke Lage Lave Levi Linnar Loke Ludvig Lukas Matti Mehdi Melker Mehmet Micael Mikko Mohamad Nader Nikola Noa Nore Ola Orvar Otis Pekka Petrus Reine Reza Rurik Rutger Salim Sami Sivert Staffan Steve Stellan Stephan Sune Syrus Sylve Tage Tapio Tarek Thommy Timo Timothy Tintin Tobbe Torbjorn Trond Uffe Vide Vilgot Villiam Wille Wilmer Åke Ömer Örjan Östen
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
