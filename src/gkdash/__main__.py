"""`python -m gkdash` is `gkdash`."""

from gkdash.cli.main import main

if __name__ == "__main__":
    main()
