"""Charts as Office draws them: from the specification to chart XML and the workbook behind it, which anybody may edit.

One function, `native`, serves PowerPoint and Word. It knows no document and no store; what Office has no chart for
(a flow, a grid) gives None, and is a table.
"""

from gkdash.exports.native.make import Native, native

__all__ = ["Native", "native"]
