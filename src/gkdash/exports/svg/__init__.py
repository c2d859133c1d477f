"""Charts as SVG text, drawn here from the specification: for a page that needs no browser to be made and no script to be read."""

from gkdash.exports.svg.make import svg

__all__ = ["svg"]
