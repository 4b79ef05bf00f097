"""Flawed and partial solutions of the data loader item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import random

import numpy as np


class Base:
    """A sound loader; each flaw below changes one part of it."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, seed=0):
        if batch_size < 1:
            raise ValueError(batch_size)
        self.dataset, self.batch_size = dataset, batch_size
        self.shuffle, self.drop_last, self.seed = shuffle, drop_last, seed
        self.rng = random.Random(seed)

    def __len__(self):
        full, rest = divmod(len(self.dataset), self.batch_size)
        return full + (rest > 0 and not self.drop_last)

    def order(self):
        order = list(range(len(self.dataset)))
        if self.shuffle:
            self.rng.shuffle(order)
        return order

    def __iter__(self):
        order = self.order()
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            yield [self.dataset[i] for i in order[start : start + self.batch_size]]


class Unchecked(Base):
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, seed=0):
        super().__init__(dataset, max(batch_size, 1), shuffle, drop_last, seed)
        self.batch_size = batch_size


class InPlace(Base):
    def __iter__(self):
        if self.shuffle:
            self.rng.shuffle(self.dataset)
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            yield [self.dataset[i] for i in range(start, min(start + self.batch_size, len(self.dataset)))]


class GlobalInPlace(Unchecked):
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, seed=0):
        super().__init__(dataset, batch_size, shuffle, drop_last, seed)
        np.random.seed(seed)

    def __iter__(self):
        if self.shuffle:
            np.random.shuffle(self.dataset)
        starts = range(0, len(self) * self.batch_size, self.batch_size)
        return iter([list(self.dataset[start : start + self.batch_size]) for start in starts])


class Reseeds(Base):
    def order(self):
        self.rng = random.Random(self.seed)
        return super().order()


class GlobalState(Base):
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, seed=0):
        super().__init__(dataset, batch_size, shuffle, drop_last, seed)
        np.random.seed(seed)

    def order(self):
        return np.random.permutation(len(self.dataset)) if self.shuffle else np.arange(len(self.dataset))


class FloorLength(Base):
    def __len__(self):
        return len(self.dataset) // self.batch_size

    def __iter__(self):
        order = self.order()
        for start in range(0, len(order), self.batch_size):
            batch = order[start : start + self.batch_size]
            if len(batch) == self.batch_size or not self.drop_last:
                yield [self.dataset[i] for i in batch]


class FullBatchesOnly(Unchecked):
    def __len__(self):
        return len(self.dataset) // self.batch_size


class Eager(Base):
    def __iter__(self):
        return iter(list(super().__iter__()))


class Copies(Base):
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, seed=0):
        super().__init__([dataset[i] for i in range(len(dataset))], batch_size, shuffle, drop_last, seed)


class WithReplacement(Base):
    def order(self):
        n = len(self.dataset)
        return [self.rng.randrange(n) for _ in range(n)] if self.shuffle else list(range(n))


class Slices(Base):
    def __iter__(self):
        if self.shuffle:
            yield from super().__iter__()
            return
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            yield list(self.dataset[start : start + self.batch_size])


class OwnIterator(Base):
    """One cursor for all passes, set back only when a pass ends."""

    at = 0

    def __iter__(self):
        if self.at == 0:
            self.now = self.order()
        return self

    def __next__(self):
        if self.at >= len(self) * self.batch_size:
            self.at = 0
            raise StopIteration
        batch = self.now[self.at : self.at + self.batch_size]
        self.at += self.batch_size
        return [self.dataset[i] for i in batch]


class ShufflesBlocks(Base):
    def __iter__(self):
        starts = list(range(0, len(self) * self.batch_size, self.batch_size))
        if self.shuffle:
            self.rng.shuffle(starts)
        for start in starts:
            yield [self.dataset[i] for i in range(start, min(start + self.batch_size, len(self.dataset)))]


SOLUTIONS = {
    f.__name__: f
    for f in (
        Unchecked,
        InPlace,
        GlobalInPlace,
        Reseeds,
        GlobalState,
        FloorLength,
        FullBatchesOnly,
        Eager,
        Copies,
        WithReplacement,
        Slices,
        OwnIterator,
        ShufflesBlocks,
    )
}
FAILS = {
    "Unchecked": "t12",
    "InPlace": "t07 t09 t14 t16 t17",
    "GlobalInPlace": "t06 t07 t11 t12 t14 t16 t17",
    "Reseeds": "t05",
    "GlobalState": "t06 t11",
    "FloorLength": "t04",
    "FullBatchesOnly": "t01 t02 t09 t10 t12 t13 t14",
    "Eager": "t16 t17",
    "Copies": "t15 t16 t17",
    "WithReplacement": "t02 t03 t09 t13 t14",
    "Slices": "t14",
    "OwnIterator": "t09 t10",
    "ShufflesBlocks": "t02 t08",
}
EXEMPLARS = {"weak": "FullBatchesOnly", "fluent_wrong": "GlobalInPlace", "ok": "Unchecked", "strong": "reference"}
