"""What is handed over as files: workbooks, open data, the consolidated report, letters; without a server or a browser.

Reads through named queries of the store, writes bytes or files, and knows no screen. The same store gives the same bytes.
"""
