import unittest

from ddt import data, ddt, unpack
from qiskit import QuantumCircuit
from qiskit.circuit.random import random_circuit
from qiskit.converters import circuit_to_dag
from qiskit.dagcircuit import DAGCircuit
from qiskit.quantum_info import Operator
from qiskit.transpiler import PassManager, TransformationPass, TranspilerError


class CancelSwaps(TransformationPass):
    """Remove pairs of identical SWAP gates that follow one another."""

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        if dag.num_qubits() < 2:
            raise TranspilerError("CancelSwaps needs at least two qubits")
        removed = set()
        for node in dag.named_nodes("swap"):
            if node._node_id in removed:
                continue
            successors = list(dag.op_successors(node))
            if len(successors) != 1:
                continue
            (other,) = successors
            if other.name == "swap" and set(other.qargs) == set(node.qargs):
                removed.update((node._node_id, other._node_id))
                dag.remove_op_node(node)
                dag.remove_op_node(other)
        return dag


@ddt
class TestCancelSwaps(unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.pm = PassManager(CancelSwaps())

    def test_pair_is_removed(self):
        circuit = QuantumCircuit(2)
        circuit.swap(0, 1)
        circuit.swap(1, 0)
        self.assertEqual(self.pm.run(circuit), QuantumCircuit(2))

    def test_odd_number_leaves_one(self):
        circuit = QuantumCircuit(2)
        for _ in range(5):
            circuit.swap(0, 1)
        self.assertEqual(self.pm.run(circuit).count_ops(), {"swap": 1})

    def test_gate_between_blocks_cancellation(self):
        circuit = QuantumCircuit(2)
        circuit.swap(0, 1)
        circuit.h(0)
        circuit.swap(0, 1)
        self.assertEqual(self.pm.run(circuit), circuit)

    def test_overlapping_pairs(self):
        circuit = QuantumCircuit(3)
        circuit.swap(0, 1)
        circuit.swap(1, 2)
        out = self.pm.run(circuit)
        self.assertEqual(out.count_ops()["swap"], 2)

    def test_too_few_qubits(self):
        with self.assertRaises(TranspilerError):
            CancelSwaps().run(circuit_to_dag(QuantumCircuit(1)))

    @data((3, 6, 1), (4, 8, 2), (5, 10, 3))
    @unpack
    def test_random_circuits_stay_equivalent(self, num_qubits, depth, seed):
        left = random_circuit(num_qubits, depth, max_operands=2, seed=seed)
        circuit = left.copy()
        circuit.swap(0, 1)
        circuit.swap(0, 1)
        circuit.compose(left.inverse(), inplace=True)

        with self.subTest("unitary"):
            self.assertTrue(Operator(self.pm.run(circuit)).equiv(Operator(circuit)))
        with self.subTest("smaller"):
            self.assertLess(self.pm.run(circuit).size(), circuit.size())


if __name__ == "__main__":
    unittest.main(verbosity=2)
