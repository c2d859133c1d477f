"""The command line: thin commands over the packages below; results go to standard output, all else to standard error."""
