import os

from qiskit.circuit.library import real_amplitudes
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler, Session
from qiskit_ibm_runtime.fake_provider import FakeManilaV2

if os.environ.get("QISKIT_IBM_TOKEN"):
    service = QiskitRuntimeService(channel="ibm_quantum_platform")
    backend = service.least_busy(operational=True, simulator=False)
else:
    backend = FakeManilaV2()

ansatz = real_amplitudes(4, entanglement="linear", reps=2)
ansatz.measure_all()
pass_manager = generate_preset_pass_manager(backend=backend, optimization_level=2)
isa_ansatz = pass_manager.run(ansatz)

parameter_sets = [
    [0.1 * index] * ansatz.num_parameters
    for index in range(5)
]

with Session(backend=backend) as session:
    sampler = Sampler(mode=session)
    sampler.options.dynamical_decoupling.enable = True
    sampler.options.dynamical_decoupling.sequence_type = "XY4"
    job = sampler.run([(isa_ansatz, parameter_sets)], shots=1000)
    result = job.result()

bits = result[0].data.meas
for index in range(len(parameter_sets)):
    counts = bits[index].get_counts()
    print(index, counts.get("0000", 0))

weights = SparsePauliOp.from_list([("ZZZZ", 1.0)])
print(bits.expectation_values(weights))
