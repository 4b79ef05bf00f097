"""Flawed and partial solutions of the LRU cache item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

from collections import OrderedDict, defaultdict, deque


class Base:
    """A sound cache; each flaw below changes one part of it."""

    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(capacity)
        self.capacity = capacity
        self.items = OrderedDict()

    def __len__(self):
        return len(self.items)

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)


class Unchecked(Base):
    """Checks no capacity, and takes an empty value for a miss."""

    def __init__(self, capacity):
        super().__init__(max(capacity, 1))

    def get(self, key, default=None):
        value = self.items.get(key)
        if not value:
            return default if value is None else value
        self.items.move_to_end(key)
        return value


class FirstInFirstOut(Base):
    def get(self, key, default=None):
        return self.items.get(key, default)


class OverwritingIsNoUse(Base):
    def put(self, key, value):
        self.items[key] = value
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)


class EvictsFirst(Base):
    """Makes room before looking whether the key is there already."""

    def put(self, key, value):
        if len(self.items) >= self.capacity:
            self.items.popitem(last=False)
        self.items[key] = value
        self.items.move_to_end(key)


class EvictsNewest(Base):
    def put(self, key, value):
        if key not in self.items and len(self.items) == self.capacity:
            self.items.popitem()
        self.items[key] = value
        self.items.move_to_end(key)


class OneTooMany(Base):
    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity + 1:
            self.items.popitem(last=False)


class NeverBelowTwo(Base):
    """The list of a cache of one has the same first and last entry, which this code does not expect."""

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > max(self.capacity, 2):
            self.items.popitem(last=False)


class Recency(Base):
    """A list for the order, searched at every use."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.items, self.order = {}, []

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.order.remove(key)
        self.order.append(key)
        return self.items[key]

    def put(self, key, value):
        if key in self.items:
            self.order.remove(key)
        elif len(self.items) == self.capacity:
            del self.items[self.order.pop(0)]
        self.order.append(key)
        self.items[key] = value


class FirstInFirstOutList(Recency):
    """A list, searched at every put, and reading does not count."""

    def get(self, key, default=None):
        return self.items.get(key) or default

    def __init__(self, capacity):
        super().__init__(max(capacity, 1))


class ClockTimes(Base):
    """A counter for each key, and a search for the smallest at every eviction."""

    def __init__(self, capacity):
        super().__init__(max(capacity, 1))
        self.items, self.used, self.now = {}, {}, 0

    def touch(self, key):
        self.now += 1
        self.used[key] = self.now

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.touch(key)
        return self.items[key]

    def put(self, key, value):
        if key not in self.items and len(self.items) == self.capacity:
            oldest = min(self.used, key=self.used.__getitem__)
            del self.items[oldest], self.used[oldest]
        self.items[key] = value
        self.touch(key)


class LazyQueue(Base):
    """Appends every use to a queue and skips outdated entries at eviction, so that hits make the queue grow."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.items, self.queue, self.pending = {}, deque(), {}

    def touch(self, key):
        self.queue.append((key, self.items[key]))
        self.pending[key] = self.pending.get(key, 0) + 1

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.touch(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.touch(key)
        while len(self.items) > self.capacity:
            oldest, _ = self.queue.popleft()
            self.pending[oldest] -= 1
            if not self.pending[oldest]:
                del self.items[oldest], self.pending[oldest]


class DefaultEntries(Base):
    """A miss makes an entry."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.items = defaultdict(lambda: None)

    def get(self, key, default=None):
        value = self.items[key]
        if value is None:
            return default
        del self.items[key]
        self.items[key] = value
        return value

    def put(self, key, value):
        self.items.pop(key, None)
        self.items[key] = value
        if len(self.items) > self.capacity:
            del self.items[next(iter(self.items))]


class SharedItems(Base):
    items = OrderedDict()

    def __init__(self, capacity):
        self.capacity = capacity
        if capacity < 1:
            raise ValueError(capacity)


class TextKeys(Base):
    def get(self, key, default=None):
        return super().get(str(key), default)

    def put(self, key, value):
        super().put(str(key), value)


class NoDefault(Base):
    def get(self, key, default=None):
        return super().get(key)


SOLUTIONS = {
    f.__name__: f
    for f in (
        Unchecked,
        FirstInFirstOut,
        OverwritingIsNoUse,
        EvictsFirst,
        EvictsNewest,
        OneTooMany,
        NeverBelowTwo,
        Recency,
        FirstInFirstOutList,
        ClockTimes,
        LazyQueue,
        DefaultEntries,
        SharedItems,
        TextKeys,
        NoDefault,
    )
}
FAILS = {
    "Unchecked": "t10 t11",
    "FirstInFirstOut": "t01 t03 t08 t10",
    "OverwritingIsNoUse": "t04 t08",
    "EvictsFirst": "t05 t08",
    "EvictsNewest": "t01 t02 t03 t04 t08 t10 t12",
    "OneTooMany": "t01 t02 t03 t04 t07 t08 t09 t10 t12 t15",
    "NeverBelowTwo": "t09",
    "Recency": "t16 t17 t18",
    "FirstInFirstOutList": "t01 t03 t08 t10 t11 t17",
    "ClockTimes": "t11 t17",
    "LazyQueue": "t19",
    "DefaultEntries": "t08 t09 t10 t12 t14",
    "SharedItems": "t07 t08 t09 t14 t15",
    "TextKeys": "t13",
    "NoDefault": "t03 t04 t06 t10 t12",
}
EXEMPLARS = {"weak": "FirstInFirstOutList", "fluent_wrong": "ClockTimes", "ok": "Unchecked", "strong": "reference"}
