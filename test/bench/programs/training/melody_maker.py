#!/usr/bin/env python3
"""Turn measurement results into a tune and write it as a .wav file."""
import random
import wave
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

RATE = 44100
# A minor pentatonic, 8 notes = 3 qubits
SCALE = [220.00, 261.63, 293.66, 329.63, 392.00, 440.00, 523.25, 587.33]
DURATIONS = [0.2, 0.4]


def melody_circuit(previous, swing):
    """3 qubits pick the note, 1 qubit picks the length. The previous note biases the next one."""
    qc = QuantumCircuit(4)
    for q in range(3):
        if (previous >> q) & 1:
            qc.x(q)
        qc.ry(swing * (q + 1), q)
    qc.cx(0, 1)
    qc.crx(np.pi / 3, 1, 2)
    qc.h(3)
    qc.measure_all()
    return qc


def compose_tune(length=32, swing=0.6, seed=None):
    sampler = StatevectorSampler(seed=seed)
    note = random.Random(seed).randrange(8)
    tune = []
    for _ in range(length):
        job = sampler.run([melody_circuit(note, swing)], shots=1)
        bits = job.result()[0].data.meas.get_bitstrings()[0]
        note = int(bits[1:], 2)
        tune.append((SCALE[note], DURATIONS[int(bits[0])]))
    return tune


def tone(freq, seconds):
    t = np.arange(int(RATE * seconds)) / RATE
    envelope = np.exp(-4 * t / seconds)
    return 0.5 * envelope * (np.sin(2 * np.pi * freq * t) + 0.3 * np.sin(4 * np.pi * freq * t))


def save(tune, path):
    samples = np.concatenate([tone(f, d) for f, d in tune])
    data = (samples / np.abs(samples).max() * 32000).astype(np.int16)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(data.tobytes())


if __name__ == "__main__":
    mood = input("calm or wild? ").strip().lower()
    swing = 0.35 if mood.startswith("c") else 1.3
    tune = compose_tune(swing=swing)
    target = Path("tune.wav")
    save(tune, target)
    print("frequencies:", [round(f) for f, _ in tune])
    print("saved", target, f"({sum(d for _, d in tune):.1f} s)")
