"""Cut a circuit into time slices or into its disconnected parts."""

from collections.abc import Callable, Iterator
from typing import Literal

from qiskit import QuantumCircuit
from qiskit.converters import circuit_to_dag, dag_to_circuit
from qiskit.dagcircuit import DAGCircuit, DAGOpNode

Weight = Callable[[DAGOpNode], int]


def _two_qubit_weight(node: DAGOpNode) -> int:
    return int(len(node.qargs) == 2)


def slice_by_layers(circuit: QuantumCircuit, every: int) -> list[QuantumCircuit]:
    """Slices of `every` consecutive layers.

    Parameters
    ----------
    circuit : QuantumCircuit
        Circuit without mid-circuit measurements.
    every : int
        Layers in each slice, the last one may be shorter.

    Returns
    -------
    list of QuantumCircuit
        Circuits on the same qubits, whose composition is the input.
    """
    if every < 1:
        raise ValueError("every must be positive")
    dag = circuit_to_dag(circuit)
    slices: list[DAGCircuit] = []
    for i, layer in enumerate(dag.layers()):
        if i % every == 0:
            slices.append(dag.copy_empty_like())
        slices[-1].compose(layer["graph"])
    # every layer carries the phase of the whole circuit, count it only once
    for i, piece in enumerate(slices):
        piece.global_phase = dag.global_phase if i == 0 else 0
    return [dag_to_circuit(piece) for piece in slices]


def slice_by_weight(
    circuit: QuantumCircuit,
    limit: int,
    weight: Weight = _two_qubit_weight,
) -> Iterator[QuantumCircuit]:
    """Slices holding at most `limit` of weight, by default two-qubit gates."""
    dag = circuit_to_dag(circuit)
    current, total = dag.copy_empty_like(), 0
    for node in dag.topological_op_nodes():
        cost = weight(node)
        if total and total + cost > limit:
            yield dag_to_circuit(current)
            current, total = dag.copy_empty_like(), 0
            current.global_phase = 0
        current.apply_operation_back(node.op, node.qargs, node.cargs)
        total += cost
    yield dag_to_circuit(current)


def split_components(circuit: QuantumCircuit) -> list[QuantumCircuit]:
    """Circuits of the groups of qubits that never interact."""
    dag = circuit_to_dag(circuit)
    return [
        dag_to_circuit(part)
        for part in dag.separable_circuits(remove_idle_qubits=True)
        if part.size() > 0
    ]


def cone(
    circuit: QuantumCircuit,
    qubit: int,
    output: Literal["indices", "circuit"] = "indices",
) -> list[int] | QuantumCircuit:
    """Backward light cone of a qubit."""
    dag = circuit_to_dag(circuit)
    qubits = dag.quantum_causal_cone(dag.qubits[qubit])
    indices = sorted(dag.find_bit(q).index for q in qubits)
    if output == "indices":
        return indices
    for node in dag.op_nodes():
        if not qubits.issuperset(node.qargs):
            dag.remove_op_node(node)
    return dag_to_circuit(dag)
