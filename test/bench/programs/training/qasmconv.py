import sys, os
from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.qasm2 import QASM2ExportError, QASM2ParseError

# usage: qasmconv.py in.qasm out.qasm3|out.qasm|out.qpy|out.tex|out.txt

USAGE = "usage: python qasmconv.py INPUT OUTPUT   (.qasm .qasm3 .qpy .tex .txt)"


def read(fn):
    ext = os.path.splitext(fn)[1]
    if ext == ".qpy":
        with open(fn, "rb") as fd:
            first, *rest = qpy.load(fd)
        if rest:
            print("warning: %d more circuits in file, taking the first" % len(rest), file=sys.stderr)
        return first
    with open(fn) as fd:
        src = fd.read()
    if "OPENQASM 3" in src:
        return qasm3.loads(src)      # pip install qiskit_qasm3_import
    try:
        return qasm2.loads(src)
    except QASM2ParseError:
        # files of the old days use rzz, sx, p ... without defining them
        return qasm2.loads(src, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)


def write(qc: QuantumCircuit, fn):
    ext = os.path.splitext(fn)[1]
    if ext == ".qasm":
        try:
            text = qasm2.dumps(qc)
        except QASM2ExportError as err:
            sys.exit("cannot be written as OpenQASM 2: %s" % err)
    elif ext == ".qasm3":
        text = qasm3.dumps(qc, disable_constants=True, indent="    ")
    elif ext == ".tex":
        text = qc.draw("latex_source")
    elif ext == ".txt":
        text = str(qc.draw("text", fold=-1))
    elif ext == ".qpy":
        with open(fn, "wb") as fd:
            qpy.dump(qc, fd)
        return
    else:
        sys.exit(USAGE)
    with open(fn, "w") as fd:
        fd.write(text)


if len(sys.argv) != 3:
    sys.exit(USAGE)

circ = read(sys.argv[1])
print("%s: %d qubits, %d clbits, depth %d" % (sys.argv[1], circ.num_qubits, circ.num_clbits, circ.depth()))
for gate, n in circ.count_ops().items():
    print("   %-10s %d" % (gate, n))
write(circ, sys.argv[2])
