import pandas as pd
from qiskit import AncillaRegister, QuantumCircuit, QuantumRegister
from qiskit import transpile
from qiskit.circuit.library import HalfAdderGate
from qiskit.synthesis import adder_qft_d00, adder_ripple_c04, adder_ripple_v95


# --- the textbook building blocks ---------------------------------------

def maj(circuit, c, b, a):
    circuit.cx(a, b)
    circuit.cx(a, c)
    circuit.ccx(c, b, a)


def uma(circuit, c, b, a):
    circuit.ccx(c, b, a)
    circuit.cx(a, c)
    circuit.cx(c, b)


def cuccaro(n):
    a = QuantumRegister(n, "a")
    b = QuantumRegister(n, "b")
    carry_out = QuantumRegister(1, "cout")
    carry_in = AncillaRegister(1, "cin")
    circuit = QuantumCircuit(a, b, carry_out, carry_in, name="cuccaro")

    maj(circuit, carry_in[0], b[0], a[0])
    for i in range(1, n):
        maj(circuit, a[i - 1], b[i], a[i])
    circuit.cx(a[n - 1], carry_out[0])
    for i in reversed(range(1, n)):
        uma(circuit, a[i - 1], b[i], a[i])
    uma(circuit, carry_in[0], b[0], a[0])
    return circuit


# --- resources -----------------------------------------------------------

BASIS = ["cx", "h", "t", "tdg", "s", "sdg", "x", "rz"]

def resources(label, circuit):
    flat = transpile(circuit, basis_gates=BASIS, optimization_level=1)
    ops = flat.count_ops()
    return {
        "adder": label,
        "width": flat.num_qubits,
        "cx": ops.get("cx", 0),
        "t": ops.get("t", 0) + ops.get("tdg", 0),
        "rz": ops.get("rz", 0),
        "depth": flat.depth(),
    }


rows = []
for n in (2, 4, 8):
    rows.append(resources(f"mine({n})", cuccaro(n)))
    rows.append(resources(f"c04({n})", adder_ripple_c04(n, kind="half")))
    rows.append(resources(f"v95({n})", adder_ripple_v95(n, kind="half")))
    rows.append(resources(f"d00({n})", adder_qft_d00(n, kind="half")))

    # high level object, synthesis is left to the transpiler
    gate = HalfAdderGate(n)
    wrapped = QuantumCircuit(gate.num_qubits)
    wrapped.append(gate, wrapped.qubits)
    rows.append(resources(f"hls({n})", wrapped))

table = pd.DataFrame(rows).set_index("adder")
print(table.to_string())
