'''
Quantum Hadamard Edge Detection (QHED) of a small gray picture
after Yao et al., Phys. Rev. X 7, 031041
'''
import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector

# ---------- the picture ----------
image = np.zeros((16, 16))
image[3:12, 4:9] = 1.0
image[8:14, 6:13] = 0.6
dataQb = int(np.log2(image.size))     # 8 pixels qubits
ancQb = 1
totalQb = dataQb + ancQb


def amplitudeEncode(img):
    rms = np.sqrt(np.sum(img**2))
    return img.flatten() / rms


# decrement unitary (shifts the amplitudes by one)
D2n = np.roll(np.identity(2**totalQb), 1, axis=1)


def scan(img):
    qc = QuantumCircuit(totalQb)
    qc.prepare_state(amplitudeEncode(img), list(range(1, totalQb)))
    qc.h(0)
    qc.unitary(D2n, range(totalQb), label='D')
    qc.h(0)
    state = Statevector(qc)
    # odd amplitudes = differences of neighbours
    return np.real(state.data[1::2])


horizontal = scan(image).reshape(image.shape)
vertical = scan(image.T).reshape(image.shape).T

threshold = 1e-3
edges = (np.abs(horizontal) > threshold) | (np.abs(vertical) > threshold)

fig, axs = plt.subplots(1, 4, figsize=(14, 4))
for ax, pic, title in zip(axs,
                          [image, horizontal, vertical, edges],
                          ['Original', 'Horizontal scan', 'Vertical scan', 'Edges']):
    ax.imshow(pic, cmap='viridis', extent=[0, 16, 16, 0])
    ax.set_title(title)
    ax.set_xticks(range(0, 17, 4))
plt.tight_layout()
plt.savefig('edges.png')
print('edge pixels found:', int(edges.sum()))
