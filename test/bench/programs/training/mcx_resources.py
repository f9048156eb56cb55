"""How much does a k-controlled X cost? Ancillas against T gates."""
import pandas as pd

from qiskit import QuantumCircuit
from qiskit.synthesis import (
    synth_mcx_1_clean_b95,
    synth_mcx_1_clean_kg24,
    synth_mcx_1_dirty_kg24,
    synth_mcx_2_clean_kg24,
    synth_mcx_n_clean_m15,
    synth_mcx_n_dirty_i15,
    synth_mcx_noaux_v24,
)
from qiskit.transpiler import generate_preset_pass_manager

SYNTHESIS = {
    "no aux (v24)": synth_mcx_noaux_v24,
    "1 clean (b95)": synth_mcx_1_clean_b95,
    "1 clean (kg24)": synth_mcx_1_clean_kg24,
    "1 dirty (kg24)": synth_mcx_1_dirty_kg24,
    "2 clean (kg24)": synth_mcx_2_clean_kg24,
    "n clean (m15)": synth_mcx_n_clean_m15,
    "n dirty (i15)": synth_mcx_n_dirty_i15,
}

clifford_t = generate_preset_pass_manager(
    optimization_level=1,
    basis_gates=["h", "s", "sdg", "t", "tdg", "cx", "x", "p"],
)


def is_t(instruction):
    return instruction.operation.name in ("t", "tdg")


def analyse(circuit: QuantumCircuit) -> dict:
    flat = clifford_t.run(circuit)
    ops = flat.count_ops()
    return {
        "qubits": flat.num_qubits,
        "cx": ops.get("cx", 0),
        "T": ops.get("t", 0) + ops.get("tdg", 0),
        "p": ops.get("p", 0),          # anything left over is not Clifford+T
        "T depth": flat.depth(is_t),
        "depth": flat.depth(),
    }


def main():
    records = []
    for k in range(5, 11):
        for label, synth in SYNTHESIS.items():
            try:
                circuit = synth(k)
            except Exception as exc:  # not every method exists for every k
                print(f"skip {label} for k={k}: {exc}")
                continue
            records.append({"k": k, "method": label, **analyse(circuit)})

    df = pd.DataFrame(records)
    print(df.pivot(index="method", columns="k", values="cx").to_string())
    print()
    print(df.pivot(index="method", columns="k", values="T").to_string())
    print()
    best = df[df["p"] == 0].sort_values("T depth").groupby("k").first()
    print(best)
    df.to_csv("mcx_resources.csv", index=False)


if __name__ == "__main__":
    main()
