"""The sixth step: each promise of the plan parts, and each deed of the review, with its own verb and object."""

from bihuan.reading.commitments.claims import Claim, Claims
from bihuan.reading.commitments.commitments import find_claims

__all__ = ["Claim", "Claims", "find_claims"]
