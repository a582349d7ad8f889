"""The annexes of a book: tables of self-evaluation, and the list of terms explained."""
