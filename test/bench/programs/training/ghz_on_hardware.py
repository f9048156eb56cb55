"""Company training, day 2: your first job on a real device.

Without an account the script falls back to a fake backend.
"""
import json
from pathlib import Path

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

N_QUBITS = 6
SHOTS = 4096


def pick_backend():
    try:
        service = QiskitRuntimeService()
    except Exception as exc:
        print("no account found, using a fake backend:", exc)
        return FakeBrisbane()
    return service.least_busy(operational=True, simulator=False, min_num_qubits=N_QUBITS)


def ghz(n):
    q = QuantumRegister(n, "q")
    c = ClassicalRegister(n, "c")
    circ = QuantumCircuit(q, c)
    circ.h(q[0])
    for i in range(1, n):
        circ.cx(q[i - 1], q[i])
    circ.measure(q, c)
    return circ


backend = pick_backend()
print("backend:", backend.name)

# 1. map
circuit = ghz(N_QUBITS)

# 2. optimize
pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_circuit = pm.run(circuit)
print("depth:", isa_circuit.depth(), "ops:", dict(isa_circuit.count_ops()))

# 3. execute
sampler = SamplerV2(mode=backend)
sampler.options.default_shots = SHOTS
sampler.options.dynamical_decoupling.enable = True
sampler.options.dynamical_decoupling.sequence_type = "XY4"
job = sampler.run([isa_circuit])
print("job id:", job.job_id())

# 4. post-process
counts = job.result()[0].data.c.get_counts()
good = counts.get("0" * N_QUBITS, 0) + counts.get("1" * N_QUBITS, 0)
print(f"P(all equal) = {good / SHOTS:.3f}")
Path("ghz_counts.json").write_text(json.dumps(counts, indent=2))
