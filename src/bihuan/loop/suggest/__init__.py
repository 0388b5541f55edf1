"""Who should lead a promise, and why: from units' duties, the fields of their functions, and past decompositions."""

from bihuan.loop.suggest.functions import functions_of
from bihuan.loop.suggest.learned import Example, Learned, learn
from bihuan.loop.suggest.suggest import Reason, Suggestion, UnitDuties, suggest_units

__all__ = ["Example", "Learned", "Reason", "Suggestion", "UnitDuties", "functions_of", "learn", "suggest_units"]
