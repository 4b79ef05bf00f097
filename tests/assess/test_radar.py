"""The radar says in words what it shows, and shows nothing that was not evidenced.

Knows SVG. Never knows how a score came about.
"""

from xml.etree import ElementTree

from interviewer.assess.radar import radar
from interviewer.assess.report import CapabilityReport
from interviewer.domain.vocabulary import Capability

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*scores: float | None) -> tuple[str, ElementTree.Element]:
    capabilities = tuple(
        CapabilityReport(
            capability=capability,
            name=f"{capability.value} & <more>",
            score=score,
            level=None if score is None else round(score),
            minutes=1,
            tentative=False,
            anchor="",
        )
        for capability, score in zip(Capability, scores, strict=True)
    )
    svg = radar(capabilities)
    return svg, ElementTree.fromstring(svg) if svg else ElementTree.Element("none")


def kinds(root: ElementTree.Element, tag: str, kind: str) -> int:
    return sum(kind in (element.get("class") or "").split() for element in root.iter(tag))


def test_a_whole_radar_is_one_closed_outline() -> None:
    _, root = drawn(1.0, 2.0, 3.0, 4.0, 2.5, 1.5)
    assert kinds(root, "polygon", "area") == 1
    assert kinds(root, "circle", "score") == 6
    assert kinds(root, "line", "gap") == 0


def test_a_gap_stays_open() -> None:
    _, root = drawn(3.0, 2.0, None, None, 2.5, None)
    assert kinds(root, "polygon", "area") == 0
    assert kinds(root, "line", "edge") == 1  # the first two are neighbours, the fifth stands alone
    assert kinds(root, "circle", "score") == 3
    assert kinds(root, "line", "gap") == 3


def test_the_last_and_the_first_are_neighbours() -> None:
    _, root = drawn(3.0, None, None, None, None, 2.0)
    assert kinds(root, "line", "edge") == 1


def test_it_has_a_title_and_says_its_values_in_words() -> None:
    _, root = drawn(3.04, None, None, None, None, None)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text or "" for element in root if element.tag in ("title", "desc")}
    assert set((root.get("aria-labelledby") or "").split()) == set(named)
    assert "3.0 of 4" in named["radar-desc"]
    assert named["radar-desc"].count("not evidenced") == 5


def test_where_nothing_was_evidenced_there_is_no_picture() -> None:
    assert drawn(*[None] * 6)[0] == ""
