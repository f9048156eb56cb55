import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canary } from '../support/canary/needles.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { startServer, type ScriptedServer } from '../support/service/server.ts';
import { code, expect, test } from './session.ts';

const COMPLETIONS = 'POST /v1/completions';
const SITE = '.venv/lib/python3.12/site-packages';
/** Entries of a folder that is too large to be read as a whole more than once. */
const MANY = 20_000;

/** All settings by which a folder might try to be sent code, tokens or reports, or to have them sent where everybody reads them. */
function settingsFor({ url }: ScriptedServer): Readonly<Record<string, unknown>> {
  return {
    'qiskitInline.service': 'openai',
    'qiskitInline.url': url,
    'qiskitInline.model': 'theirs',
    'qiskitInline.request': { user: 'theirs' },
    'qiskitInline.reportAcceptance': false,
    'qiskitInline.exclude': [],
    'http.proxy': url,
    'http.proxySupport': 'override',
    'http.proxyAuthorization': 'theirs',
    'http.proxyStrictSSL': false,
    'http.noProxy': [],
  };
}

test('a workspace file and the settings of its folders cannot choose where code and tokens go', async ({
  vscode,
}) => {
  await using stranger = await startServer();
  await using service = await startQiskit({ accepted: true, token: canary });
  service.completion = 'depth()';
  const settings = settingsFor(stranger);
  const window = await vscode.open({
    workspace: 'all.code-workspace',
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
    files: {
      'all.code-workspace': JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }], settings }),
      'one/.vscode/settings.json': JSON.stringify(settings),
      'one/main.py': `${code}qc = QuantumCircuit(2)\n`,
      'two/.vscode/settings.json': JSON.stringify(settings),
      'two/other.py': `${code}qc = QuantumCircuit(3)\n`,
      'two/secrets.py': `${code}hidden = QuantumCircuit(2)\n`,
    },
    file: 'one/main.py',
  });
  for (const name of ['main.py', 'other.py']) {
    if (name !== 'main.py') await window.openFile(name);
    await window.cursor();
    await window.type('qc.');
    await window.expectGhost('depth()');
    await window.press('Tab');
  }
  await expect.poll(() => service.accepts).toHaveLength(2);
  for (const { json, headers } of service.requestsTo(COMPLETIONS)) {
    expect(json['model']).toBe('granite-8b-qiskit');
    expect(json).not.toHaveProperty('user');
    expect(headers['authorization']).toBe(`Bearer ${canary}`);
  }
  // What the user does not want to be read, a folder cannot have read.
  await window.openFile('secrets.py');
  await window.cursor();
  await window.type('hidden.');
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await expect(window.status).toHaveAttribute('aria-label', /one of those in qiskitInline\.exclude/);
  for (const { text } of service.requestsTo(COMPLETIONS)) expect(text).not.toContain('hidden');
  expect(stranger.connections).toBe(0);
});

/** Makes what a neighbour may be that is no plain file of the workspace, and an environment that was made to do harm. */
function lay(folder: string, outside: string): void {
  const at = (...parts: string[]): string => join(folder, ...parts);
  writeFileSync(join(outside, 'real.py'), 'def linked_file(outside_text): ...\n');
  symlinkSync(join(outside, 'real.py'), at('linked.py'));
  symlinkSync(outside, at('away'));
  symlinkSync('/dev/zero', at('device.py'));
  symlinkSync('loop.py', at('loop.py'));
  execFileSync('mkfifo', [at('pipe.py')]);
  mkdirSync(at('folder.py'));
  writeFileSync(at('binary.py'), 'def binary_file(outside_text): ...\n\0');
  writeFileSync(at('latin.py'), Buffer.from('def latin_file(outside_text): ...  # \xff\xfe\n', 'latin1'));
  writeFileSync(at('huge.py'), 'def huge_file(outside_text): ...\n');
  truncateSync(at('huge.py'), 2 ** 31);
  // Packages whose modules never end, of versions that are more than that.
  mkdirSync(at(SITE, 'qiskit'), { recursive: true });
  execFileSync('mkfifo', [at(SITE, 'qiskit/__init__.py'), at(SITE, 'qiskit/circuit.py')]);
  mkdirSync(at(SITE, 'qiskit/transpiler'));
  symlinkSync('/dev/zero', at(SITE, 'qiskit/transpiler/__init__.py'));
  symlinkSync('..', at(SITE, 'qiskit/primitives'));
  mkdirSync(at(SITE, 'qiskit_aer.egg-info'));
  execFileSync('mkfifo', [at(SITE, 'qiskit_aer.egg-info/PKG-INFO')]);
  for (const name of ['2.1.0\n# outside_text', '2.1.0+outside_text'.padEnd(200, 'x'), '..', '\u001b[2J2.1.0'])
    mkdirSync(at(SITE, `qiskit-${name}.dist-info`));
  mkdirSync(at(SITE, 'qiskit-2.1.0.dist-info'));
  writeFileSync(at(SITE, 'qiskit-2.1.0.dist-info/METADATA'), '');
  truncateSync(at(SITE, 'qiskit-2.1.0.dist-info/METADATA'), 2 ** 31);
  for (let index = 0; index < MANY; index += 1) writeFileSync(at(SITE, `module${String(index)}.py`), '');
  // A list of what is wanted that takes minutes to read for who reads it carelessly.
  writeFileSync(at('requirements.txt'), `qiskit${' '.repeat(200_000)}\n${'\n'.repeat(200_000)}`);
}

test('a folder that was made to do harm gets nothing read from elsewhere, and holds up nothing', async ({
  start,
}) => {
  const outside = mkdtempSync(join(tmpdir(), 'vsc-outside-'));
  try {
    const neighbours = 'linked away.real device loop pipe folder binary latin huge'.split(' ');
    const imports = neighbours.map((name) => `from ${name} import anything\n`).join('');
    const { service, window } = await start({
      files: { 'main.py': `${code}${imports}import import\n` },
      file: 'main.py',
      lay: (folder) => lay(folder, outside),
    });
    service.completion = 'h(0)';
    await window.cursor();
    await window.type('qc.');
    await window.expectGhost('h(0)');
    await window.press('Tab');
    await window.status.click();
    await expect(window.rows.filter({ hasText: 'Qiskit Version' })).toContainText('qiskit 2.1.0 (.venv)');
    await window.press('Escape');

    // With the versions known, and after every neighbour was looked at: more of them than the host has threads would be held up by pipes.
    await window.cursor();
    await window.type('\nqd.');
    await window.expectGhost('h(0)');
    await expect
      .poll(() => String(service.requestsTo(COMPLETIONS).at(-1)?.json['prompt']).split('\n')[0])
      .toBe('# qiskit==2.1.0');
    for (const { text } of service.requestsTo(COMPLETIONS)) expect(text).not.toContain('outside_text');
    expect(await window.savedText('main.py')).toContain('qc.h(0)\nqd.');
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});
