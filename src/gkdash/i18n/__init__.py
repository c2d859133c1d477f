"""Texts of the interface: Chinese sentences stand in the code, translations in gettext catalogues.

Statutory labels are not translated here: they belong to an edition of the form, which carries an English gloss.
"""

from gkdash.i18n.translate import LANGUAGES, Translate, mark, translate, translator

__all__ = ["LANGUAGES", "Translate", "mark", "translate", "translator"]
