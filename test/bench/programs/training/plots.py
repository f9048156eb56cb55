import json
import matplotlib.pyplot as plt
import numpy as np

plt.rcParams.update({"font.size": 12, "figure.dpi": 150})

with open("results.json") as f:
    data = json.load(f)

depths = np.array(data["depths"])
ideal = np.array(data["ideal"])
raw = np.array(data["raw"])
mitigated = np.array(data["mitigated"])
errors = np.array(data["errors"])

fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(12, 4.5))
ax1.plot(depths, ideal, "k--", label="ideal")
ax1.errorbar(depths, raw, yerr=errors, fmt="o-", label="raw")
ax1.errorbar(depths, mitigated, yerr=errors, fmt="s-", label="mitigated")
ax1.set_xlabel("depth")
ax1.set_ylabel("expectation value")
ax1.legend(loc="upper right")
ax1.grid(alpha=0.3)

ax2.bar(depths - 0.2, np.abs(raw - ideal), width=0.4, label="raw")
ax2.bar(depths + 0.2, np.abs(mitigated - ideal), width=0.4, label="mitigated")
ax2.set_xlabel("depth")
ax2.set_ylabel("absolute error")
ax2.set_yscale("log")
ax2.legend()

fig.suptitle("Zero-noise extrapolation")
fig.tight_layout()
fig.savefig("zne.pdf", bbox_inches="tight")
plt.close(fig)

improvement = np.mean(np.abs(raw - ideal)) / np.mean(np.abs(mitigated - ideal))
print(f"average improvement: {improvement:.2f}x")
