"""Settings come from the environment, and a wrong one is refused by name."""

import pytest

from gkdash.errors import SettingsError
from gkdash.settings import load


def test_limits_from_the_environment():
    settings = load({"GKDASH_PAGES": "10", "GKDASH_TIMEOUT_SECONDS": "2.5", "GKDASH_STORE": "/srv/gkdash"})
    assert (settings.limits.pages, settings.limits.timeout_seconds, settings.store) == (10, 2.5, "/srv/gkdash")
    assert settings.limits.cells == 200_000
    assert settings.state == ""
    assert load({"GKDASH_STATE": "postgresql://db/gkdash"}).state == "postgresql://db/gkdash"


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        (
            {"GKDASH_PAGES": "many"},
            "GKDASH_PAGES 的值是 'many'。GKDASH_PAGES is 'many'. 请设为正整数。Set it to a positive whole number.",
        ),
        (
            {"GKDASH_TIMEOUT_SECONDS": "0"},
            "GKDASH_TIMEOUT_SECONDS 的值是 '0'。GKDASH_TIMEOUT_SECONDS is '0'. 请设为正数。Set it to a positive number.",
        ),
        (
            {"GKDASH_LANGUAGE": "de"},
            "GKDASH_LANGUAGE 的值是 'de'。GKDASH_LANGUAGE is 'de'. 请设为 zh 或 en。Set it to zh or en.",
        ),
    ],
)
def test_a_wrong_setting_is_refused_by_name(environ, message):
    with pytest.raises(SettingsError) as caught:
        load(environ)
    assert str(caught.value) == message
