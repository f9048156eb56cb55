"""Mirror circuits: C followed by its inverse with a random Pauli layer between.

The ideal outcome is a single bitstring, so the success probability can be
measured at any width.
"""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Clifford, Pauli, random_clifford, random_pauli
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeGuadalupeV2


def clifford_layer(n, rng):
    qc = QuantumCircuit(n)
    for q in range(n):
        c = random_clifford(1, seed=rng)
        qc.compose(c.to_circuit(), [q], inplace=True)
    order = rng.permutation(n)
    for a, b in zip(order[0::2], order[1::2]):
        if rng.random() < 0.5:
            qc.cx(int(a), int(b))
    return qc


def mirror_circuit(n, depth, rng):
    """Returns the circuit and the bitstring that it should give."""
    half = QuantumCircuit(n)
    for _ in range(depth):
        half.compose(clifford_layer(n, rng), inplace=True)
        half.barrier()
    middle = random_pauli(n, seed=rng)

    qc = half.copy()
    qc.append(middle.to_instruction(), range(n))
    qc.barrier()
    qc.compose(half.inverse(), inplace=True)

    # C^dag P C is a Pauli; its X part tells which bits are flipped
    cliff = Clifford.from_circuit(half)
    pulled: Pauli = middle.evolve(cliff, frame="h")
    expected = "".join("1" if x else "0" for x in reversed(pulled.x))
    qc.measure_all()
    return qc, expected


def main():
    rng = np.random.default_rng(8)
    fake = FakeGuadalupeV2()
    backend = AerSimulator.from_backend(fake)
    # level 0: the compiler must not cancel the two halves
    pm = generate_preset_pass_manager(optimization_level=0, backend=backend, layout_method="sabre",
                                      seed_transpiler=4)
    sampler = SamplerV2(mode=backend)

    for width in (2, 4, 6):
        for depth in (1, 2, 4, 8):
            pairs = [mirror_circuit(width, depth, rng) for _ in range(10)]
            isa = pm.run([qc for qc, _ in pairs])
            res = sampler.run(isa, shots=500).result()
            success = [
                r.data.meas.get_counts().get(bits, 0) / 500 for r, (_, bits) in zip(res, pairs)
            ]
            print(f"width {width} depth {depth:2d}: "
                  f"{np.mean(success):.3f} +- {np.std(success) / np.sqrt(10):.3f}")


if __name__ == "__main__":
    main()
