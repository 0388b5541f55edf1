"""Evidence files (佐证材料): told by their bytes, cleaned of where they were taken, hashed, kept, never changed."""

from bihuan.loop.evidence.store import Kept, Limits, keep, open_kept

__all__ = ["Kept", "Limits", "keep", "open_kept"]
