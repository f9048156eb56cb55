from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.classical import expr
from qiskit.quantum_info import hellinger_fidelity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeTorino


def cx_swap(n_mid):
    """CNOT 0 -> n-1 on a line, the transpiler may swap."""
    n = n_mid + 2
    circ = QuantumCircuit(n, 2)
    circ.h(0)
    circ.cx(0, n - 1)
    circ.measure(0, 0)
    circ.measure(n - 1, 1)
    return circ


def cx_dynamic(n_mid):
    """Constant depth version with mid-circuit measurements (n_mid even)."""
    assert n_mid % 2 == 0
    control, target = 0, n_mid + 1
    qr = QuantumRegister(n_mid + 2, "q")
    anc = ClassicalRegister(n_mid, "anc")
    out = ClassicalRegister(2, "out")
    circ = QuantumCircuit(qr, anc, out)

    circ.h(control)

    # Bell pairs on the ancillas
    for a in range(1, n_mid + 1, 2):
        circ.h(a)
        circ.cx(a, a + 1)
    # link the neighbouring pairs with the control and with each other
    circ.cx(control, 1)
    for a in range(2, n_mid, 2):
        circ.cx(a, a + 1)
    circ.cx(n_mid, target)

    # ancillas 1, 3, ... in Z; 2, 4, ... in X
    for a in range(2, n_mid + 1, 2):
        circ.h(a)
    circ.measure(qr[1 : n_mid + 1], anc)

    z_bits = [anc[i] for i in range(0, n_mid, 2)]
    x_bits = [anc[i] for i in range(1, n_mid, 2)]
    par_x = expr.lift(z_bits[0])
    for b in z_bits[1:]:
        par_x = expr.bit_xor(par_x, b)
    par_z = expr.lift(x_bits[0])
    for b in x_bits[1:]:
        par_z = expr.bit_xor(par_z, b)

    with circ.if_test(par_x):
        circ.x(target)
    with circ.if_test(par_z):
        circ.z(control)
    circ.measure(control, out[0])
    circ.measure(target, out[1])
    return circ


backend = FakeTorino()
noisy = AerSimulator.from_backend(backend, method="matrix_product_state")
sampler = SamplerV2.from_backend(noisy, default_shots=4000)

bell = {"00": 0.5, "11": 0.5}
line = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
print("distance  swap   dynamic   (2q depth swap/dynamic)")
for n_mid in (2, 4, 6, 8):
    pm = generate_preset_pass_manager(
        optimization_level=2, backend=backend, initial_layout=line[: n_mid + 2], seed_transpiler=5
    )
    unitary, dynamic = pm.run([cx_swap(n_mid), cx_dynamic(n_mid)])
    result = sampler.run([unitary, dynamic]).result()
    f_swap = hellinger_fidelity(result[0].data.c.get_counts(), bell)
    f_dyn = hellinger_fidelity(result[1].data.out.get_counts(), bell)
    depths = [c.depth(lambda i: i.operation.name == "cz") for c in (unitary, dynamic)]
    print(f"{n_mid:>8} {f_swap:>6.3f} {f_dyn:>8.3f}    {depths}")
