/** Section of every setting. */
export const section = 'qiskitInline';

/** Shown before every command in the palette, and the name of the log channel and of the status bar item. */
export const productName = 'Qiskit Inline';

/** Every command, with its title in the palette (without the category). */
export const commands = {
  trigger: { id: 'qiskitInline.trigger', title: 'Suggest Code Here' },
  pickModel: { id: 'qiskitInline.pickModel', title: 'Pick Model' },
  pickService: { id: 'qiskitInline.pickService', title: 'Pick Service' },
  signIn: { id: 'qiskitInline.signIn', title: 'Sign In' },
  signOut: { id: 'qiskitInline.signOut', title: 'Sign Out' },
  showDisclaimer: { id: 'qiskitInline.showDisclaimer', title: 'Show Disclaimer' },
  toggle: { id: 'qiskitInline.toggle', title: 'Turn Suggestions On or Off' },
  showSources: { id: 'qiskitInline.showSources', title: 'Show Sources of Last Suggestion' },
  resetStatistics: { id: 'qiskitInline.resetStatistics', title: 'Reset Statistics' },
  why: { id: 'qiskitInline.why', title: 'Why No Suggestion?' },
  showStatus: { id: 'qiskitInline.showStatus', title: 'Show Status' },
  showLog: { id: 'qiskitInline.showLog', title: 'Show Log' },
  openSample: { id: 'qiskitInline.openSample', title: 'Open a Sample Notebook' },
} as const;

/** Run by VS Code when one of our suggestions was accepted; not in the palette. */
export const acceptedCommand = 'qiskitInline.accepted';

/** Name of a command of the palette. */
export type CommandName = keyof typeof commands;

/** Every setting with its default; where `values` is given nothing else is taken. `application` settings cannot be set by a workspace. */
export const settings = {
  service: {
    key: 'service',
    default: 'offline',
    values: ['offline', 'qiskit-code-assistant', 'openai', 'llama-stack', 'libertai', 'qaip'],
    scope: 'application',
  },
  url: { key: 'url', default: '', values: null, scope: 'application' },
  model: { key: 'model', default: '', values: null, scope: 'application' },
  request: { key: 'request', default: {}, values: null, scope: 'application' },
  trigger: {
    key: 'trigger',
    default: 'automatic',
    values: ['automatic', 'relaxed', 'manual'],
    scope: 'resource',
  },
  files: { key: 'files', default: 'qiskit', values: ['qiskit', 'python'], scope: 'resource' },
  offlineFallback: { key: 'offlineFallback', default: true, values: null, scope: 'window' },
  exclude: {
    key: 'exclude',
    default: [
      '.env*',
      '*.pem',
      '*.key',
      '*.p12',
      '*.pfx',
      'id_rsa*',
      'id_ed25519*',
      'qiskit-ibm.json',
      'qiskitrc',
      '.netrc',
      '.pypirc',
      '.ssh',
      '.aws',
      'credentials*',
      'secrets*',
    ],
    values: null,
    scope: 'resource',
  },
  qiskitVersion: { key: 'qiskitVersion', default: '', values: null, scope: 'resource' },
  diagnostics: { key: 'diagnostics', default: false, values: null, scope: 'resource' },
  reportAcceptance: { key: 'reportAcceptance', default: true, values: null, scope: 'application' },
} as const;
