"""Replace and extend the stages of a preset pass manager."""

from qiskit.circuit.library import efficient_su2
from qiskit.transpiler import PassManager, generate_preset_pass_manager
from qiskit.transpiler.passes import (
    Collect2qBlocks,
    CommutativeCancellation,
    ConsolidateBlocks,
    RemoveBarriers,
    UnitarySynthesis,
    Unroll3qOrMore,
)
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

backend = FakeBrisbane()
basis_gates = list(backend.operation_names)
print(f"Basis of {backend.name}: {basis_gates}")

ansatz = efficient_su2(12, entanglement="circular", reps=2, insert_barriers=True)


def log_pass(**kwargs):
    """Callback that prints every pass that took more than 20 ms."""
    if kwargs["time"] > 0.02:
        name = kwargs["pass_"].name()
        print(f"  {kwargs['count']:3d} {name:<32} {kwargs['time'] * 1000:8.1f} ms")


def report(title, circuit):
    depth_2q = circuit.depth(lambda instr: len(instr.qubits) == 2)
    print(f"{title}: ops={dict(circuit.count_ops())}, 2q depth={depth_2q}")


# Default pass manager, level 3
pass_manager = generate_preset_pass_manager(
    optimization_level=3, backend=backend, seed_transpiler=1234
)
print(f"Stages: {pass_manager.stages}")
print(f"Expanded stages: {pass_manager.expanded_stages}")
report("Preset", pass_manager.run(ansatz, callback=log_pass))

# Strip barriers before anything else happens
pass_manager.pre_init = PassManager([RemoveBarriers()])

# Replace the init stage: consolidate 2q blocks on virtual qubits first
pass_manager.init = PassManager(
    [
        Unroll3qOrMore(),
        Collect2qBlocks(),
        ConsolidateBlocks(force_consolidate=True),
        UnitarySynthesis(basis_gates=["cx", "rz", "sx", "x"]),
    ]
)

# And tidy up right after routing
pass_manager.post_routing = PassManager([CommutativeCancellation()])

report("Customized", pass_manager.run(ansatz, callback=log_pass))
