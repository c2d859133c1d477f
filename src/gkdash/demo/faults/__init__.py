"""Planted faults: for each check of the contract, one function that breaks one report and says what it broke."""
