"""What is wrong with a report, said of the agency; doubt of the reader's is said elsewhere."""
