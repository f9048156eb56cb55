import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorOptions, EstimatorV2
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

backend = FakeSherbrooke()


def folded(circuit: QuantumCircuit, factor: int) -> QuantumCircuit:
    """Makes the noise of a circuit stronger by an odd factor."""
    if factor % 2 == 0:
        raise ValueError("the factor must be odd")
    longer = circuit.copy()
    for _ in range((factor - 1) // 2):
        longer.barrier()
        longer.compose(circuit.inverse(), inplace=True)
        longer.barrier()
        longer.compose(circuit, inplace=True)
    return longer


circuit = QuantumCircuit(4)
for layer in range(3):
    circuit.rx(0.3, range(4))
    circuit.cz(0, 1)
    circuit.cz(2, 3)

observable = SparsePauliOp("ZZZZ")
pass_manager = generate_preset_pass_manager(optimization_level=1, backend=backend)
factors = [1, 3, 5]
pubs = []
for factor in factors:
    isa_circuit = pass_manager.run(folded(circuit, factor))
    pubs.append((isa_circuit, observable.apply_layout(isa_circuit.layout)))

options = EstimatorOptions()
options.default_precision = 0.01
estimator = EstimatorV2(mode=backend, options=options)
values = [float(result.data.evs) for result in estimator.run(pubs).result()]
slope, intercept = np.polyfit(factors, values, deg=1)
print("measured:", values[0], "extrapolated:", intercept)
