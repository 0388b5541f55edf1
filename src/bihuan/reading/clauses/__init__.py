"""The third step: passages become sentences, and sentences clauses, never cut inside a quotation or brackets."""

from bihuan.reading.clauses.clauses import Clause, Sentence, sentences

__all__ = ["Clause", "Sentence", "sentences"]
