import pytest

from gkdash.prose.vocabulary import keys, label, measures, subjects, unit


def test_every_measure_is_taken_by_a_subject_and_every_subject_takes_known_measures():
    taken = {measure for subject in subjects().values() for measure in subject.measures}
    assert taken == set(measures())


def test_there_are_29_subjects_and_129_keys():
    assert len(subjects()) == 29
    assert len(keys()) == len(set(keys())) == 129


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("hotline_12345.closed", "12345热线 · 办结", "12345 hotline · closed"),
        ("requests.satisfaction_rate", "群众诉求合计 · 满意率", "Public requests, pooled · satisfaction rate"),
        ("views.amount", "访问浏览量", "Visits and views"),
        ("training.people", "政务公开培训 · 人数", "Training on disclosure · people"),
    ],
)
def test_labels(key, zh, en):
    assert label(key, "zh") == zh
    assert label(key, "en") == en


def test_labels_are_told_apart():
    for language in ("zh", "en"):
        assert len({label(key, language) for key in keys()}) == len(keys())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("hotline_12345.received", "件"),
        ("proactive.published", "条"),
        ("press_conference.held", "次"),
        ("consultation.held", "次"),
        ("consultation.received", "条"),
        ("training.people", "人"),
        ("followers.people", "人"),
        ("processing_fee.amount", "元"),
        ("proactive.disclosure_rate", "%"),
    ],
)
def test_default_units(key, expected):
    assert unit(key) == expected


@pytest.mark.parametrize("key", ["visits.closed", "nobody.received", "hotline_12345", "hotline_12345.published"])
def test_what_the_contract_does_not_combine_is_no_key(key):
    with pytest.raises(KeyError):
        label(key, "zh")
