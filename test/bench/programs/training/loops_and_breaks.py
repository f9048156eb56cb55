"""Small tour of the builder interface: for_loop, break_loop, continue_loop, nested if."""
from math import pi

from qiskit import QuantumCircuit
from qiskit.circuit import ForLoopOp, Parameter
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import UnrollForLoops


def with_builder():
    qc = QuantumCircuit(2, 1)
    with qc.for_loop(range(5)) as i:
        qc.rx(i * pi / 8, 0)
        qc.cx(0, 1)
        qc.measure(1, 0)
        with qc.if_test((0, True)):
            qc.break_loop()
    return qc


def with_body():
    step = Parameter("step")
    body = QuantumCircuit(1)
    body.rz(0.1 * step, 0)
    body.sx(0)
    outer = QuantumCircuit(1)
    outer.append(ForLoopOp((1, 2, 3), step, body), [0])
    return outer


def skip_even():
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    with qc.for_loop((1, 2, 3, 4)):
        qc.measure(0, 0)
        with qc.if_test((qc.clbits[0], 0)):
            qc.h(0)
            qc.continue_loop()
        qc.x(0)
    return qc


for fn in (with_builder, with_body, skip_even):
    circuit = fn()
    print(fn.__name__, circuit.has_control_flow_op(), circuit.count_ops())
    print(circuit.draw(fold=100))

unrolled = PassManager([UnrollForLoops()]).run(with_body())
print(unrolled)
