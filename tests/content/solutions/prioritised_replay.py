"""Flawed and partial solutions of the prioritised replay item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

import numpy as np


class Base:
    """A sound buffer over a sum tree; each flaw below changes one part of it."""

    def __init__(self, capacity, alpha=0.6, eps=1e-6, seed=0):
        self.capacity, self.alpha, self.eps = capacity, alpha, eps
        self.leaves = 1
        while self.leaves < capacity:
            self.leaves *= 2
        self.tree = [0.0] * (2 * self.leaves)
        self.data, self.next, self.largest = [], 0, 1.0
        self.rng = np.random.default_rng(seed)

    def __len__(self):
        return len(self.data)

    def power(self, priority):
        return priority**self.alpha

    def put(self, index, value):
        node = index + self.leaves
        self.tree[node] = value
        while node > 1:
            node //= 2
            self.tree[node] = self.tree[2 * node] + self.tree[2 * node + 1]

    def first_priority(self):
        return self.largest

    def place(self, transition):
        if len(self.data) < self.capacity:
            self.data.append(transition)
        else:
            self.data[self.next] = transition

    def add(self, transition):
        self.place(transition)
        self.put(self.next, self.power(self.first_priority()))
        self.next = (self.next + 1) % self.capacity

    def find(self, mass):
        node = 1
        while node < self.leaves:
            node *= 2
            if mass >= self.tree[node] and self.tree[node + 1] > 0:
                mass -= self.tree[node]
                node += 1
        return node - self.leaves

    def draw(self, batch_size):
        return np.array([self.find(u * self.tree[1]) for u in self.rng.random(batch_size)])

    def probabilities(self, indices):
        return np.array([self.tree[i + self.leaves] for i in indices]) / self.tree[1]

    def number(self):
        return len(self.data)

    def weights(self, indices, beta, raw):
        weights = (self.number() * self.probabilities(indices)) ** -beta
        return weights if raw else weights / weights.max()

    def sample(self, batch_size, beta=0.4, raw=False):
        if not self.data:
            raise ValueError("empty")
        indices = self.draw(batch_size)
        return indices, [self.data[i] for i in indices], self.weights(indices, beta, raw)

    def size(self, error):
        return abs(error) + self.eps

    def update(self, indices, td_errors):
        sizes = [self.size(float(error)) for error in td_errors]
        if not np.isfinite(sizes).all():
            raise ValueError("TD errors must be finite")
        for index, size in zip(indices, sizes, strict=True):
            self.put(int(index), self.power(size))
            self.largest = max(self.largest, size)


class Trusting(Base):
    """Checks nothing and has no epsilon."""

    def sample(self, batch_size, beta=0.4, raw=False):
        indices = self.draw(batch_size)
        return indices, [self.data[i] for i in indices], self.weights(indices, beta, raw)

    def update(self, indices, td_errors):
        for index, error in zip(indices, td_errors, strict=True):
            size = abs(float(error)) + self.eps
            self.put(int(index), self.power(size))
            self.largest = max(self.largest, size)


class Linear(Base):
    """An array of powers, summed at every draw."""

    def put(self, index, value):
        if not isinstance(self.tree, np.ndarray):
            self.tree = np.zeros(self.capacity)
        self.tree[index] = value

    def draw(self, batch_size):
        held = self.tree[: len(self.data)]
        return self.rng.choice(len(held), size=batch_size, p=held / held.sum())

    def probabilities(self, indices):
        return self.tree[indices] / self.tree[: len(self.data)].sum()


class ScansForLargest(Base):
    """Looks at every leaf to find what a new transition should get."""

    def add(self, transition):
        if self.data:
            self.largest = max(self.tree[self.leaves : self.leaves + len(self.data)]) ** (1 / (self.alpha or 1.0))
        super().add(transition)


class LenIsCapacity(Base):
    def __len__(self):
        return self.capacity


class NoAlpha(Base):
    def power(self, priority):
        return priority


class CapacityInWeights(Base):
    def number(self):
        return self.capacity


class NoCountInWeights(Base):
    def number(self):
        return 1


class NeverNormalised(Base):
    def weights(self, indices, beta, raw):
        return super().weights(indices, beta, True)


class SumNormalised(Base):
    def weights(self, indices, beta, raw):
        weights = super().weights(indices, beta, True)
        return weights if raw else weights / weights.sum()


class WeightsFromPriorities(Base):
    def probabilities(self, indices):
        return super().probabilities(indices) ** (1 / self.alpha) if self.alpha else super().probabilities(indices)


class WeightsUpsideDown(Base):
    def weights(self, indices, beta, raw):
        return super().weights(indices, -beta, raw)


class NewOnesGetOne(Base):
    def first_priority(self):
        return 1.0


class PoweredTwice(Base):
    """Remembers the largest power and raises it to alpha again."""

    def update(self, indices, td_errors):
        super().update(indices, td_errors)
        self.largest = max(self.tree[self.leaves :])


class Signed(Base):
    def size(self, error):
        return max(error, 0.0) + self.eps


class NoEpsilon(Base):
    def size(self, error):
        return abs(error)

    def find(self, mass):
        return min(super().find(mass), len(self.data) - 1)

    def probabilities(self, indices):
        return super().probabilities(indices) if self.tree[1] else np.full(len(indices), 1 / len(self.data))


class FirstUpdateWins(Base):
    def update(self, indices, td_errors):
        indices, first = np.unique(np.asarray(indices), return_index=True)
        super().update(indices, np.asarray(td_errors)[first])


class Growing(Base):
    """Appends for ever: the ring is only in the tree."""

    def place(self, transition):
        self.data.append(transition)


class KeepsOldPriority(Base):
    def add(self, transition):
        full = len(self.data) == self.capacity
        self.place(transition)
        if not full:
            self.put(self.next, self.power(self.first_priority()))
        self.next = (self.next + 1) % self.capacity


class Differences(Base):
    """Passes changes up the tree instead of adding up the children, so rounding stays behind."""

    def put(self, index, value):
        node = index + self.leaves
        change = value - self.tree[node]
        while node >= 1:
            self.tree[node] += change
            node //= 2


class AllSlots(Base):
    """Gives every slot of the capacity a priority from the start."""

    def __init__(self, capacity, alpha=0.6, eps=1e-6, seed=0):
        super().__init__(capacity, alpha, eps, seed)
        for index in range(capacity):
            self.put(index, 1.0)

    def sample(self, batch_size, beta=0.4, raw=False):
        if not self.data:
            raise ValueError("empty")
        indices = self.draw(batch_size)
        transitions = [self.data[i] if i < len(self.data) else None for i in indices]
        return indices, transitions, self.weights(indices, beta, raw)


class GlobalState(Base):
    def draw(self, batch_size):
        return np.array([self.find(u * self.tree[1]) for u in np.random.rand(batch_size)])


class Greedy(Base):
    """Takes the largest priorities instead of drawing."""

    def draw(self, batch_size):
        held = np.array(self.tree[self.leaves : self.leaves + len(self.data)])
        return np.resize(np.argsort(-held), batch_size)


class UnseededScan(Trusting, Linear):
    """A scan at every draw, with a generator made on the spot."""

    def draw(self, batch_size):
        held = self.tree[: len(self.data)]
        return np.random.default_rng().choice(len(held), size=batch_size, p=held / held.sum())


class OneOverPriority(Linear):
    """Plain priorities without power or epsilon, a scan at every draw, weights as one over the chance."""

    def power(self, priority):
        return priority

    def first_priority(self):
        return 1.0

    def weights(self, indices, beta, raw):
        return 1.0 / self.probabilities(indices)

    def sample(self, batch_size, beta=0.4, raw=False):
        indices = self.draw(batch_size)
        return indices, [self.data[i] for i in indices], self.weights(indices, beta, raw)

    def update(self, indices, td_errors):
        for index, error in zip(indices, td_errors, strict=True):
            self.put(int(index), abs(float(error)))


SOLUTIONS = {
    f.__name__: f
    for f in (
        Trusting,
        Linear,
        ScansForLargest,
        LenIsCapacity,
        NoAlpha,
        CapacityInWeights,
        NoCountInWeights,
        NeverNormalised,
        SumNormalised,
        WeightsFromPriorities,
        WeightsUpsideDown,
        NewOnesGetOne,
        PoweredTwice,
        Signed,
        NoEpsilon,
        FirstUpdateWins,
        Growing,
        KeepsOldPriority,
        Differences,
        AllSlots,
        GlobalState,
        Greedy,
        UnseededScan,
        OneOverPriority,
    )
}
FAILS = {
    "Trusting": "t16 t17",
    "Linear": "t19",
    "ScansForLargest": "t19 t21",
    "LenIsCapacity": "t02 t07",
    "NoAlpha": "t03 t04 t05 t07 t08 t10 t11 t14 t16",
    "CapacityInWeights": "t06 t07",
    "NoCountInWeights": "t04 t06 t07 t08 t11 t14 t15 t16",
    "NeverNormalised": "t05",
    "SumNormalised": "t05 t10",
    "WeightsFromPriorities": "t04 t05 t06 t07 t08 t11 t14 t16",
    "WeightsUpsideDown": "t04 t05 t07 t08 t11 t14 t15 t16",
    "NewOnesGetOne": "t07 t11",
    "PoweredTwice": "t07 t11 t20",
    "Signed": "t08",
    "NoEpsilon": "t13",
    "FirstUpdateWins": "t14",
    "Growing": "t09",
    "KeepsOldPriority": "t11",
    "Differences": "t15",
    "AllSlots": "t02 t06 t07 t12",
    "GlobalState": "t18",
    "Greedy": "t01 t03 t18 t19",
    "UnseededScan": "t16 t17 t18 t19",
    "OneOverPriority": "t03 t04 t05 t06 t07 t08 t10 t11 t13 t14 t15 t16 t17 t19",
}
EXEMPLARS = {"weak": "UnseededScan", "fluent_wrong": "OneOverPriority", "ok": "Trusting", "strong": "reference"}
