from dataclasses import dataclass, field
from enum import Enum
from typing import Optional

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import (
    efficient_su2,
    excitation_preserving,
    n_local,
    real_amplitudes,
)


class AnsatzKind(str, Enum):
    REAL = 'real'
    SU2 = 'su2'
    HEA = 'hea'
    EXCITATION = 'excitation'
    BRICKWALL = 'brickwall'


@dataclass(frozen=True)
class AnsatzSpec:
    kind: AnsatzKind
    num_qubits: int
    reps: int = 2
    entanglement: str = 'linear'
    initial_state: Optional[str] = None     # e.g. '0011', leftmost = highest qubit
    options: dict = field(default_factory=dict)


def _brickwall(num_qubits, reps):
    """Alternating layers of ry/rz and cz bricks"""
    theta = ParameterVector('θ', 2 * num_qubits * reps)
    it = iter(theta)
    qc = QuantumCircuit(num_qubits, name='brickwall')
    for layer in range(reps):
        for q in range(num_qubits):
            qc.ry(next(it), q)
            qc.rz(next(it), q)
        for q in range(layer % 2, num_qubits - 1, 2):
            qc.cz(q, q + 1)
        qc.barrier()
    return qc


def build_ansatz(spec: AnsatzSpec) -> QuantumCircuit:
    n, reps, ent = spec.num_qubits, spec.reps, spec.entanglement
    if spec.kind is AnsatzKind.REAL:
        body = real_amplitudes(n, entanglement=ent, reps=reps, **spec.options)
    elif spec.kind is AnsatzKind.SU2:
        body = efficient_su2(n, su2_gates=['ry', 'rz'], entanglement=ent, reps=reps)
    elif spec.kind is AnsatzKind.HEA:
        body = n_local(n, rotation_blocks=['rx', 'ry'], entanglement_blocks='cz',
                       entanglement=ent, reps=reps, skip_final_rotation_layer=True)
    elif spec.kind is AnsatzKind.EXCITATION:
        body = excitation_preserving(n, mode='iswap', entanglement=ent, reps=reps)
    elif spec.kind is AnsatzKind.BRICKWALL:
        body = _brickwall(n, reps)
    else:
        raise ValueError(f'unknown ansatz {spec.kind}')

    if spec.initial_state is None:
        return body
    if len(spec.initial_state) != n:
        raise ValueError('initial_state has the wrong length')
    full = QuantumCircuit(n, name=body.name)
    for q, bit in enumerate(reversed(spec.initial_state)):
        if bit == '1':
            full.x(q)
    full.compose(body, inplace=True)
    return full


def random_point(ansatz: QuantumCircuit, seed=None, scale=np.pi):
    rng = np.random.default_rng(seed)
    return rng.uniform(-scale, scale, ansatz.num_parameters)


if __name__ == '__main__':
    for kind in AnsatzKind:
        ansatz = build_ansatz(AnsatzSpec(kind, 4, reps=3))
        print(f'{kind.value:12s} params={ansatz.num_parameters:3d} depth={ansatz.depth()}',
              dict(ansatz.count_ops()))
