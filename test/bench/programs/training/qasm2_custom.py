import math
from pathlib import Path

from qiskit import QuantumCircuit, qasm2
from qiskit.circuit.library import RXXGate, RYYGate
from qiskit.qasm2 import CustomClassical, CustomInstruction, QASM2ParseError

PROGRAM = """
OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg c[3];
h q[0];
my_ms(half(pi)) q[0], q[1];
ryy(acos(0.3)) q[1], q[2];
measure q -> c;
"""

customs = [
    CustomInstruction("my_ms", 1, 2, RXXGate, builtin=True),
    CustomInstruction("ryy", 1, 2, RYYGate, builtin=True),
]
functions = [
    CustomClassical("half", 1, lambda a: a / 2),
    CustomClassical("acos", 1, math.acos),
]

circuit = qasm2.loads(PROGRAM, custom_instructions=customs, custom_classical=functions)
print(circuit.draw())

out = Path("ms.qasm")
qasm2.dump(circuit, out)
print(out.read_text())

again = qasm2.load(out, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
print("same ops:", again.count_ops() == circuit.count_ops())

for bad in ("OPENQASM 2.0; qreg q[2]; CX q[0] q[1];", "OPENQASM 2.0; qreg q[1]; h q[0];"):
    try:
        qasm2.loads(bad)
    except QASM2ParseError as err:
        print("rejected:", err)

assert isinstance(QuantumCircuit.from_qasm_file(str(out)), QuantumCircuit)
