"""Definitions of what is computed from reported figures; pure, knows no database and no screen."""
