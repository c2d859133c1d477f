"""`export offline`: a read-only county as plain HTML, for a machine without Python, internet or script; a page per agency.

Text from reports is text in it whatever it holds, and nothing leads out of the folder.
"""
