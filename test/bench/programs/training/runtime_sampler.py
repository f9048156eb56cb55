from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=127)
print(f"Using backend {backend.name}")

qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.cx(1, 2)
qc.measure_all()

pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_circuit = pm.run(qc)

sampler = Sampler(mode=backend)
sampler.options.default_shots = 4096
sampler.options.dynamical_decoupling.enable = True
job = sampler.run([isa_circuit])
print(f"Job id: {job.job_id()}")

result = job.result()
counts = result[0].data.meas.get_counts()
for bitstring, count in sorted(counts.items()):
    print(bitstring, count)
