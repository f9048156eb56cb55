"""Who comes to the party? A SAT puzzle solved with Grover and PhaseOracleGate."""
from math import asin, floor, pi, sqrt

from qiskit import QuantumCircuit
from qiskit.circuit.library import PhaseOracleGate, grover_operator
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

# Ann comes only with Bob, Cleo won't come if Dave does, somebody must bring the cake (Ann or Dave), ...
GUESTS = ["ann", "bob", "cleo", "dave"]
PUZZLE = "(~ann | bob) & ~(cleo & dave) & (ann | dave) & (bob ^ dave)"


def satisfied(assignment):
    ann, bob, cleo, dave = (assignment[g] for g in GUESTS)
    return (not ann or bob) and not (cleo and dave) and (ann or dave) and (bob != dave)


def count_solutions():
    total = 0
    for k in range(2 ** len(GUESTS)):
        total += bool(satisfied({g: bool(k >> i & 1) for i, g in enumerate(GUESTS)}))
    return total


def build_circuit(iterations):
    n = len(GUESTS)
    oracle = QuantumCircuit(n, name="party")
    oracle.append(PhaseOracleGate(PUZZLE, var_order=GUESTS), range(n))
    grover = grover_operator(oracle)

    qc = QuantumCircuit(n)
    qc.h(range(n))
    qc.compose(grover.power(iterations), inplace=True)
    qc.measure_all()
    return qc


def main():
    solutions = count_solutions()
    n = len(GUESTS)
    theta = asin(sqrt(solutions / 2**n))
    iterations = max(1, floor(pi / (4 * theta)))
    print(f"{solutions} solutions of {2**n}, {iterations} Grover iteration(s)")

    qc = build_circuit(iterations)
    pm = generate_preset_pass_manager(optimization_level=2, backend=AerSimulator())
    isa_qc = pm.run(qc)
    print("depth", isa_qc.depth(), dict(isa_qc.count_ops()))

    counts = SamplerV2().run([isa_qc], shots=2048).result()[0].data.meas.get_counts()
    for bits, n_hits in sorted(counts.items(), key=lambda kv: -kv[1]):
        party = {g: b == "1" for g, b in zip(GUESTS, reversed(bits))}
        mark = "OK " if satisfied(party) else "   "
        coming = ", ".join(g for g in GUESTS if party[g]) or "nobody"
        print(f"{mark} {bits} {n_hits:5d}  {coming}")


if __name__ == "__main__":
    main()
