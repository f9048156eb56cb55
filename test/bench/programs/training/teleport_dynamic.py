from numpy import pi
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
import random


def teleportation(theta, phi, lam):
    """Teleport U(theta, phi, lam)|0> from alice to bob, then undo U at bob's side."""
    msg = QuantumRegister(1, 'msg')
    a = QuantumRegister(1, 'alice')
    b = QuantumRegister(1, 'bob')
    mz = ClassicalRegister(1, 'mz')
    mx = ClassicalRegister(1, 'mx')
    check = ClassicalRegister(1, 'check')
    qc = QuantumCircuit(msg, a, b, mz, mx, check)

    # state to send
    qc.u(theta, phi, lam, msg[0])
    qc.barrier()

    # shared pair
    qc.h(a[0])
    qc.cx(a[0], b[0])
    qc.barrier()

    # bell measurement
    qc.cx(msg[0], a[0])
    qc.h(msg[0])
    qc.measure(msg[0], mz[0])
    qc.measure(a[0], mx[0])

    # corrections
    with qc.if_test((mx, 1)):
        qc.x(b[0])
    with qc.if_test((mz, 1)):
        qc.z(b[0])

    # verify
    qc.u(-theta, -lam, -phi, b[0])
    qc.measure(b[0], check[0])
    return qc


if __name__ == '__main__':
    backend = AerSimulator()
    qc = teleportation(0.3, 0.2, 0.1)
    print(qc.draw(fold=-1))

    total_wrong = 0
    for trial in range(20):
        angles = [random.uniform(0, pi), random.uniform(0, 2*pi), random.uniform(0, 2*pi)]
        counts = backend.run(teleportation(*angles), shots=512).result().get_counts()
        # keys look like 'check mx mz'
        wrong = sum(n for k, n in counts.items() if k.split()[0] != '0')
        total_wrong += wrong
        print(trial, ['%.3f' % x for x in angles], 'wrong:', wrong)

    if total_wrong == 0:
        print('all states arrived')
    else:
        print('something is broken')
