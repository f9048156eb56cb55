import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ScriptedQiskit } from '../support/service/qiskit.ts';
import { completion } from '../support/service/script.ts';
import { expect, test } from './session.ts';

const route = 'POST /v1/completions';
const python = join(import.meta.dirname, '../support/pythonExtension');
/** Texts that must never reach a server. */
const HIDDEN = {
  excluded: 'vault_of_the_team',
  linked: 'outside_of_the_workspace',
  binary: 'no_text_file',
  huge: 'more_than_a_file',
  token: 'wn2vk8pq4rt6',
};

function source(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function code(text: string, ran: number | null = null): object {
  return { cell_type: 'code', execution_count: ran, metadata: {}, outputs: [], source: source(text) };
}

function markdown(text: string): object {
  return { cell_type: 'markdown', metadata: {}, source: source(text) };
}

const between = Array.from({ length: 11 }, (_, at) => code(`step_${at} = ${at}`, at + 3));
const book = JSON.stringify({
  cells: [
    code('%matplotlib inline\nfrom circuits import ghz', 1),
    code(`distant_circuit = ghz(5)\nservice_token = "${HIDDEN.token}"`, 2),
    ...between,
    markdown('## Counts\n\nRun the circuit and count.'),
    code(''),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

const files = {
  '.vscode/settings.json': '{}',
  'book.ipynb': book,
  'circuits.py':
    'from qiskit import QuantumCircuit\n\n\ndef ghz(n: int) -> QuantumCircuit:\n    return QuantumCircuit(n)\n',
  'main.py':
    'from circuits import ghz\nfrom secrets import vault\nfrom linked import inner\nfrom pipe import data\nfrom binary import blob\nfrom huge import rows\n\n',
  'binary.py': `def blob(${HIDDEN.binary}): ...\n\0\0`,
  'huge.py': `def rows(${HIDDEN.huge}): ...\n${'# 1\n'.repeat(40_000)}`,
  'secrets.py': `from qiskit import QuantumCircuit\n\n\ndef vault(${HIDDEN.excluded}):\n    return 1\n`,
  'requirements.txt': 'qiskit==2.1.0\nqiskit-aer~=0.17.1\n',
};

function prompts(service: ScriptedQiskit): string[] {
  return service.requestsTo(route).map(({ json }) => String(json['prompt']));
}

/** What came while `act` was done. */
async function promptsDuring(service: ScriptedQiskit, act: () => Promise<void>): Promise<string[]> {
  const before = prompts(service).length;
  await act();
  return prompts(service).slice(before);
}

test('what surrounds the cursor is in the prompt that the server receives, and what is excluded never is', async ({
  start,
}) => {
  const { service, window } = await start({ files, file: 'circuits.py', others: [python] });
  // A link that leads out of the workspace, and a pipe that nobody writes to: reading either would be seen here.
  const outside = join(window.server.home, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'real.py'), `from qiskit import *\ndef inner(${HIDDEN.linked}): ...\n`);
  symlinkSync(join(outside, 'real.py'), join(window.folder, 'linked.py'));
  execFileSync('mkfifo', [join(window.folder, 'pipe.py')]);
  service.completion = 'h(0)';

  await test.step('an excluded file gets no suggestion, neither by itself nor when asked', async () => {
    await window.openFile('secrets.py');
    await window.cursor();
    const sent = await promptsDuring(service, async () => {
      await window.type('qc.');
      await window.runCommand('Qiskit Inline: Suggest Code Here');
      await expect(window.status).toHaveAttribute('aria-label', /one of those in qiskitInline\.exclude/);
    });
    expect(sent).toEqual([]);
  });

  await test.step('a file has the versions and the signatures of what it imports first', async () => {
    // It imports no Qiskit package itself: a module of the workspace that it imports does.
    await window.openFile('main.py');
    await window.cursor();
    const head =
      /^# qiskit==2\.1\.0, qiskit-aer==0\.17\.1\n# circuits\.py: def ghz\(n: int\) -> QuantumCircuit\n[^]*\nqc\.$/;
    await expect(async () => {
      await window.press('Control+A');
      await window.press('ArrowRight');
      await window.type('\nqc.');
      await expect.poll(() => prompts(service).at(-1) ?? '', { timeout: 3_000 }).toMatch(head);
    }).toPass();
  });

  await test.step('complaint C12: the last cell of a notebook has all the others, and the markdown above it', async () => {
    await window.openFile('book.ipynb');
    await window.cell(0).click();
    await window.press('Escape');
    await window.press('Control+End');
    await window.press('Enter');
    await expect(window.focused).toBeVisible();
    await window.type('distant_circuit.');
    // That it is Qiskit code is known once the module that it imports has been read.
    await expect(async () => {
      await window.press('Backspace');
      await window.type('.');
      await window.expectGhost('h(0)', 2_000);
    }).toPass();
    const prompt = prompts(service).at(-1) ?? '';
    expect(prompt).toContain('# %matplotlib inline\nfrom circuits import ghz\n\ndistant_circuit = ghz(5)\n');
    expect(prompt).toContain('step_10 = 10\n\n# Counts\n# Run the circuit and count.\ndistant_circuit.');
    expect(prompt).toContain('# circuits.py: def ghz(n: int) -> QuantumCircuit\n');
    expect(prompt).toContain('service_token = "***"');
  });

  await test.step('complaint C13: with the list of completions open, the suggestion goes on from the selected entry', async () => {
    service.always(route, ({ json }) =>
      completion(String(json['prompt']).endsWith('distant_circuit') ? '.measure_all()' : ''),
    );
    await window.type('\ndista');
    await window.press('Control+Space');
    const widget = window.page.locator('.suggest-widget.visible');
    await expect(widget.locator('.monaco-list-row.focused')).toContainText('distant_circuit');
    await window.expectGhost('nt_circuit.measure_all()');
    await expect(widget).toBeVisible();
    await window.press('Escape');
  });

  await test.step('the status menu says which versions suggestions are for', async () => {
    await window.status.click();
    await expect(window.rows.filter({ hasText: 'Qiskit Version' })).toContainText(
      'qiskit 2.1.0, qiskit-aer 0.17.1 (requirements.txt)',
    );
    await window.press('Escape');
  });

  await test.step('packages that are installed meanwhile are noticed, so is another interpreter, and a setting has the last word', async () => {
    const sitePackages = join(window.folder, '.venv/lib/python3.12/site-packages');
    const shown = async (text: string): Promise<void> => {
      await expect(async () => {
        await window.press('Escape');
        await window.status.click();
        await expect(window.rows.filter({ hasText: 'Qiskit Version' })).toContainText(text, {
          timeout: 2_000,
        });
      }).toPass({ timeout: 30_000 });
      await window.press('Escape');
    };
    mkdirSync(join(sitePackages, 'qiskit-2.2.0.dist-info'), { recursive: true });
    await shown('qiskit 2.2.0 (.venv)');
    const selected = join(window.folder, 'selected');
    mkdirSync(join(selected, 'lib/python3.13/site-packages/qiskit-2.3.1.dist-info'), { recursive: true });
    writeFileSync(join(window.folder, 'selected-python'), selected);
    await shown('qiskit 2.3.1 (selected)');
    const settings = JSON.stringify({ 'qiskitInline.qiskitVersion': '1.4.2' });
    writeFileSync(join(window.folder, '.vscode/settings.json'), settings);
    await shown('qiskit 1.4.2 (as set)');
  });

  const all = service.requestsTo(route).map(({ text }) => text);
  expect(all.length).toBeGreaterThan(1);
  for (const text of all) for (const hidden of Object.values(HIDDEN)) expect(text).not.toContain(hidden);
});

test('in a folder that is not trusted nothing but the text itself is sent', async ({ start }) => {
  const { service, window } = await start({ files, file: 'main.py', trust: true });
  await window.cursor();
  await window.type('qc.');
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await window.expectGhost('QuantumCircuit(2)');
  expect(prompts(service).at(-1)).toBe(`${files['main.py']}qc.`);
});
