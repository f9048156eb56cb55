"""
Traffic assignment with QAOA: three cars, two candidate routes each.

One qubit per car (0 = first route, 1 = second route). The cost of a street is the
square of the number of cars on it (congestion), cf. Neukart et al. (2017).
Company hack day 2025, team "Green Wave".
"""
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit_aer.primitives import EstimatorV2, SamplerV2
from qiskit.quantum_info import SparsePauliOp


@dataclass(frozen=True)
class Car:
    name: str
    routes: tuple[tuple[str, ...], tuple[str, ...]]


CARS = [
    Car("taxi", (("A", "B", "C"), ("A", "D"))),
    Car("bus", (("B", "C"), ("E", "F"))),
    Car("van", (("C", "G"), ("D", "G"))),
    Car("bike", (("B",), ("E",))),
]
STREETS = sorted({s for car in CARS for r in car.routes for s in r})


def load(assignment, street):
    return sum(street in car.routes[choice] for car, choice in zip(CARS, assignment))


def total_cost(assignment):
    return sum(load(assignment, s) ** 2 for s in STREETS)


def hamiltonian() -> SparsePauliOp:
    n = len(CARS)

    def uses(i, street):
        """Projector: does car i drive through this street?"""
        zero = street in CARS[i].routes[0]
        one = street in CARS[i].routes[1]
        return SparsePauliOp.from_sparse_list(
            [("", [], (zero + one) / 2), ("Z", [i], (zero - one) / 2)], num_qubits=n
        )

    total = SparsePauliOp("I" * n, 0.0)
    for street in STREETS:
        occupancy = sum((uses(i, street) for i in range(1, n)), start=uses(0, street))
        total = total + (occupancy @ occupancy)
    return total.simplify()


def qaoa(h: SparsePauliOp, p: int) -> QuantumCircuit:
    gamma, beta = ParameterVector("γ", p), ParameterVector("β", p)
    qc = QuantumCircuit(h.num_qubits)
    qc.h(range(h.num_qubits))
    for layer in range(p):
        for _, idx, coeff in h.to_sparse_list():
            if len(idx) == 1:
                qc.rz(2 * gamma[layer] * coeff.real, idx[0])
            elif len(idx) == 2:
                qc.rzz(2 * gamma[layer] * coeff.real, *idx)
        qc.rx(2 * beta[layer], range(h.num_qubits))
    return qc


h = hamiltonian()
qc = qaoa(h, p=2)
est = EstimatorV2()
res = minimize(
    lambda x: est.run([(qc, h, x)]).result()[0].data.evs,
    x0=[0.1, 0.1, 0.1, 0.1],
    method="Powell",
)

measured = qc.copy()
measured.measure_all()
bits = SamplerV2(seed=3).run([(measured, res.x)], shots=1000).result()[0].data.meas.get_counts()
plan = tuple(int(b) for b in max(bits, key=bits.get)[::-1])
best = min(product((0, 1), repeat=len(CARS)), key=total_cost)

for car, choice in zip(CARS, plan):
    print(f"{car.name:>5}: {' -> '.join(car.routes[choice])}")
print("cost", total_cost(plan), "| brute force", total_cost(best))
