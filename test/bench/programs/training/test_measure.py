import unittest

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp


class TestSampling(unittest.TestCase):
    def setUp(self):
        self.sampler = StatevectorSampler(seed=42)
        self.shots = 1000

    def counts(self, circuit, name="meas"):
        result = self.sampler.run([circuit], shots=self.shots).result()
        data = getattr(result[0].data, name)
        return data.get_counts()

    def test_plus_state(self):
        qc = QuantumCircuit(1)
        qc.h(0)
        qc.measure_all()
        counts = self.counts(qc)
        self.assertEqual(sum(counts.values()), self.shots)
        self.assertAlmostEqual(counts["0"] / self.shots, 0.5, delta=0.1)

    def test_named_register(self):
        qr = QuantumRegister(2, "q")
        cr = ClassicalRegister(2, "out")
        qc = QuantumCircuit(qr, cr)
        qc.x(qr[1])
        qc.measure(qr, cr)
        counts = self.counts(qc, "out")
        self.assertEqual(counts, {"10": self.shots})

    def test_conditional(self):
        qc = QuantumCircuit(2, 2)
        qc.x(0)
        qc.measure(0, 0)
        with qc.if_test((qc.clbits[0], 1)):
            qc.x(1)
        qc.measure(1, 1)
        counts = self.counts(qc, "c")
        self.assertIn("11", counts)
        self.assertNotIn("01", counts)


class TestEstimation(unittest.TestCase):
    def setUp(self):
        self.estimator = StatevectorEstimator()

    def test_single_qubit(self):
        qc = QuantumCircuit(1)
        qc.h(0)
        observables = [SparsePauliOp("X"), SparsePauliOp("Z")]
        result = self.estimator.run([(qc, observables)]).result()
        np.testing.assert_allclose(result[0].data.evs, [1, 0], atol=1e-9)

    def test_sweep(self):
        from qiskit.circuit import Parameter

        theta = Parameter("theta")
        qc = QuantumCircuit(1)
        qc.ry(theta, 0)
        angles = np.linspace(0, np.pi, 11)
        result = self.estimator.run([(qc, SparsePauliOp("Z"), angles.reshape(-1, 1))]).result()
        np.testing.assert_allclose(result[0].data.evs, np.cos(angles), atol=1e-9)


if __name__ == "__main__":
    unittest.main()
