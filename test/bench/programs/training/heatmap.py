import json
import sys

import matplotlib.pyplot as plt
import numpy as np

path = sys.argv[1] if len(sys.argv) > 1 else "sweep.json"
with open(path) as file:
    data = json.load(file)

depths = data["depths"]
widths = data["widths"]
fidelity = np.array(data["fidelity"])
fidelity = fidelity.reshape(len(widths), len(depths))

fig, axes = plt.subplots(1, 2, figsize=(11, 4))
image = axes[0].imshow(fidelity, origin="lower", cmap="viridis", vmin=0, vmax=1)
axes[0].set_xticks(range(len(depths)))
axes[0].set_xticklabels(depths)
axes[0].set_yticks(range(len(widths)))
axes[0].set_yticklabels(widths)
axes[0].set_xlabel("depth")
axes[0].set_ylabel("width")
axes[0].set_title("fidelity")
fig.colorbar(image, ax=axes[0])

for i, width in enumerate(widths):
    axes[1].plot(depths, fidelity[i], marker="o", label=f"{width} qubits")
axes[1].axhline(2 / 3, color="k", ls="--")
axes[1].set_xlabel("depth")
axes[1].set_ylabel("fidelity")
axes[1].set_ylim(0, 1)
axes[1].legend(fontsize=8)
axes[1].grid(alpha=0.3)

fig.suptitle(data.get("backend", ""))
fig.tight_layout()
fig.savefig("heatmap.pdf")
print("mean fidelity:", fidelity.mean())
print("worst:", fidelity.min(), "at", np.unravel_index(fidelity.argmin(), fidelity.shape))
