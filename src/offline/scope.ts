/** What is known of a name at the cursor. */
export interface Binding {
  readonly name: string;
  /** Class of the value, a rough guess; empty when unknown. */
  readonly type: string;
}

const returns: readonly (readonly [RegExp, string])[] = [
  [/^(?:await )?[\w.]*\.(?:least_busy|backend)\(/, 'BackendV2'],
  [/^(?:\w+\.)?generate_preset_pass_manager\(/, 'StagedPassManager'],
  [
    /^(?:\w+\.)?transpile\(|\.(?:compose|assign_parameters|decompose|inverse|copy|remove_final_measurements)\(/,
    'QuantumCircuit',
  ],
  [/^(?:pm|pass_manager|\w*_pm|passmanager)\.run\(/, 'QuantumCircuit'],
  [
    /^(?:efficient_su2|real_amplitudes|n_local|qaoa_ansatz|zz_feature_map|z_feature_map|\w*circuit)\(/,
    'QuantumCircuit',
  ],
  [/\.get_counts\(/, 'dict'],
  [/\.result\(\)$/, 'PrimitiveResult'],
  [/^(?:sampler|estimator|\w*_sampler|\w*_estimator)\.run\(/, 'RuntimeJobV2'],
  [/^([A-Z]\w*)(?:\.from_\w+)?\(/, ''],
];

const families: readonly (readonly [RegExp, string])[] = [
  [/Sampler/, 'sampler'],
  [/Estimator/, 'estimator'],
  [/Backend|^Fake|^AerSimulator$/, 'backend'],
  [/PassManager/, 'passManager'],
  [/Job/, 'job'],
  [/^Result$|PrimitiveResult/, 'result'],
  [/^SparsePauliOp$|^Pauli$|^SparseObservable$/, 'observable'],
];

/** The group of classes that stand in for one another as arguments. */
export function family(type: string): string {
  return families.find(([pattern]) => pattern.test(type))?.[1] ?? type;
}

/** Names assigned, imported, looped over or received as arguments in `text`, the latest last. */
export function scan(text: string): Map<string, Binding> {
  const scope = new Map<string, Binding>();
  const add = (name: string, type: string): void => {
    scope.delete(name);
    scope.set(name, { name, type });
  };
  for (const line of text.split('\n')) {
    const assignment = /^\s*(\w+)\s*(?::\s*(\w+)[^=]*)?=(?!=)\s*(.+)$/.exec(line);
    if (assignment) add(assignment[1] ?? '', assignment[2] ?? typeOf(assignment[3] ?? ''));
    const managed = /^\s*with (.+) as (\w+):/.exec(line);
    if (managed) add(managed[2] ?? '', typeOf(managed[1] ?? ''));
    const loop = /^\s*for ([\w, ]+) in /.exec(line);
    for (const name of loop?.[1]?.split(',') ?? []) add(name.trim(), 'loop');
    const parameters = /^\s*def \w+\((.*)\)/.exec(line)?.[1];
    for (const part of parameters?.split(',') ?? []) {
      const [, name, type] = /^\s*(\w+)(?:\s*:\s*([\w.]+))?/.exec(part) ?? [];
      if (name) add(name, type ?? '');
    }
    const imported = /^\s*(?:from [\w.]+ )?import (.+)$/.exec(line)?.[1];
    for (const part of imported?.replace(/[()]/g, '').split(',') ?? [])
      add(part.trim().split(' as ').at(-1) ?? '', 'import');
  }
  return scope;
}

function typeOf(expression: string): string {
  for (const [pattern, type] of returns) {
    const match = pattern.exec(expression);
    if (match) return type === '' ? (match[1] ?? '') : type;
  }
  return '';
}
