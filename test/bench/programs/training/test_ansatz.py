import unittest

import numpy as np
from ddt import data, ddt, unpack
from qiskit import QuantumCircuit
from qiskit.circuit.library import efficient_su2, n_local, real_amplitudes
from qiskit.quantum_info import Statevector


@ddt
class TestAnsatz(unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.rng = np.random.default_rng(1)

    @data((2, 1), (3, 2), (4, 3))
    @unpack
    def test_number_of_parameters(self, num_qubits, reps):
        ansatz = real_amplitudes(num_qubits, reps=reps)
        self.assertEqual(ansatz.num_parameters, num_qubits * (reps + 1))
        self.assertEqual(ansatz.num_qubits, num_qubits)

    def test_zero_parameters(self):
        ansatz = efficient_su2(2, reps=1)
        bound = ansatz.assign_parameters(np.zeros(ansatz.num_parameters))
        state = Statevector(bound)
        self.assertAlmostEqual(state.probabilities()[0], 1.0)

    def test_norm(self):
        ansatz = n_local(3, ["ry", "rz"], "cz", reps=2)
        values = self.rng.uniform(-np.pi, np.pi, ansatz.num_parameters)
        state = Statevector(ansatz.assign_parameters(values))
        self.assertTrue(state.is_valid())
        np.testing.assert_allclose(np.sum(state.probabilities()), 1)

    def test_wrong_length(self):
        ansatz = real_amplitudes(2, reps=1)
        with self.assertRaises(ValueError):
            ansatz.assign_parameters([0.1])


if __name__ == "__main__":
    unittest.main()
