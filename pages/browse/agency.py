"""One agency over all years: where it stands, its findings, its peers, its documents, its text against last year's."""

from gkdash.ui import filters, page

here = page.open_page("agency")
chosen = filters.bar(here)
