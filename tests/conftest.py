"""What all tests share."""


def pytest_make_parametrize_id(config, val, argname):
    """Name bytes by their parameter: packages carry the time they were made, and two workers must see the same names."""
    return argname if isinstance(val, bytes | bytearray) else None
