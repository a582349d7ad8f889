"""What a book says in words: prose → sentences → facts bound to a concept, a measure, a base and a year.

`lines`, `paragraphs` and `sentences` make sentences of pages; `headings` tells the sections apart; a module a section
family (n01_overview … n13_performance) holds its vocabulary; `lexer` and `clauses` are the grammar they share. A
number that cannot be bound stays unbound: nothing here may guess.
"""
