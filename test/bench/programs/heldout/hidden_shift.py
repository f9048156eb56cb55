from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2, Session
import numpy as np

shift = "1010"
num = len(shift)

def bent(qc):
    for k in range(0, num, 2):
        qc.cz(k, k + 1)

def apply_shift(qc):
    for k, bit in enumerate(reversed(shift)):
        if bit == "1":
            qc.x(k)

qc = QuantumCircuit(num)
qc.h(range(num))
apply_shift(qc)
bent(qc)
apply_shift(qc)
qc.h(range(num))
bent(qc)
qc.h(range(num))
qc.measure_all()

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False)
pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
isa_qc = pm.run(qc)
print("ISA depth:", isa_qc.depth())

with Session(backend=backend) as session:
    sampler = SamplerV2(mode=session)
    sampler.options.twirling.enable_measure = True
    job = sampler.run([isa_qc], shots=1000)
    counts = job.result()[0].data.meas.get_counts()

winner = max(counts, key=counts.get)
print("found", winner, "expected", shift)
