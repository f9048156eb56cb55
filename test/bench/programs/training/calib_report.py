from datetime import datetime
from pathlib import Path

import pandas as pd
from qiskit_ibm_runtime import QiskitRuntimeService

BACKEND = "ibm_fez"
OUT = Path("calib")
T1_MIN = 50e-6
RO_MAX = 0.05

service = QiskitRuntimeService()
backend = service.backend(BACKEND)
props = backend.properties()
target = backend.target

rows = []
for q in range(backend.num_qubits):
    qp = target.qubit_properties[q]
    meas = target["measure"].get((q,))
    sx = target["sx"].get((q,))
    rows.append(
        {
            "qubit": q,
            "t1_us": qp.t1 * 1e6 if qp.t1 else None,
            "t2_us": qp.t2 * 1e6 if qp.t2 else None,
            "readout_error": meas.error if meas else None,
            "readout_ns": meas.duration * 1e9 if meas else None,
            "sx_error": sx.error if sx else None,
            "prob_meas0_prep1": props.qubit_property(q, "prob_meas0_prep1")[0],
            "prob_meas1_prep0": props.qubit_property(q, "prob_meas1_prep0")[0],
            "operational": props.is_qubit_operational(q),
        }
    )
qubits = pd.DataFrame(rows).set_index("qubit")

edges = pd.DataFrame(
    [
        {"pair": f"{a}-{b}", "error": p.error, "ns": p.duration * 1e9}
        for (a, b), p in target["cz"].items()
        if p is not None and p.error is not None
    ]
).set_index("pair")

OUT.mkdir(exist_ok=True)
stamp = datetime.now().strftime("%Y%m%d_%H%M")
qubits.to_csv(OUT / f"{BACKEND}_{stamp}_qubits.csv")
edges.to_csv(OUT / f"{BACKEND}_{stamp}_edges.csv")

print(BACKEND, "last calibrated", props.last_update_date)
print(qubits[["t1_us", "t2_us", "readout_error", "sx_error"]].describe().round(4))
print()
print("worst 10 pairs")
print(edges.sort_values("error", ascending=False).head(10))

bad = qubits[(qubits.t1_us < T1_MIN * 1e6) | (qubits.readout_error > RO_MAX) | ~qubits.operational]
print(f"\n{len(bad)} qubits to avoid:", list(bad.index))
print("faulty qubits:", props.faulty_qubits())
