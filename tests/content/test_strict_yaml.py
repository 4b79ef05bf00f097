"""What strict YAML accepts, and the line of each thing that it refuses.

Knows YAML text. Never knows content files.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content.strict_yaml import DEEPEST, parse, parse_front_matter, written

GOOD = """\
# a comment
name: "yes"
count: 10
share: 0.25
tiny: 1.0e-3
below: -4
on_time: true
nothing: null
empty:
text: >-
  folded
  text
list:
  - first
  - {inner: [a, b]}
"""


def test_plain_values_come_out_as_written():
    parsed = parse(GOOD)
    assert parsed.faults == ()
    assert parsed.data == {
        "name": "yes",
        "count": 10,
        "share": 0.25,
        "tiny": 0.001,
        "below": -4,
        "on_time": True,
        "nothing": None,
        "empty": None,
        "text": "folded text",
        "list": ["first", {"inner": ["a", "b"]}],
    }


def test_every_value_has_its_line():
    lines = parse(GOOD).lines
    assert (lines[("name",)], lines[("text",)], lines[("list", 0)], lines[("list", 1, "inner", 1)]) == (2, 10, 14, 15)


REFUSED = {
    "a key given twice": ("a: 1\nb: 2\na: 3\n", 3, "given twice"),
    "a key given twice within": ("a:\n  b: 1\n  b: 2\n", 3, "given twice"),
    "an anchor": ("a: 1\nb: &x text\n", 2, "anchor"),
    "an alias": ("a: &x text\nb: *x\n", 2, "an alias"),
    "a tag": ("a:\n  !!str 5\n", 2, "tag"),
    "a tag of Python": ("a: !!python/object/apply:os.system ['true']\n", 1, "tag"),
    "a merge key": ("a: 1\n<<: {b: 2}\n", 2, "merge key"),
    "yes": ("a: yes\n", 1, "“yes”"),
    "Off": ("a: Off\n", 1, "“Off”"),
    "n": ("a: [m, n]\n", 1, "“n”"),
    "True": ("a: True\n", 1, "“True”"),
    "a tilde": ("a: ~\n", 1, "“~”"),
    "an octal number": ("\na: 010\n", 2, "“010”"),
    "a hexadecimal number": ("a: 0x1F\n", 1, "“0x1F”"),
    "a sexagesimal number": ("a: 1:30\n", 1, "“1:30”"),
    "underscores": ("a: 1_000\n", 1, "“1_000”"),
    "a number without a point": ("a: 1e5\n", 1, "“1e5”"),
    "a number without digits before the point": ("a: .5\n", 1, "“.5”"),
    "a plus": ("a: +5\n", 1, "“+5”"),
    "infinity": ("a: .inf\n", 1, "“.inf”"),
    "a number too large": ("a: 1.0e999\n", 1, "“1.0e999”"),
    "a date": ("a: 2024-05-01\n", 1, "date"),
    "a time": ("a: 2024-05-01T10:00:00Z\n", 1, "date"),
    "a boolean key": ("on: 1\n", 1, "“on”"),
    "a number as key": ("1: a\n", 1, "key"),
    "an empty key": ("a: 1\n? \n: b\n", 2, "key"),
    "a list as key": ("a: 1\n? [b]\n: c\n", 2, "key"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "second document"),
    "an open bracket": ("a: 1\nb: [1, 2\nc: 3\n", 3, "not YAML"),
    "a tab": ("a:\n\tb: 1\n", 2, "not YAML"),
    "a control character": ("a: 1\nb: \x01\n", 2, "not YAML"),
    "nothing": ("# only a comment\n", 2, "empty"),
}


@pytest.mark.parametrize(("text", "line", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_misleads_is_refused_with_its_line(text, line, said):
    faults = parse(text).faults
    assert line in [fault.line for fault in faults if said in fault.what]
    assert all(fault.remedy for fault in faults)


@pytest.mark.parametrize(
    "text", ["2104.x", "1,000", "5%", "v1.0", "no one", "on time", "10 GPUs", "a:b", "-5 dB", "3/4"]
)
def test_text_that_only_resembles_a_number_stays_text(text):
    parsed = parse(f"a: {text}\n")
    assert (parsed.data, parsed.faults) == ({"a": text}, ())


def test_quoted_words_are_text():
    assert parse("a: 'no'\nb: \"010\"\nc: |\n  yes\n").data == {"a": "no", "b": "010", "c": "yes\n"}


def test_all_faults_are_told_at_once():
    assert [fault.line for fault in parse("a: yes\nb: 010\nc: 2024-01-01\n").faults] == [1, 2, 3]


def test_deep_nesting_is_a_fault_and_not_a_crash():
    parsed = parse("a: " + "[" * 5000 + "]" * 5000)
    assert parsed.faults[0].what == f"nested more than {DEEPEST} levels deep"


def test_front_matter_counts_lines_from_the_top_of_the_file():
    head, body = parse_front_matter("---\na: 1\nb: yes\n---\n\nThe body.\n\n---\nnot a head\n")
    assert head.data["a"] == 1
    assert [(fault.line, "“yes”" in fault.what) for fault in head.faults] == [(3, True)]
    assert body == "The body.\n\n---\nnot a head"


def test_a_file_without_front_matter_says_so():
    assert "front matter" in parse_front_matter("# Title\n").head.faults[0].what


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!?|>'\"#%@`,\n \t0159~yn<=.\x00é", max_size=60))
def test_no_text_at_all_makes_the_parser_raise(text):
    parsed = parse(text)
    assert parsed.faults or parsed.data is None or isinstance(parsed.data, str | int | float | bool | list | dict)


TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    st.text(alphabet="yYn0123.e+-:# '\"|>\\\n\t{}[]&*!%@`~=<$"),
    st.sampled_from(["yes", "no", "y", "on", "1e3", "2020-01-01", "~", "null", ".5", "<<", "0x1f", "1_000", "12:30"]),
)
PLAIN_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(-1e6, 1e6) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(TEXTS, PLAIN_DATA, max_size=4))
def test_what_is_written_is_read_back_without_a_fault(data):
    got = parse(written(data))
    assert got.faults == ()
    assert got.data == data


def test_several_lines_are_written_as_a_block_and_plain_words_without_quotes():
    assert written({"a": "one\ntwo", "b": "plain words", "c": ["yes"]}) == (
        "a: |-\n  one\n  two\nb: plain words\nc:\n  - 'yes'\n"
    )
