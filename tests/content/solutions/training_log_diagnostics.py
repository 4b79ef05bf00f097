"""Flawed and partial solutions of the training log item.

Knows how each flaw is written and which hidden tests it fails. Never knows how they are run.
"""

from statistics import median

import numpy as np


class Base:
    """A sound diagnosis; each flaw below changes one part of it."""

    def fields(self, line):
        found = dict(part.split("=", 1) for part in line.split() if "=" in part)
        return int(found["step"]), float(found["reward"]), float(found["loss"])

    def keep(self, rows, step, values):
        rows[step] = values

    def read(self, lines):
        rows, parsed, malformed = {}, 0, 0
        for line in lines:
            if not line.strip():
                continue
            try:
                step, *values = self.fields(line)
            except (KeyError, ValueError, IndexError):
                malformed += 1
                continue
            self.keep(rows, step, values)
            parsed += 1
        return rows, parsed, malformed

    def order(self, rows):
        return sorted(rows)

    def usable(self, reward, loss):
        return np.isfinite(reward) & np.isfinite(loss)

    def find_spikes(self, steps, loss):
        loss = loss.tolist()
        inner = range(3, len(loss) - 3)
        sides = [(median(loss[max(0, i - 5) : i]), median(loss[i + 1 : i + 6])) for i in inner]
        off = [abs(loss[i] - sum(pair) / 2) for i, pair in zip(inner, sides, strict=True)]
        limits = [
            max(12 * median(off[max(0, k - 20) : k + 20]), 0.1 * abs(sum(pair) / 2)) for k, pair in enumerate(sides)
        ]
        found = zip(inner, sides, limits, strict=True)
        return [int(steps[i]) for i, pair, limit in found if loss[i] - max(pair) > limit]

    def ends_in_numbers(self, loss):
        return len(loss[np.isfinite(loss)]) >= 10 and np.isfinite(loss[-max(3, len(loss) // 20) :]).any()

    def runs_away(self, loss):
        parts = [np.median(part) for part in np.array_split(loss, 10)]
        low, before = min(parts), max(parts[:7])
        return parts[-1] > max(parts[:-1]) and parts[-1] - low > 3 * (before - low)

    def improves(self, reward):
        y = reward[-(len(reward) // 3) :]
        x = np.arange(len(y))
        slope, start = np.polyfit(x, y, 1)
        gain, noise = slope * len(y), np.std(y - slope * x - start) * (12 / len(y)) ** 0.5
        low, high = np.percentile(reward, [5, 95])
        return gain > 3 * noise and gain > 0.05 * (high - low)

    def long_enough(self, n):
        return n >= 30

    def conflict(self, diverged, improving):
        return diverged and improving

    def summary(self, found):
        said, flags = [], found["flags"]
        if "divergence" in flags:
            said.append("divergence: the loss runs away at the end")
        if "conflict" in flags:
            said.append("conflict: the reward rises all the same")
        if "plateau" in flags:
            said.append("plateau: no clear gain of reward over the last third")
        if found["nonfinite"]:
            count, first = len(found["nonfinite"]), found["nonfinite"][0]
            said.append(f"{count} steps without finite numbers, the first at step {first}")
        if found["spikes"]:
            said.append(f"{len(found['spikes'])} loss spikes, at steps {', '.join(map(str, found['spikes'][:5]))}")
        return "\n".join([*said, f"{found['parsed']} lines read, {found['malformed']} damaged"])

    def __call__(self, lines):
        rows, parsed, malformed = self.read(lines)
        steps = np.array(self.order(rows), dtype=int)
        reward, loss = np.array([rows[step] for step in steps]).reshape(-1, 2).T
        usable = self.usable(reward, loss)
        found = {
            "parsed": parsed,
            "malformed": malformed,
            "nonfinite": [int(step) for step in steps[~usable]],
            "spikes": self.find_spikes(steps[usable], loss[usable]),
            "flags": set(),
        }
        if self.long_enough(len(steps)):
            improving = self.improves(reward[usable])
            diverged = not self.ends_in_numbers(loss) or self.runs_away(loss[usable])
            found["flags"] |= {"divergence"} if diverged else set()
            found["flags"] |= {"conflict"} if self.conflict(diverged, improving) else set()
            found["flags"] |= set() if improving else {"plateau"}
        return found | {"summary": self.summary(found)}


class FiltersTail(Base):
    """Filters non-finite rows and forgets that the run may have ended in them; first of repeated steps counts."""

    def ends_in_numbers(self, loss):
        return True

    def keep(self, rows, step, values):
        rows.setdefault(step, values)


class Crashes(Base):
    def read(self, lines):
        rows = {}
        for line in lines:
            step, *values = self.fields(line)
            rows[step] = values
        return rows, len(rows), 0


class Positional(Base):
    def fields(self, line):
        step, reward, loss = (part.split("=")[1] for part in line.split())
        return int(step), float(reward), float(loss)


class NonfiniteIsDamaged(Base):
    def fields(self, line):
        step, *values = super().fields(line)
        if not np.isfinite(values).all():
            raise ValueError(line)
        return step, *values


class KeepsNan(Base):
    """Lets NaN into every statistic, where comparisons with it are false."""

    def usable(self, reward, loss):
        return np.ones(len(loss), bool)

    def ends_in_numbers(self, loss):
        return True


class FixedLimit(Base):
    def runs_away(self, loss):
        return np.median(loss[-10:]) > 10.0


class LargestDecides(Base):
    """Calls the run diverged by its largest loss, so a spike is enough."""

    def runs_away(self, loss):
        return np.max(loss) > 10 * np.median(loss) > 0


class GlobalScore(Base):
    """Spikes by mean and deviation of the whole log."""

    def find_spikes(self, steps, loss):
        if not len(loss):
            return []
        return [int(step) for step, x in zip(steps, loss, strict=True) if x - loss.mean() > 3 * loss.std() > 0]


class JumpsOnly(Base):
    """A spike is a step up from the row before, whether or not it comes back."""

    def find_spikes(self, steps, loss):
        return [int(steps[i]) for i in range(1, len(loss)) if loss[i] > 1.25 * loss[i - 1]]


class Unsorted(Base):
    def order(self, rows):
        return list(rows)


class FirstCounts(Base):
    def keep(self, rows, step, values):
        rows.setdefault(step, values)


class Ratio(Base):
    def improves(self, reward):
        n = len(reward) // 6
        return np.mean(reward[-n:]) > 1.05 * np.mean(reward[-2 * n : -n])


class Endpoints(Base):
    def improves(self, reward):
        return reward[-1] > reward[len(reward) * 2 // 3]


class OverallTrend(Base):
    """Compares the end with the beginning, so an early gain hides that nothing has happened since."""

    def improves(self, reward):
        n = len(reward) // 3
        return np.mean(reward[-n:]) > np.mean(reward[:n]) + np.std(reward[:n])


class ReadsTwice(Base):
    def read(self, lines):
        total = sum(1 for line in lines if line.strip())
        rows, parsed, _ = super().read(lines)
        return rows, parsed, total - parsed


class DividesByRows(Base):
    def __call__(self, lines):
        found = super().__call__(lines)
        return found | {"damaged_share": found["malformed"] / found["parsed"]}


class NeverTooShort(Base):
    def long_enough(self, n):
        return n >= 3

    def runs_away(self, loss):
        return len(loss) >= 10 and super().runs_away(loss)


class NoConflict(Base):
    def conflict(self, diverged, improving):
        return False


class PrintsEverything(Base):
    def summary(self, found):
        return super().summary(found) + "\n" + "\n".join(f"bad step {step}" for step in found["nonfinite"])


class OnlyWords(Base):
    def summary(self, found):
        return "\n".join(sorted(found["flags"], key=["divergence", "conflict", "plateau"].index)) or "all fine"


class AlphabeticalSummary(Base):
    def summary(self, found):
        return "\n".join(sorted(super().summary(found).splitlines()))


class Dictionary(FixedLimit):
    """Not a summary but the dictionary; a fixed limit; NaN set to zero."""

    def fields(self, line):
        step, *values = super().fields(line)
        return step, *np.nan_to_num(values, posinf=0.0, neginf=0.0)

    def find_spikes(self, steps, loss):
        return [int(steps[i]) for i in range(1, len(loss)) if loss[i] > 1.25 * loss[i - 1]]

    def summary(self, found):
        return str(found)


SOLUTIONS = {
    f.__name__: f()
    for f in (
        FiltersTail,
        Crashes,
        Positional,
        NonfiniteIsDamaged,
        KeepsNan,
        FixedLimit,
        LargestDecides,
        GlobalScore,
        JumpsOnly,
        Unsorted,
        FirstCounts,
        Ratio,
        Endpoints,
        OverallTrend,
        ReadsTwice,
        DividesByRows,
        NeverTooShort,
        NoConflict,
        PrintsEverything,
        OnlyWords,
        AlphabeticalSummary,
        Dictionary,
    )
}
FAILS = {
    "FiltersTail": "t11 t17",
    "Crashes": "t01 t02 t12 t19 t20 t21",
    "Positional": "t16",
    "NonfiniteIsDamaged": "t03 t17 t20",
    "KeepsNan": "t03 t17 t20 t21",
    "FixedLimit": "t14",
    "LargestDecides": "t04 t10",
    "GlobalScore": "t07 t11 t18 t20",
    "JumpsOnly": "t07",
    "Unsorted": "t10",
    "FirstCounts": "t11",
    "Ratio": "t15",
    "Endpoints": "t05 t09 t21",
    "OverallTrend": "t05 t06 t09 t15 t21",
    "ReadsTwice": "t09",
    "DividesByRows": "t12",
    "NeverTooShort": "t13",
    "NoConflict": "t08",
    "PrintsEverything": "t19",
    "OnlyWords": "t20",
    "AlphabeticalSummary": "t21",
    "Dictionary": "t03 t07 t14 t17 t19 t20",
}
EXEMPLARS = {"weak": "Crashes", "fluent_wrong": "Dictionary", "ok": "FiltersTail", "strong": "reference"}
