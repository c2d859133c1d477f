"""`export consolidated`: a government's three statutory tables summed from its units, and set against what it published."""
