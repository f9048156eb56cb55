"""[[4,2,2]] code: encode |00>_L + |11>_L, check XXXX and ZZZZ, discard flagged shots."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit.primitives import BackendSamplerV2


def encoded_circuit(basis="Z"):
    q = QuantumRegister(4, "q")
    a = QuantumRegister(1, "a")
    flag = ClassicalRegister(1, "flag")
    c = ClassicalRegister(4, "code")
    qc = QuantumCircuit(q, a, flag, c)

    # |0000> + |1111> is the logical |00>
    qc.h(q[0])
    qc.cx(q[0], q[1])
    qc.cx(q[1], q[2])
    qc.cx(q[2], q[3])
    qc.barrier()

    # the parity of q0 and q3 flags a bad preparation
    qc.cx(q[0], a[0])
    qc.cx(q[3], a[0])
    qc.measure(a, flag)

    if basis == "X":
        qc.h(q)
    qc.measure(q, c)
    return qc


def analyse(data):
    flag, code = data.flag, data.code
    shots = flag.num_shots
    merged = data_join(flag, code)
    ok = merged.postselect([0], [0])
    words = ok.slice_bits([1, 2, 3, 4])
    even = words.to_bool_array().sum(axis=-1) % 2 == 0
    kept = int(even.sum())

    # logical Z1 = Z on q0, q1; logical Z2 = Z on q0, q2
    bits = words.to_bool_array(order="little")[even]
    z1 = (bits[:, 0] ^ bits[:, 1]).mean()
    z2 = (bits[:, 0] ^ bits[:, 2]).mean()
    raw = code.to_bool_array(order="little")
    raw_err = (raw[:, 0] ^ raw[:, 1]).mean()
    return kept / shots, raw_err, z1, z2


def data_join(*arrays):
    return type(arrays[0]).concatenate_bits(list(arrays))


for p in (0.002, 0.005, 0.01, 0.02):
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(depolarizing_error(p, 2), ["cx"])
    nm.add_all_qubit_quantum_error(depolarizing_error(p / 10, 1), ["h"])
    sim = AerSimulator(noise_model=nm, method="stabilizer")
    pm = generate_preset_pass_manager(optimization_level=0, backend=sim)

    sampler = BackendSamplerV2(backend=sim, options={"seed_simulator": 404})
    result = sampler.run([pm.run(encoded_circuit("Z"))], shots=50_000).result()
    keep, raw_err, z1, z2 = analyse(result[0].data)
    gain = raw_err / max(np.mean([z1, z2]), 1e-6)
    print(f"p={p:.3f}  kept {keep:6.1%}  raw {raw_err:.5f}  post-selected {z1:.5f} {z2:.5f}  gain x{gain:.1f}")
