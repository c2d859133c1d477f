"""A basket keeps views in the order somebody wants; a reference leads back to what a figure was made from."""

import pytest

from gkdash.errors import StateError
from gkdash.state import Basket, Database, refer, resolve
from gkdash.state.basket import LIMIT


@pytest.fixture
def database(tmp_path):
    opened = Database(str(tmp_path / "state.db"))
    yield opened
    opened.close()


def test_a_basket_nobody_used_is_empty_and_makes_no_file(database):
    assert Basket(database).items() == []
    assert not database.is_there


def test_views_stay_in_the_order_they_are_put_into(database):
    basket = Basket(database)
    for name in ("a.one", "a.two", "a.three"):
        basket.add(name, {"year": "2024"}, name)
    one, two, three = basket.items()
    basket.arrange([three.id, one.id])
    assert [item.view for item in basket.items()] == ["a.three", "a.one", "a.two"]
    basket.remove(one.id)
    assert [item.view for item in basket.items()] == ["a.three", "a.two"]
    basket.annotate(two.id, " 请县长阅 ")
    assert [item.note for item in basket.items()] == ["", "请县长阅"]
    basket.clear()
    assert basket.items() == []


def test_the_same_view_is_in_once_whatever_the_order_of_its_parameters(database):
    basket = Basket(database)
    first = basket.add("a.one", {"year": "2024", "type": "town"}, "一")
    again = basket.add("a.one", {"type": "town", "year": "2024"}, "二")
    assert (again.id, len(basket.items())) == (first.id, 1)
    basket.add("a.one", {"year": "2023", "type": "town"}, "三")
    assert len(basket.items()) == 2


def test_baskets_of_two_owners_are_apart(database):
    mine, yours = Basket(database, "a"), Basket(database, "b")
    item = mine.add("a.one", {}, "一")
    yours.remove(item.id)
    yours.clear()
    assert (len(mine.items()), yours.items()) == (1, [])


def test_a_full_basket_says_so(database):
    basket = Basket(database)
    for number in range(LIMIT):
        basket.add("a.one", {"n": str(number)}, "")
    with pytest.raises(StateError, match="60 views already"):
        basket.add("a.one", {"n": "more"}, "")


def test_a_reference_leads_back(database):
    assert resolve(database, "ABCDEFGH") is None
    code = refer(database, "hotline.channels", {"year": "2024"}, "g-000007.duckdb", "热线")
    assert len(code) == 8
    assert refer(database, "hotline.channels", {"year": "2024"}, "g-000007.duckdb", "热线") == code
    assert refer(database, "hotline.channels", {"year": "2024"}, "g-000008.duckdb", "热线") != code
    found = resolve(database, f" {code[:4].lower()}-{code[4:]} ")
    assert (found.view, found.parameters, found.generation) == ("hotline.channels", {"year": "2024"}, "g-000007.duckdb")
    assert resolve(database, "AAAAAAAA") is None
