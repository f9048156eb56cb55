"""An optimization-stage plugin that repeats peephole passes until nothing changes.

Entry point in pyproject.toml::

    [project.entry-points."qiskit.transpiler.optimization"]
    fixpoint = "mylib.fixpoint_plugin:FixpointOptimization"
"""

from qiskit.circuit.library import CXGate, CZGate, ECRGate, SwapGate
from qiskit.passmanager import DoWhileController
from qiskit.transpiler import PassManager, PassManagerConfig
from qiskit.transpiler.passes import (
    CommutativeCancellation,
    ConsolidateBlocks,
    Depth,
    FixedPoint,
    GatesInBasis,
    InverseCancellation,
    Optimize1qGatesDecomposition,
    RemoveIdentityEquivalent,
    Size,
    UnitarySynthesis,
)
from qiskit.transpiler.preset_passmanagers import common
from qiskit.transpiler.preset_passmanagers.plugin import PassManagerStagePlugin


class FixpointOptimization(PassManagerStagePlugin):
    """Peephole optimization to a fixed point of depth and size."""

    def pass_manager(
        self,
        pass_manager_config: PassManagerConfig,
        optimization_level: int | None = None,
    ) -> PassManager | None:
        if not optimization_level:
            return None

        target = pass_manager_config.target
        basis_gates = pass_manager_config.basis_gates
        approximation_degree = pass_manager_config.approximation_degree

        loop = [
            InverseCancellation([CXGate(), CZGate(), ECRGate(), SwapGate()]),
            RemoveIdentityEquivalent(
                target=target,
                approximation_degree=approximation_degree,
            ),
            CommutativeCancellation(basis_gates=basis_gates, target=target),
            Optimize1qGatesDecomposition(basis=basis_gates, target=target),
        ]
        if optimization_level >= 3:
            loop = [
                ConsolidateBlocks(
                    basis_gates=basis_gates,
                    target=target,
                    approximation_degree=approximation_degree,
                ),
                UnitarySynthesis(
                    basis_gates,
                    approximation_degree=approximation_degree,
                    coupling_map=pass_manager_config.coupling_map,
                    method=pass_manager_config.unitary_synthesis_method,
                    plugin_config=pass_manager_config.unitary_synthesis_plugin_config,
                    target=target,
                ),
                *loop,
            ]

        check = [
            Depth(recurse=True),
            FixedPoint("depth"),
            Size(recurse=True),
            FixedPoint("size"),
        ]
        pm = PassManager(check)
        pm.append(
            DoWhileController(
                [*loop, *check],
                do_while=lambda property_set: not (
                    property_set["depth_fixed_point"]
                    and property_set["size_fixed_point"]
                ),
            )
        )
        pm.append(GatesInBasis(basis_gates, target=target))
        translation = common.generate_translation_passmanager(
            target,
            basis_gates,
            method=pass_manager_config.translation_method or "translator",
            approximation_degree=approximation_degree,
            coupling_map=pass_manager_config.coupling_map,
        )
        pm.append(translation.to_flow_controller())
        return pm
