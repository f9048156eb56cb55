import os

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2, Session
from qiskit_ibm_runtime.fake_provider import FakeManilaV2, FakeTorino


def get_backend(name):
    if name == "aer":
        return AerSimulator()
    if name == "manila":
        return FakeManilaV2()
    if name == "torino":
        return FakeTorino()
    service = QiskitRuntimeService(
        channel="ibm_quantum_platform",
        token=os.environ["IBM_TOKEN"],
        instance=os.environ.get("IBM_INSTANCE"),
    )
    return service.backend(name)


def run(circuits, backend, shots=1024):
    pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
    isa_circuits = pm.run(circuits)
    with Session(backend=backend) as session:
        sampler = SamplerV2(mode=session)
        job = sampler.run(isa_circuits, shots=shots)
        result = job.result()
    return [pub_result.data.meas.get_counts() for pub_result in result]


circuits = []
for n in range(2, 6):
    qc = QuantumCircuit(n)
    qc.h(0)
    qc.cx(0, range(1, n))
    qc.measure_all()
    circuits.append(qc)

backend = get_backend(os.getenv("BACKEND", "manila"))
for qc, counts in zip(circuits, run(circuits, backend)):
    n = qc.num_qubits
    good = counts.get("0" * n, 0) + counts.get("1" * n, 0)
    print(n, good / sum(counts.values()))
