"""What comes after a run: counts, expectation values, fits, tables and files."""

import json
import time
from collections import Counter

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.primitives import BitArray, PrimitiveResult
from qiskit.quantum_info import hellinger_distance, hellinger_fidelity
from qiskit.result import marginal_counts, marginal_distribution
from scipy.optimize import curve_fit

# %% Counts printed one by one
# say: print counts; print the results; loop over counts
# uses: counts: dict
for bitstring, count in counts.items():
    print(f"{bitstring}: {count}")

# %% Counts in descending order
# say: sort counts; sorted counts; most frequent first
# uses: counts: dict
for bitstring, count in sorted(counts.items(), key=lambda item: item[1], reverse=True):
    print(bitstring, count)

# %% Expectation value of Z on every qubit from counts
# say: expectation value from counts; parity from counts; z expectation
def parity_expectation(counts: dict[str, int]) -> float:
    """Return the expectation value of the parity of all bits."""
    shots = sum(counts.values())
    total = 0
    for bitstring, count in counts.items():
        sign = -1 if bitstring.count("1") % 2 else 1
        total += sign * count
    return total / shots

# %% Counts of some qubits
# say: marginal counts; counts of some qubits; reduce counts
# uses: counts: dict
reduced = marginal_counts(counts, indices=[0, 1])

# %% Distribution of some qubits
# say: marginal distribution
# uses: counts: dict
reduced = marginal_distribution(counts, [0, 1])

# %% Fidelity of two distributions
# say: hellinger fidelity; compare distributions; compare counts; fidelity of counts
# uses: counts: dict, noisy_counts: dict
fidelity = hellinger_fidelity(counts, noisy_counts)
print(f"fidelity: {fidelity:.4f}")

# %% Distance of two distributions
# say: hellinger distance; total variation; distance of distributions
# uses: counts: dict, noisy_counts: dict
distance = hellinger_distance(counts, noisy_counts)

# %% Fit of an exponential decay
# say: exponential fit; fit the decay; fit t1; curve fit
# uses: delays: ndarray, values: ndarray
def decay(t, a, tau, c):
    """Return an exponential decay."""
    return a * np.exp(-t / tau) + c

params, covariance = curve_fit(decay, delays, values, p0=[1, 50, 0])
print("tau:", params[1])

# %% Fit of a line
# say: linear fit; fit a line; extrapolate
# uses: xs: ndarray, ys: ndarray
slope, intercept = np.polyfit(xs, ys, 1)

# %% Zero-noise extrapolation by hand
# say: zero noise extrapolation by hand; extrapolate to zero noise; richardson extrapolation
# uses: noise_factors: list, values: list
coefficients = np.polyfit(noise_factors, values, deg=1)
zero_noise = np.polyval(coefficients, 0)

# %% Mean and standard error
# say: mean and standard error; average over samples; statistics
# uses: values: list
mean = np.mean(values)
error = np.std(values) / np.sqrt(len(values))
print(f"{mean:.4f} +/- {error:.4f}")

# %% Results as a table
# say: dataframe; results as a table; pandas table
rows = []
for depth in [1, 2, 4, 8]:
    rows.append({"depth": depth, "value": 0.0})
df = pd.DataFrame(rows)
print(df)

# %% Results written as JSON
# say: save the results; write json; save counts; dump results
# uses: counts: dict
with open("counts.json", "w") as file:
    json.dump(counts, file, indent=2)

# %% Results read from JSON
# say: load the results; read json; load counts
with open("counts.json") as file:
    counts = json.load(file)

# %% Data written for NumPy
# say: save the array; save numpy data
# uses: values: ndarray
np.save("values.npy", values)

# %% Time of a run
# say: measure the time; time the run; elapsed time; benchmark
start = time.perf_counter()
elapsed = time.perf_counter() - start
print(f"{elapsed:.2f} s")

# %% Bar chart of counts
# say: bar chart; bar plot of counts
# uses: counts: dict
plt.bar(list(counts.keys()), list(counts.values()))
plt.xlabel("bitstring")
plt.ylabel("counts")
plt.xticks(rotation=90)
plt.tight_layout()
plt.show()

# %% Curve with error bars
# say: error bars; plot with error bars; errorbar plot
# uses: xs: ndarray, evs: ndarray, stds: ndarray
plt.errorbar(xs, evs, yerr=stds, fmt="o", capsize=3)
plt.xlabel("x")
plt.ylabel("expectation value")
plt.show()

# %% Two curves with a legend
# say: plot two curves; plot ideal and noisy; compare curves
# uses: xs: ndarray, ideal: ndarray, noisy: ndarray
plt.plot(xs, ideal, "k--", label="ideal")
plt.plot(xs, noisy, "o-", label="noisy")
plt.legend()
plt.show()

# %% Figure with one axes
# say: figure and axes; subplots; new figure; create a figure
# uses: xs: ndarray, ys: ndarray
fig, ax = plt.subplots(figsize=(8, 5))
ax.plot(xs, ys, "o-")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.set_title("title")
ax.legend()
plt.show()

# %% Several axes side by side
# say: several axes; side by side plots; multiple plots
fig, axes = plt.subplots(1, 2, figsize=(12, 4))
axes[0].set_title("left")
axes[1].set_title("right")
plt.tight_layout()
plt.show()

# %% Heat map of a matrix
# say: heat map; heatmap; show a matrix; imshow
# uses: matrix: ndarray
plt.imshow(matrix, cmap="viridis")
plt.colorbar()
plt.show()

# %% Figure written to a file
# say: save the figure; save the plot; savefig
plt.savefig("figure.png", dpi=300, bbox_inches="tight")

# %% Bit strings of every shot
# say: bitstrings; memory; individual shots; get bitstrings
# uses: result: PrimitiveResult
bitstrings = result[0].data.meas.get_bitstrings()

# %% Counts with integers for keys
# say: integer counts; int counts
# uses: result: PrimitiveResult
int_counts = result[0].data.meas.get_int_counts()

# %% Samples as an array of bits
# say: samples as bits; bit array; array of bits
# uses: result: PrimitiveResult
bits = result[0].data.meas.to_bool_array(order="little")

# %% Share of one outcome
# say: success probability; probability of an outcome; share of zeros
# uses: counts: dict, qc: QuantumCircuit
shots = sum(counts.values())
success = counts.get("0" * qc.num_qubits, 0) / shots

# %% Histogram of integers
# say: count outcomes; counter of samples
# uses: bitstrings: list
histogram = Counter(int(bits, 2) for bits in bitstrings)

# %% Eigenvalues of a matrix
# say: eigenvalues; eigenvalues and eigenvectors; diagonalize a matrix
# uses: matrix: ndarray
eigenvalues, eigenvectors = np.linalg.eigh(matrix)

# %% Normalised vector
# say: normalize a vector; random normalized vector
vector = np.array([1, 2, 3, 4], dtype=float)
vector /= np.linalg.norm(vector)

# %% Correlation matrix of bits
# say: correlation matrix; two point correlations
# uses: bits: ndarray
spins = 1 - 2 * bits.astype(int)
correlations = spins.T @ spins / len(spins)
