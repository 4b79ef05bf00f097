"""Words that an interview treats as one: small groups, each reduced to its first word.

Knows general research vocabulary. Never knows what a question asks; no group serves one item alone.
"""

from functools import lru_cache

_GROUPS = """
gradient derivative partial grad differentiate
jacobian
offset difference displacement gap-between relative distance
angle phase
rotate rotation rotary rotating turn spin
frequency speed wavelength
extrapolate extrapolation generalise generalize
unseen unfamiliar never-seen
break breaks fail degrade collapse deteriorate worsen
context window
position positional
table lookup
pattern regularity
proxy surrogate stand-in
diverge separate split
gold true ground-truth trusted
blind blinded masked
rater annotator reviewer judge grader
human person people engineer expert
plant inject insert seed-in planted
exploit loophole hack hacking cheat
threshold cutoff
interval ci confidence spread error-bar
bootstrap resample resampling
seed seeds
repeat rerun replicate reproduce re-run redo
reimplement rebuild recode rewrite
check verify confirm validate test
leak leakage contamination
bug fault defect
colleague coworker teammate labmate
advisor supervisor manager boss lead pi mentor
tell told inform notify show present announce explain write wrote
propose suggest argue recommend
decide decision choose chose pick opt
stop kill drop abandon cancel terminate quit scrap
alternative option instead
reason because rationale
cost lose lost waste spend spent
save avoid spare
month week quarter day
own responsible owned mine responsibility charge
accuse blame
lesson learn takeaway
since afterwards later thereafter
overflow blow explode inf infinity
underflow vanish zero-out nan
subtract remove
maximum max largest biggest peak
fuse combine merge jointly
stable stability
saturate flat flatten
convex convexity
hessian curvature
batch minibatch
average mean
input feature
weight parameter
shift constant-shift invariant invariance translate
compress squeeze interpolate interpolation rescale
quadratic squar
memory ram storage
compute budget gpu flop
sweep search tune tuning grid
baseline control reference comparison
claim conclusion statement
survive hold stand
withdraw retract delete weaken
ordering ranking rank order-of
checkpoint snapshot
loss objective
confident certain sure
unsure uncertain
guess estimate assume assumption
variance noise noisy
dataset corpus
metric measure score measurement
improve improvement gain better increase
decrease reduce reduction drop-in lower shrink
reward return
penalty regulariser regularizer regularization regularisation
independent separate-from disjoint
monitor detector alarm
silent quiet
patch fix close repair
retrain
deploy production ship
ensemble committee
uniform equal
faster quick quicker
slow slower
cheap cheapest inexpensive
row vector
multiply product times
normalise normalize unit
block chunk tile
loop iterate
temporary intermediate materialise materialize
nearest neighbour neighbor
mask where
clip clamp
empty blank
dtype type-of
outer
cancel
denominator normaliser normalizer partition
"""


@lru_cache(maxsize=1)
def canonical() -> dict[str, str]:
    """Stem -> stem of the first word of its group."""
    from interviewer.lexical.stems import stem

    heads: dict[str, str] = {}
    for line in _GROUPS.strip().splitlines():
        members = [stem(word) for word in line.split() if "-" not in word]
        for member in members:
            heads.setdefault(member, members[0])
    return heads
