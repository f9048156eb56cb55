"""Compare unconditional reset, measure + if_test, and two rounds of the latter."""
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

BACKEND = "ibm_marrakesh"
QUBITS = list(range(0, 16, 3))
SHOTS = 10_000


def base():
    q = QuantumRegister(1, "q")
    mid = ClassicalRegister(2, "mid")
    final = ClassicalRegister(1, "final")
    qc = QuantumCircuit(q, mid, final)
    qc.x(q)
    return qc, q[0], mid, final[0]


def no_reset():
    qc, q, _, f = base()
    qc.measure(q, f)
    return qc


def plain_reset():
    qc, q, _, f = base()
    qc.reset(q)
    qc.measure(q, f)
    return qc


def conditional(rounds):
    qc, q, mid, f = base()
    for r in range(rounds):
        qc.measure(q, mid[r])
        with qc.if_test((mid[r], 1)):
            qc.x(q)
    qc.measure(q, f)
    return qc


variants = {
    "none": no_reset(),
    "reset": plain_reset(),
    "if_test x1": conditional(1),
    "if_test x2": conditional(2),
}

service = QiskitRuntimeService()
backend = service.backend(BACKEND)

isa = []
for q in QUBITS:
    pm = generate_preset_pass_manager(optimization_level=0, backend=backend, initial_layout=[q])
    isa.extend(pm.run(list(variants.values())))

sampler = SamplerV2(mode=backend)
sampler.options.execution.init_qubits = True
job = sampler.run(isa, shots=SHOTS)
print(job.job_id(), "on", backend.name)
res = iter(job.result())

print("residual P(1)")
print("qubit".ljust(8) + "".join(name.rjust(12) for name in variants) + "readout err".rjust(14))
for q in QUBITS:
    residual = [next(res).data.final.get_counts().get("1", 0) / SHOTS for _ in variants]
    ro = backend.target["measure"][(q,)].error
    print(f"Q{q}".ljust(8) + "".join(f"{p:12.4f}" for p in residual) + f"{ro:14.4f}")
