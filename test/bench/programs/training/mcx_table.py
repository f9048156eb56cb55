import pandas as pd
from qiskit import transpile
from qiskit.synthesis import (
    synth_mcx_1_clean_kg24,
    synth_mcx_2_clean_kg24,
    synth_mcx_2_dirty_kg24,
    synth_mcx_gray_code,
    synth_mcx_n_clean_m15,
    synth_mcx_n_dirty_i15,
    synth_mcx_noaux_hp24,
    synth_mcx_noaux_v24,
)

METHODS = [
    synth_mcx_noaux_v24,
    synth_mcx_noaux_hp24,
    synth_mcx_gray_code,
    synth_mcx_1_clean_kg24,
    synth_mcx_2_clean_kg24,
    synth_mcx_2_dirty_kg24,
    synth_mcx_n_clean_m15,
    synth_mcx_n_dirty_i15,
]

rows = []
for k in range(4, 10):
    for method in METHODS:
        if method is synth_mcx_gray_code and k > 7:
            continue  # exponential, takes forever
        circ = transpile(method(k), basis_gates=["u", "cx"], optimization_level=1)
        rows.append(
            {
                "controls": k,
                "method": method.__name__.removeprefix("synth_mcx_"),
                "aux": circ.num_qubits - k - 1,
                "cx": circ.count_ops().get("cx", 0),
                "depth": circ.depth(),
            }
        )

df = pd.DataFrame(rows)
print(df.pivot(index="method", columns="controls", values="cx"))
df.to_csv("mcx_cost.csv", index=False)
