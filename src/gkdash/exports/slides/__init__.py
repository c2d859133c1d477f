"""PowerPoint decks: a clean master or an office's own, slides with text, native charts and tables; what they say comes from others."""

from gkdash.exports.slides.deck import Deck
from gkdash.exports.slides.place import Place

__all__ = ["Deck", "Place"]
