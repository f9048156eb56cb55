# Build Targets for machines which do not exist (yet)
import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Measure, Parameter, Reset
from qiskit.circuit.library import (
    CXGate, CZGate, ECRGate, IGate, RXGate, RXXGate, RYGate, RZGate, SXGate, XGate,
    efficient_su2,
)
from qiskit.transpiler import (
    CouplingMap, InstructionProperties, QubitProperties, Target, generate_preset_pass_manager,
)

NS = 1e-9
US = 1e-6
T, P = Parameter('θ'), Parameter('φ')


@dataclass
class Spec:
    kind: str
    n: int
    p1: float = 2e-4
    p2: float = 5e-3
    pm: float = 1e-2
    seed: int = 0


def jitter(rng, value):
    return float(value*np.exp(rng.normal(0, 0.3)))


def superconducting(spec: Spec, entangler=CZGate(), cmap=None):
    rng = np.random.default_rng(spec.seed)
    cmap = cmap or CouplingMap.from_line(spec.n)
    qprops = [QubitProperties(t1=jitter(rng, 200*US), t2=jitter(rng, 120*US), frequency=5e9)
              for _ in range(spec.n)]
    target = Target('superconducting', num_qubits=spec.n, dt=0.5*NS, qubit_properties=qprops)

    def per_qubit(duration, error):
        return {(q,): InstructionProperties(duration, jitter(rng, error) if error else 0.0)
                for q in range(spec.n)}

    target.add_instruction(RZGate(T), per_qubit(0.0, 0))
    target.add_instruction(SXGate(), per_qubit(32*NS, spec.p1))
    target.add_instruction(XGate(), per_qubit(32*NS, spec.p1))
    target.add_instruction(IGate(), per_qubit(32*NS, spec.p1))
    target.add_instruction(Measure(), per_qubit(1.2*US, spec.pm))
    target.add_instruction(Reset(), per_qubit(1.2*US, 0))
    two = {edge: InstructionProperties(84*NS, jitter(rng, spec.p2)) for edge in cmap.get_edges()}
    target.add_instruction(entangler, two)
    return target


def ion_trap(spec: Spec):
    rng = np.random.default_rng(spec.seed)
    target = Target('ions', num_qubits=spec.n)
    for gate in (RXGate(T), RYGate(T), RZGate(T)):
        error = 0 if gate.name == 'rz' else spec.p1
        target.add_instruction(gate, {(q,): InstructionProperties(10*US, error) for q in range(spec.n)})
    target.add_instruction(RXXGate(P), {
        pair: InstructionProperties(200*US, jitter(rng, spec.p2)) for pair in permutations(range(spec.n), 2)})
    target.add_instruction(Measure(), {(q,): InstructionProperties(100*US, spec.pm) for q in range(spec.n)})
    return target


def estimate(isa: QuantumCircuit, target: Target):
    """product of (1 - error)"""
    log_f = 0.0
    for inst in isa.data:
        if inst.operation.name == 'barrier':
            continue
        qargs = tuple(isa.find_bit(q).index for q in inst.qubits)
        props = target[inst.operation.name].get(qargs)
        if props and props.error:
            log_f += np.log1p(-props.error)
    return float(np.exp(log_f))


def build(spec):
    if spec.kind == 'ion':
        return ion_trap(spec)
    if spec.kind == 'ecr':
        return superconducting(spec, ECRGate())
    if spec.kind == 'grid':
        side = int(np.sqrt(spec.n))
        return superconducting(spec, CXGate(), CouplingMap.from_grid(side, side))
    return superconducting(spec)


if __name__ == '__main__':
    specs = [Spec('ion', 9), Spec('line', 9), Spec('ecr', 9), Spec('grid', 9, p2=8e-3)]
    qc = efficient_su2(6, reps=1, entanglement='full')
    qc = qc.assign_parameters(np.linspace(0, 3, qc.num_parameters))
    qc.measure_all()
    report = {}
    for spec in specs:
        target = build(spec)
        isa = generate_preset_pass_manager(3, target=target, seed_transpiler=1).run(qc)
        report[spec.kind] = {'depth': isa.depth(), 'esp': estimate(isa, target), **isa.count_ops()}
    Path('targets.json').write_text(json.dumps(report, indent=1))
    print(json.dumps(report, indent=1))
