"""Figures that the prose states: who, what, how much, and the words they rest on."""
