# How much do T1 and the CZ error of the chain move around during a week?
from datetime import datetime, timedelta, timezone

import matplotlib.pyplot as plt
import numpy as np
from qiskit_ibm_runtime import QiskitRuntimeService

BACKEND_NAME = "ibm_kingston"
QUBITS = [20, 21, 22, 23, 24, 25]
DAYS = 7
STEP_HOURS = 12

service = QiskitRuntimeService(name="lab")
backend = service.backend(BACKEND_NAME)

now = datetime.now(timezone.utc)
times = [now - timedelta(hours=h) for h in range(0, 24 * DAYS, STEP_HOURS)][::-1]

t1 = np.full((len(times), len(QUBITS)), np.nan)
t2 = np.full_like(t1, np.nan)
cz = np.full((len(times), len(QUBITS) - 1), np.nan)
pairs = list(zip(QUBITS[:-1], QUBITS[1:]))

for i, when in enumerate(times):
    props = backend.properties(datetime=when)
    if props is None:
        continue
    for j, q in enumerate(QUBITS):
        try:
            t1[i, j] = props.t1(q) * 1e6
            t2[i, j] = props.t2(q) * 1e6
        except Exception as err:  # a qubit may miss T2 on some days
            print(when.date(), q, err)
    for j, pair in enumerate(pairs):
        cz[i, j] = props.gate_error("cz", pair)
    print(when.isoformat(timespec="minutes"), "->", props.last_update_date)

fig, axes = plt.subplots(3, 1, figsize=(9, 9), sharex=True)
for j, q in enumerate(QUBITS):
    axes[0].plot(times, t1[:, j], "o-", label=f"Q{q}")
    axes[1].plot(times, t2[:, j], "o-")
for j, (a, b) in enumerate(pairs):
    axes[2].semilogy(times, cz[:, j], "s--", label=f"{a}-{b}")
axes[0].set_ylabel("T1 (us)")
axes[1].set_ylabel("T2 (us)")
axes[2].set_ylabel("CZ error")
axes[0].legend(ncol=3, fontsize=8)
axes[2].legend(ncol=3, fontsize=8)
fig.autofmt_xdate()
fig.suptitle(f"{BACKEND_NAME}, last {DAYS} days")
fig.savefig(f"drift_{BACKEND_NAME}.png", dpi=150)

spread = np.nanstd(t1, axis=0) / np.nanmean(t1, axis=0)
for q, rel in zip(QUBITS, spread):
    flag = "  <-- unstable" if rel > 0.25 else ""
    print(f"Q{q}: T1 spread {rel:.0%}{flag}")
