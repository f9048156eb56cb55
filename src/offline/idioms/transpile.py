"""From an abstract circuit to one that the backend can run."""

from qiskit import QuantumCircuit, generate_preset_pass_manager, transpile
from qiskit.providers import BackendV2
from qiskit.transpiler import CouplingMap, PassManager, StagedPassManager
from qiskit.transpiler.passes import Optimize1qGatesDecomposition, RemoveBarriers

# %% Preset pass manager for the backend, and the circuit compiled with it
# say: transpile for the backend; transpile the circuit; compile for the backend; isa circuit; preset pass manager; optimize the circuit for the backend
# uses: qc: QuantumCircuit, backend: BackendV2
pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_circuit = pm.run(qc)

# %% Compile a circuit with a pass manager that exists
# say: run the pass manager; apply the pass manager
# uses: pm: StagedPassManager, qc: QuantumCircuit
isa_circuit = pm.run(qc)

# %% Transpile with one call
# say: transpile with the transpile function; transpile in one call
# uses: qc: QuantumCircuit, backend: BackendV2
isa_circuit = transpile(qc, backend=backend, optimization_level=3, seed_transpiler=42)

# %% Transpile to a set of basis gates
# say: transpile to basis gates; basis gates; decompose into basis gates
# uses: qc: QuantumCircuit
transpiled = transpile(qc, basis_gates=["rz", "sx", "x", "cx"], optimization_level=1)

# %% Transpile to a line of qubits
# say: coupling map; linear coupling map; transpile to a line; linear topology
# uses: qc: QuantumCircuit
coupling_map = CouplingMap.from_line(qc.num_qubits)
transpiled = transpile(qc, coupling_map=coupling_map, basis_gates=["rz", "sx", "x", "cx"])

# %% Choose the physical qubits
# say: initial layout; choose qubits; map to physical qubits
# uses: qc: QuantumCircuit, backend: BackendV2
pm = generate_preset_pass_manager(backend=backend, optimization_level=3, initial_layout=[0, 1, 2])
isa_circuit = pm.run(qc)

# %% Compare optimisation levels
# say: compare optimization levels; optimization levels; depth for each optimization level
# uses: qc: QuantumCircuit, backend: BackendV2
for level in range(4):
    pm = generate_preset_pass_manager(backend=backend, optimization_level=level)
    isa_circuit = pm.run(qc)
    print(level, isa_circuit.depth(), isa_circuit.count_ops())

# %% Depth counted in two-qubit gates
# say: two qubit depth; two-qubit gate depth
# uses: isa_circuit: QuantumCircuit
two_qubit_depth = isa_circuit.depth(lambda x: x.operation.num_qubits == 2)

# %% Pass manager from chosen passes
# say: custom pass manager; pass manager with passes
# uses: qc: QuantumCircuit
pm = PassManager([RemoveBarriers(), Optimize1qGatesDecomposition()])
optimized = pm.run(qc)
