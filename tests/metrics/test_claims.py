import pytest

from gkdash.metrics.claims import ClaimRate, claim_rates
from gkdash.records import Indicator


def claim(key, value, *, qualifier="exact", scope="own", period="year", evidence="", sentence=0):
    return Indicator(key, value, "件", qualifier, scope, period, evidence, 0, 1, sentence, sentence + 40, "overview")


def implied(subject, numerator, denominator, scope="own"):
    rate = 100 * numerator / denominator
    return ClaimRate(
        subject, "closure_rate", scope, "year", rate, is_stated=False, numerator=numerator, denominator=denominator
    )


def stated(key, rate, denominator, position, *, possible):
    subject, _, measure = key.partition(".")
    return ClaimRate(
        subject,
        measure,
        "own",
        "year",
        rate,
        is_stated=True,
        denominator=denominator,
        is_possible=possible,
        stated_by=position,
    )


def test_closed_out_of_received_is_an_implied_rate():
    found = claim_rates([claim("hotline_12345.received", 88), claim("hotline_12345.closed", 80)])
    assert found == (implied("hotline_12345", 80, 88),)


def test_what_was_carried_in_had_to_be_closed_too():
    found = claim_rates(
        [claim("applications.received", 15), claim("applications.carried_in", 2), claim("applications.closed", 16)]
    )
    assert found == (implied("applications", 16, 17),)


@pytest.mark.parametrize(
    "claims",
    [
        [claim("hotline_12345.received", 88)],
        [claim("hotline_12345.closed", 88)],
        [claim("hotline_12345.received", 0), claim("hotline_12345.closed", 0)],
        [claim("hotline_12345.received", 88, qualifier="at_least"), claim("hotline_12345.closed", 88)],
        [claim("hotline_12345.received", 88), claim("hotline_12345.closed", 88, qualifier="about")],
        [claim("hotline_12345.received", 880, scope="area"), claim("hotline_12345.closed", 88)],
        [claim("hotline_12345.received", 880, period="cumulative"), claim("hotline_12345.closed", 88)],
        [
            claim("hotline_other.received", 80),
            claim("hotline_other.received", 20),
            claim("hotline_other.closed", 100),
        ],
        [
            claim("applications.received", 15),
            claim("applications.carried_in", 2, qualifier="about"),
            claim("applications.closed", 16),
        ],
        [claim("petition_platform.received", 8), claim("hotline_12345.closed", 8)],
        [claim("applications.received", 8), claim("applications.closed", 9)],
    ],
)
def test_without_two_exact_counts_of_the_same_thing_nothing_is_implied(claims):
    assert claim_rates(claims) == ()


def test_own_and_area_are_kept_apart():
    claims = [
        claim("hotline_12345.received", 88),
        claim("hotline_12345.closed", 88),
        claim("hotline_12345.received", 900, scope="area"),
        claim("hotline_12345.closed", 891, scope="area"),
    ]
    assert claim_rates(claims) == (
        implied("hotline_12345", 891, 900, "area"),
        implied("hotline_12345", 88, 88),
    )


@pytest.mark.parametrize(
    ("rate", "evidence", "base", "possible"),
    [
        (95.3, "满意率95.3%", 88, False),
        (98.7, "满意率98.7%", 1286, True),
        (95.5, "满意率95.5%", 88, True),
        (95.5, "满意率95.50%", 88, False),
        (95.45, "满意率95.45%", 88, True),
        (100, "满意率100%", 88, True),
    ],
)
def test_whether_a_stated_rate_can_be(rate, evidence, base, possible):
    claims = [claim("hotline_12345.received", base), claim("hotline_12345.satisfaction_rate", rate, evidence=evidence)]
    assert claim_rates(claims) == (stated("hotline_12345.satisfaction_rate", rate, base, 1, possible=possible),)


def test_satisfaction_is_of_the_cases_closed_where_these_are_stated():
    claims = [
        claim("hotline_12345.received", 90),
        claim("hotline_12345.closed", 88),
        claim("hotline_12345.satisfaction_rate", 95.45, evidence="95.45%"),
        claim("hotline_12345.closure_rate", 97.8, evidence="97.8%"),
    ]
    assert claim_rates(claims)[1:] == (
        stated("hotline_12345.satisfaction_rate", 95.45, 88, 2, possible=True),
        stated("hotline_12345.closure_rate", 97.8, 90, 3, possible=True),
    )


def test_a_rate_of_a_group_is_of_all_channels_of_its_sentence():
    claims = [
        claim("hotline_12345.received", 88),
        claim("petition_platform.received", 8),
        claim("public_inquiry.received", 1),
        claim("mayor_mailbox.received", 1),
        claim("county_mailbox.received", 2),
        claim("hotline_other.received", 700, sentence=90),
        claim("requests.satisfaction_rate", 95.3, evidence="满意率95.3%"),
    ]
    assert claim_rates(claims) == (stated("requests.satisfaction_rate", 95.3, 100, 6, possible=False),)


def test_a_group_with_a_hedged_channel_has_no_base():
    claims = [
        claim("hotline_12345.received", 88, qualifier="at_least"),
        claim("petition_platform.received", 8),
        claim("requests.satisfaction_rate", 95.3, evidence="95.3%"),
    ]
    assert claim_rates(claims) == (stated("requests.satisfaction_rate", 95.3, None, 2, possible=None),)


def test_a_hedged_rate_is_not_judged():
    claims = [
        claim("hotline_12345.received", 88),
        claim("hotline_12345.satisfaction_rate", 95.3, qualifier="at_least", evidence="95.3%以上"),
    ]
    assert claim_rates(claims) == (stated("hotline_12345.satisfaction_rate", 95.3, 88, 1, possible=None),)


def test_a_rate_without_a_count_of_its_own_is_not_judged():
    claims = [claim("proactive.disclosure_rate", 99, evidence="99%"), claim("proactive.published", 50)]
    assert claim_rates(claims) == (stated("proactive.disclosure_rate", 99, None, 0, possible=None),)
