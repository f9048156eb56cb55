"""Check that circuits survive a trip through OpenQASM 3.

Usage: python qasm3_roundtrip.py [--keep DIR]
"""

import argparse
import logging
import sys
from pathlib import Path

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, qasm3
from qiskit.circuit import Parameter
from qiskit.circuit.classical import expr
from qiskit.qasm3 import QASM3ExporterError, QASM3ImporterError

log = logging.getLogger("roundtrip")


def teleport() -> QuantumCircuit:
    qr = QuantumRegister(3, "q")
    crz, crx = ClassicalRegister(1, "crz"), ClassicalRegister(1, "crx")
    qc = QuantumCircuit(qr, crz, crx, name="teleport")
    qc.u(0.3, 0.2, 0.1, 0)
    qc.h(1)
    qc.cx(1, 2)
    qc.cx(0, 1)
    qc.h(0)
    qc.measure(0, crz)
    qc.measure(1, crx)
    with qc.if_test((crx, 1)):
        qc.x(2)
    with qc.if_test((crz, 1)):
        qc.z(2)
    return qc


def repeat_until_success() -> QuantumCircuit:
    qc = QuantumCircuit(2, 2, name="rus")
    qc.h(0)
    qc.measure(0, 0)
    with qc.while_loop((qc.clbits[0], 0)):
        qc.reset(0)
        qc.h(0)
        qc.cx(0, 1)
        qc.measure(0, 0)
    return qc


def branching() -> QuantumCircuit:
    qr = QuantumRegister(3, "data")
    cr = ClassicalRegister(2, "flags")
    qc = QuantumCircuit(qr, cr, name="branching")
    qc.h([0, 1])
    qc.measure([0, 1], cr)
    with qc.switch(cr) as case:
        with case(0):
            qc.x(2)
        with case(1, 2):
            qc.z(2)
        with case(case.DEFAULT):
            qc.h(2)
    with qc.if_test(expr.less(cr, 2)) as else_:
        qc.sx(0)
    with else_:
        qc.sxdg(0)
    return qc


def parametric() -> QuantumCircuit:
    theta = Parameter("theta")
    qc = QuantumCircuit(2, name="parametric")
    qc.rx(theta, 0)
    qc.rzz(2 * theta, 0, 1)
    return qc


def check(circuit: QuantumCircuit, keep: Path | None) -> bool:
    try:
        program = qasm3.dumps(circuit)
    except QASM3ExporterError as exc:
        log.error("%s: export failed: %s", circuit.name, exc)
        return False
    if keep is not None:
        (keep / f"{circuit.name}.qasm").write_text(program)
    try:
        again = qasm3.loads(program)
    except QASM3ImporterError as exc:
        log.error("%s: import failed: %s", circuit.name, exc)
        return False
    if again.count_ops() != circuit.count_ops():
        log.error("%s: %s != %s", circuit.name, again.count_ops(), circuit.count_ops())
        return False
    log.info("%s: ok (%d lines)", circuit.name, program.count("\n"))
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
    if args.keep:
        args.keep.mkdir(exist_ok=True)
    makers = [teleport, repeat_until_success, branching, parametric]
    passed = [check(maker(), args.keep) for maker in makers]
    sys.exit(not all(passed))
