# q-melody: a melody from a quantum random walk over the pentatonic scale
# writes a standard MIDI file without any midi library (it's only bytes!)
import struct
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator

SCALE = [57, 60, 62, 64, 67, 69, 72, 74]        # A minor pentatonic
DURATIONS = [120, 240, 240, 480]
BARS = 8

def bar_circuit(mood):
    """3 qubits pitch, 2 qubits rhythm. mood in [0, 1]: calm ... excited"""
    pitch = QuantumRegister(3, "pitch")
    rhythm = QuantumRegister(2, "rhythm")
    c_pitch = ClassicalRegister(3, "p")
    c_rhythm = ClassicalRegister(2, "r")
    qc = QuantumCircuit(pitch, rhythm, c_pitch, c_rhythm)
    qc.ry(np.pi * mood, pitch[2])
    qc.h(pitch[0])
    qc.ry(np.pi / 3, pitch[1])
    qc.cx(pitch[2], pitch[1])
    # high notes are short ones
    qc.x(rhythm)
    qc.cry(np.pi * 0.8, pitch[2], rhythm[1])
    qc.crx(np.pi / 2, pitch[0], rhythm[0])
    qc.measure(pitch, c_pitch)
    qc.measure(rhythm, c_rhythm)
    return qc

def varlen(n):
    out = [n & 0x7F]
    while n > 0x7F:
        n >>= 7
        out.insert(0, (n & 0x7F) | 0x80)
    return bytes(out)

def midi(notes, tempo=100):
    track = b"\x00\xff\x51\x03" + struct.pack(">I", 60_000_000 // tempo)[1:]
    track += b"\x00\xc0\x0b"                    # vibraphone
    for pitch, ticks in notes:
        track += b"\x00" + bytes([0x90, pitch, 90])
        track += varlen(ticks) + bytes([0x80, pitch, 0])
    track += b"\x00\xff\x2f\x00"
    header = b"MThd" + struct.pack(">IHHH", 6, 0, 1, 240)
    return header + b"MTrk" + struct.pack(">I", len(track)) + track

moods = 0.5 - 0.45 * np.cos(np.linspace(0, 2 * np.pi, BARS))
circuits = [bar_circuit(m) for m in moods]
job = AerSimulator().run(circuits, shots=8, memory=True)
res = job.result()

melody = []
for i in range(BARS):
    for shot in res.get_memory(i):
        r, p = shot.split(" ")
        melody.append((SCALE[int(p, 2)], DURATIONS[int(r, 2)]))
    print(f"bar {i + 1}:", [p for p, _ in melody[-8:]])
melody.append((57, 960))

with open("melody.mid", "wb") as f:
    f.write(midi(melody))
print(len(melody), "notes written")
