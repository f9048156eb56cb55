import numpy as np
from qiskit.circuit.library import CXGate, CZGate, ECRGate, RZXGate, iSwapGate, SwapGate
from qiskit.quantum_info import Operator, random_unitary, average_gate_fidelity
from qiskit.synthesis import (TwoQubitBasisDecomposer, TwoQubitWeylDecomposition,
                              XXDecomposer, two_qubit_cnot_decompose)

gates = {'cx': CXGate(), 'iswap': iSwapGate(), 'swap': SwapGate(), 'rzx(0.4)': RZXGate(0.4)}
for name, g in gates.items():
    weyl = TwoQubitWeylDecomposition(Operator(g).data)
    print(name, 'weyl chamber coords:', np.round([weyl.a, weyl.b, weyl.c], 4))

U = random_unitary(4, seed=42)

cz_decomp = TwoQubitBasisDecomposer(CZGate(), euler_basis='ZXZ')
ecr_decomp = TwoQubitBasisDecomposer(ECRGate(), euler_basis='ZSXX')

for d in [two_qubit_cnot_decompose, cz_decomp, ecr_decomp]:
    c = d(U)
    print(d.num_basis_gates(U.data), c.count_ops(), np.isclose(average_gate_fidelity(Operator(c), U), 1))

# approximate: noisy cx, then fewer of them can be better
for fid in [1.0, 0.99, 0.95, 0.9]:
    approx = TwoQubitBasisDecomposer(CXGate(), basis_fidelity=fid)(U)
    f = average_gate_fidelity(Operator(approx), U)
    print(f'basis fidelity {fid}: {approx.count_ops().get("cx", 0)} cx, synthesis fidelity {f:.5f}')

xx = XXDecomposer({np.pi / 2: 0.99, np.pi / 4: 0.995}, euler_basis='ZSX')
print(xx(U).draw())
