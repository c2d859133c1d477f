"""`export letters`: what each agency has to mend, as a letter; what was sent is compared with what the reports say now."""
