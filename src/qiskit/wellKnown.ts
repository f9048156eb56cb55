// Names of Qiskit that mean nothing else where nothing defines them: what follows them in use, and their path.
const NAMES: Readonly<Record<string, readonly [next: string, path: string]>> = {
  execute: ['(', 'qiskit.execute'],
  Aer: ['.', 'qiskit.Aer'],
  BasicAer: ['.', 'qiskit.BasicAer'],
  IBMQ: ['.', 'qiskit.IBMQ'],
  QuantumInstance: ['(', 'qiskit.utils.QuantumInstance'],
};

/** The path that a name without a definition stands for in Qiskit programs, by the text that follows it; null for other names. */
export function wellKnown(name: string, next: string): string | null {
  const [wanted, path] = NAMES[name] ?? [];
  return path !== undefined && wanted === next ? path : null;
}
