import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import PTM, Choi, Operator, SuperOp, average_gate_fidelity, process_fidelity
from qiskit.circuit.library import SXGate
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, coherent_unitary_error, amplitude_damping_error
from qiskit.circuit.library import RXGate

# preparation circuits for |0>, |1>, |+>, |+i>
def prep(name):
    qc = QuantumCircuit(1)
    if name == "1":
        qc.x(0)
    elif name == "+":
        qc.h(0)
    elif name == "i":
        qc.h(0)
        qc.s(0)
    return qc


def meas(axis):
    qc = QuantumCircuit(1, 1)
    if axis == "X":
        qc.h(0)
    elif axis == "Y":
        qc.sdg(0)
        qc.h(0)
    qc.measure(0, 0)
    return qc


PREPS = "01+i"
AXES = "XYZ"

err = coherent_unitary_error(Operator(RXGate(0.08)).data).compose(amplitude_damping_error(0.02))
noise = NoiseModel()
noise.add_all_qubit_quantum_error(err, ["sx"])
backend = AerSimulator(noise_model=noise, seed_simulator=314)

circuits = []
for p in PREPS:
    for a in AXES:
        qc = QuantumCircuit(1, 1)
        qc.compose(prep(p), inplace=True)
        qc.sx(0)
        qc.compose(meas(a), inplace=True)
        circuits.append(qc)

shots = 50_000
result = backend.run(circuits, shots=shots).result()
expvals = np.array([(c.get("0", 0) - c.get("1", 0)) / shots for c in result.get_counts()])
bloch = dict(zip(PREPS, expvals.reshape(4, 3)))

# Pauli transfer matrix, columns are images of I, X, Y, Z
R = np.zeros((4, 4))
R[0, 0] = 1
center = (bloch["0"] + bloch["1"]) / 2
R[1:, 0] = center
R[1:, 1] = bloch["+"] - center
R[1:, 2] = bloch["i"] - center
R[1:, 3] = (bloch["0"] - bloch["1"]) / 2
ptm = PTM(R)

target = Operator(SXGate())
true_channel = SuperOp(target).compose(SuperOp(err.to_quantumchannel()))

np.set_printoptions(precision=3, suppress=True)
print("reconstructed PTM\n", R)
print("true PTM\n", np.real(PTM(true_channel).data))
print("process fidelity:", process_fidelity(SuperOp(ptm), target, require_cp=False, require_tp=False))
print("true value      :", process_fidelity(true_channel, target))
print("average gate fidelity:", average_gate_fidelity(SuperOp(ptm), target, require_cp=False, require_tp=False))
print("Choi eigenvalues:", np.linalg.eigvalsh(Choi(ptm).data))
