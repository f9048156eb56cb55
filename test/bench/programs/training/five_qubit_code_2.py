"""Five-qubit perfect code: stabilizers, syndromes, exhaustive check of correction."""
import itertools

import numpy as np
from qiskit.quantum_info import (
    Pauli,
    PauliList,
    StabilizerState,
    Statevector,
)

GENERATORS = PauliList(["XZZXI", "IXZZX", "XIXZZ", "ZXIXZ"])
LOGICAL_X = Pauli("XXXXX")
LOGICAL_Z = Pauli("ZZZZZ")


class FiveQubitCode:
    n, k, d = 5, 1, 3

    def __init__(self):
        assert GENERATORS.commutes(LOGICAL_X).all()
        assert GENERATORS.commutes(LOGICAL_Z).all()
        assert LOGICAL_X.anticommutes(LOGICAL_Z)
        self.table = self._build_table()

    def syndrome(self, error):
        return tuple((~GENERATORS.commutes(error)).astype(int))

    def single_errors(self):
        for q, p in itertools.product(range(self.n), "XYZ"):
            label = ["I"] * self.n
            label[self.n - 1 - q] = p
            yield Pauli("".join(label))

    def _build_table(self):
        table = {(0, 0, 0, 0): Pauli("I" * self.n)}
        for err in self.single_errors():
            s = self.syndrome(err)
            assert s not in table, f"degenerate syndrome {s}"
            table[s] = err
        return table

    def zero_state(self):
        stabs = [g.to_label() for g in GENERATORS] + [LOGICAL_Z.to_label()]
        return StabilizerState.from_stabilizer_list(stabs)

    def encoder(self):
        return self.zero_state().clifford.to_circuit()

    def correct(self, error):
        """The operator left over after error and recovery."""
        return error @ self.table[self.syndrome(error)]

    def is_logical(self, op):
        return bool(op.anticommutes(LOGICAL_X) or op.anticommutes(LOGICAL_Z))


def main():
    code = FiveQubitCode()
    print("syndrome table has", len(code.table), "entries")

    enc = code.encoder()
    print(enc.count_ops(), "depth", enc.depth(), "cx", enc.num_nonlocal_gates())
    psi = Statevector(enc)
    for g in list(GENERATORS) + [LOGICAL_Z]:
        print(g, np.round(psi.expectation_value(g).real, 6))

    bad = [e for e in code.single_errors() if code.is_logical(code.correct(e))]
    print("uncorrected single errors:", len(bad))

    # all Pauli errors, by weight: how many become logical?
    by_weight = {}
    for letters in itertools.product("IXYZ", repeat=5):
        err = Pauli("".join(letters))
        w = 5 - letters.count("I")
        total, fail = by_weight.get(w, (0, 0))
        by_weight[w] = (total + 1, fail + code.is_logical(code.correct(err)))
    for w, (total, fail) in sorted(by_weight.items()):
        print(f"weight {w}: {fail:4d} of {total:4d}")

    for p in (0.001, 0.01, 0.05, 0.1):
        pl = sum(f * (p / 3) ** w * (1 - p) ** (5 - w) for w, (_, f) in by_weight.items())
        print(f"p = {p:<6} logical {pl:.3e}  {'better' if pl < p else 'worse'}")


if __name__ == "__main__":
    main()
