import json
from pathlib import Path

from qiskit import QuantumCircuit
from qiskit.circuit.random import random_circuit
from qiskit.quantum_info import hellinger_fidelity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

DEVICE = "ibm_torino"
NUM_QUBITS = 6
SHOTS = 20_000
CACHE = Path("hw_counts.json")

service = QiskitRuntimeService()
device = service.backend(DEVICE)

circuits: list[QuantumCircuit] = []
for depth in (2, 4, 8, 12):
    circ = random_circuit(NUM_QUBITS, depth, max_operands=2, seed=100 + depth)
    circ.name = f"rand_d{depth}"
    circ.measure_all()
    circuits.append(circ)

pm = generate_preset_pass_manager(optimization_level=3, backend=device, seed_transpiler=42)
isa = pm.run(circuits)

# 1. hardware
if CACHE.exists():
    hw_counts = json.loads(CACHE.read_text())
else:
    job = Sampler(mode=device).run(isa, shots=SHOTS)
    print("submitted", job.job_id())
    hw_counts = {c.name: pub.data.meas.get_counts() for c, pub in zip(circuits, job.result())}
    CACHE.write_text(json.dumps(hw_counts))

# 2. noise models of growing detail
models = {
    "gates": NoiseModel.from_backend(device, readout_error=False, thermal_relaxation=False),
    "gates+T1T2": NoiseModel.from_backend(device, readout_error=False),
    "all": NoiseModel.from_backend(device),
}
print(models["all"])

simulators = {"ideal": AerSimulator(seed_simulator=1)}
for label, model in models.items():
    simulators[label] = AerSimulator(
        noise_model=model,
        coupling_map=device.coupling_map,
        basis_gates=model.basis_gates,
        seed_simulator=1,
    )

header = "circuit".ljust(10) + "n2q".rjust(5)
for label in simulators:
    header += label.rjust(12)
print(header)
for i, circ in enumerate(circuits):
    line = circ.name.ljust(10) + str(isa[i].num_nonlocal_gates()).rjust(5)
    for label, sim in simulators.items():
        # the ideal one runs the abstract circuit
        to_run = circ.decompose() if label == "ideal" else isa[i]
        pub = Sampler(mode=sim).run([to_run], shots=SHOTS).result()[0]
        f = hellinger_fidelity(pub.data.meas.get_counts(), hw_counts[circ.name])
        line += f"{f:.4f}".rjust(12)
    print(line)
