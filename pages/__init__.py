"""Pages lie in sub-folders of this package, one per section of the navigation, and never directly in it.

Until `app.py` has run once, Streamlit offers every script directly in `pages/` by its own address, without running
`app.py`: such a script can be opened around the gate. Sub-folders are not offered.
"""
