# Idle test: qubit in |+> for N microseconds inside a chain, with DD off / XX / XpXm / XY4
import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

BACKEND = "ibm_sherbrooke"
CHAIN = [4, 5, 6, 7, 8]
IDLE_US = [0, 2, 5, 10, 20, 40, 60]
SEQUENCES = [None, "XX", "XpXm", "XY4"]

service = QiskitRuntimeService()
backend = service.backend(BACKEND)
pm = generate_preset_pass_manager(optimization_level=1, backend=backend, initial_layout=CHAIN)


def idle_circuit(us):
    qc = QuantumCircuit(5)
    qc.h(range(5))
    qc.barrier()
    # the ends keep working, so that the runtime has a window to fill on the others
    for q in range(5):
        qc.delay(us, q, unit="us")
    qc.barrier()
    qc.h(range(5))
    qc.measure_all()
    return qc


isa = pm.run([idle_circuit(us) for us in IDLE_US])

jobs = {}
with Batch(backend=backend) as batch:
    for seq in SEQUENCES:
        sampler = SamplerV2(mode=batch)
        dd = sampler.options.dynamical_decoupling
        dd.enable = seq is not None
        if seq is not None:
            dd.sequence_type = seq
            dd.extra_slack_distribution = "middle"
            dd.scheduling_method = "alap"
        jobs[seq] = sampler.run(isa, shots=3000)
        print(seq, jobs[seq].job_id())

for seq, job in jobs.items():
    survival = []
    for pub in job.result():
        ones = np.array([pub.data.meas.slice_bits(i).bitcount().mean() for i in range(5)])
        survival.append(1 - ones)
    survival = np.array(survival)
    label = seq or "no DD"
    plt.plot(IDLE_US, survival.mean(axis=1), "o-", label=label)
    print(label.ljust(8), np.round(survival.mean(axis=1), 3))

plt.axhline(0.5, color="k", lw=0.5)
plt.xlabel("idle time (us)")
plt.ylabel("mean P(0)")
plt.title(f"{BACKEND} {CHAIN}")
plt.legend()
plt.savefig("dd_compare.png", bbox_inches="tight")
