"""Mermin polynomial of an n qubit GHZ state on a device."""
from itertools import product
from math import prod

import numpy as np
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from qiskit_ibm_runtime.options import SamplerOptions, DynamicalDecouplingOptions, TwirlingOptions

N = 5
SHOTS = 6000


def mermin_settings(n):
    """Bases with an even number of Y; sign (-1)^(#Y/2)."""
    for bases in product("XY", repeat=n):
        k = bases.count("Y")
        if k % 2 == 0:
            yield "".join(bases), (-1) ** (k // 2)


def circuit_for(bases):
    n = len(bases)
    qc = QuantumCircuit(n, name=bases)
    qc.h(0)
    for i in range(1, n):
        qc.cx(i - 1, i)
    qc.barrier()
    for q, basis in enumerate(bases):
        if basis == "Y":
            qc.sdg(q)
        qc.h(q)
    qc.measure_all()
    return qc


def parity_expectation(bits):
    return float(np.mean(1 - 2 * (bits.bitcount() % 2).astype(int)))


service = QiskitRuntimeService()
backend = service.least_busy(min_num_qubits=127, operational=True, simulator=False)
print("running on", backend.name)

pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=2024)
settings = list(mermin_settings(N))
circuits = [circuit_for(bases) for bases, _ in settings]

first = pm.run(circuits[0])
layout = first.layout.final_index_layout(filter_ancillas=True)
pm = generate_preset_pass_manager(optimization_level=1, backend=backend, initial_layout=layout)
isa_circuits = pm.run(circuits)

options = SamplerOptions(
    default_shots=SHOTS,
    dynamical_decoupling=DynamicalDecouplingOptions(enable=True, sequence_type="XpXm"),
    twirling=TwirlingOptions(enable_measure=True),
)
sampler = SamplerV2(mode=backend, options=options)
job = sampler.run(isa_circuits)
result = job.result()

value = 0.0
for (bases, sign), pub in zip(settings, result):
    e = parity_expectation(pub.data.meas)
    value += sign * e
    print(f"{bases} {sign:+d} {e:+.3f}")

classical = 2 ** ((N - 1) / 2) if N % 2 else 2 ** (N / 2)
quantum = 2 ** (N - 1)
sigma = np.sqrt(len(settings) / SHOTS)
print(f"M_{N} = {value:.3f} +- {sigma:.3f}   LHV bound {classical:.2f}   quantum {quantum}")
print("violated by", f"{(value - classical) / sigma:.1f} sigma")
