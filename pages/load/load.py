"""Load: hand in files or a folder, see what was read, and keep it or throw it away."""

from gkdash.ui import load_view, page

spoken, t, shelf = page.open_without_data("load")
load_view.page(t, spoken, shelf)
