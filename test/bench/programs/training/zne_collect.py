import json

import matplotlib.pyplot as plt
import numpy as np
from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeJobFailureError

with open("zne_job.json") as f:
    info = json.load(f)

service = QiskitRuntimeService()
job = service.job(info["job"])
print(job.job_id(), job.status(), job.tags)

if not job.done():
    raise SystemExit("not done yet")

try:
    result = job.result()
except RuntimeJobFailureError as err:
    raise SystemExit(f"the job failed: {err}")

fields = np.array(info["fields"])
data = result[0].data
evs = np.asarray(data.evs)     # (2, len(fields))
stds = np.asarray(data.stds)

print("metadata:", result.metadata)
print()
print("   h       <Z>     +-       <ZZ>    +-")
for k, h in enumerate(fields):
    print(f"{h:5.2f}  {evs[0, k]:8.4f} {stds[0, k]:7.4f} {evs[1, k]:8.4f} {stds[1, k]:7.4f}")

np.savez("zne_data.npz", fields=fields, evs=evs, stds=stds)

fig, ax = plt.subplots(figsize=(5, 3.5))
for row, label in zip(range(2), ("magnetisation", "nearest neighbour ZZ")):
    ax.errorbar(fields, evs[row], yerr=stds[row], fmt="o-", ms=4, capsize=2, label=label)
ax.axhline(0, color="k", lw=0.5)
ax.set_xlabel("transverse field h")
ax.set_ylabel("expectation value")
ax.set_title(info["backend"])
ax.legend()
fig.tight_layout()
fig.savefig("zne_result.png", dpi=200)
