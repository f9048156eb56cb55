import { completion } from '../support/service/script.ts';
import { code, expect, test } from './session.ts';

const route = 'POST /v1/completions';

test('complaints about what is on the screen', async ({ start }) => {
  const { service, window } = await start();

  await test.step('complaint C24: what was taken is undone in one step', async () => {
    await window.type('qc = ');
    await window.expectGhost('QuantumCircuit(2)');
    await window.press('Tab');
    await window.press('Control+Z');
    expect(await window.savedText('main.py')).toBe(`${code}qc = `);
    await window.press('Control+Y');
    expect(await window.savedText('main.py')).toBe(`${code}qc = QuantumCircuit(2)`);
  });

  await test.step('complaint C3: taking it word by word keeps the rest, and asks for nothing', async () => {
    service.always(route, completion('transpile(qc, optimization_level=3)'));
    await window.type('\ntqc = ');
    await window.expectGhost('transpile(qc, optimization_level=3)');
    // What may come behind all of it is asked ahead, while it is read.
    const asked = (): number =>
      service.requestsTo(route).filter(({ json }) => !String(json['prompt']).endsWith('level=3)')).length;
    const before = asked();
    const seen = new Set<string>();
    let left = 'transpile(qc, optimization_level=3)';
    for (let word = 0; word < 2; word += 1) {
      await window.press('Control+ArrowRight');
      await expect
        .poll(async () => {
          const text = await window.ghostText();
          seen.add(text);
          return left.endsWith(text) && text.length < left.length;
        })
        .toBe(true);
      left = await window.ghostText();
    }
    expect(seen).not.toContain('');
    expect(asked()).toBe(before);
    await window.press('Tab');
    expect(await window.savedText('main.py')).toContain('tqc = transpile(qc, optimization_level=3)');
  });

  await test.step('complaint C5: Tab indents a fresh line while nothing can be read there yet', async () => {
    service.always(route, completion('return 1'));
    await window.type('\ndef one():\n');
    await window.press('Tab');
    await window.type('pass');
    expect(await window.savedText('main.py')).toMatch(/def one\(\):\n +pass$/);
    await window.press('Enter');
    await window.press('Shift+Tab');
  });

  await test.step('complaint C7: what the editor closed is not closed again', async () => {
    service.always(route, completion('[0, 1])'));
    await window.type('\nqc.measure(');
    await window.expectGhost(/^\[0, 1\]\)?$/);
    await window.press('Tab');
    expect(await window.savedText('main.py')).toMatch(/qc\.measure\(\[0, 1\]\)$/);
  });

  await test.step('complaint C18: why there is none is told in words, from the palette', async () => {
    service.always(route, completion(''));
    await window.press('End');
    await window.type('\nqe = ');
    await window.press('Alt+Backslash');
    await expect(window.status).toContainText('No suggestion: there was nothing to add here.');
    await window.runCommand('Qiskit Inline: Why No Suggestion?');
    await expect(window.rows.filter({ hasText: 'An answer came, but it was empty.' }).first()).toBeVisible();
    await expect(window.rows.filter({ hasText: 'A suggestion was given' }).first()).toBeVisible();
    await expect(window.rows.filter({ hasText: 'measure(' })).toHaveCount(0);
    await window.press('Escape');
  });
});

test('complaints about keys that others own', async ({ start }) => {
  const { service, window } = await start({
    settings: {
      'editor.suggestOnTriggerCharacters': false,
      'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      'qiskitInline.trigger': 'automatic',
    },
    files: {
      'main.py': code,
      '.vscode/places.code-snippets': JSON.stringify({
        loop: { prefix: 'loopq', body: 'for ${1:i} in ${2:things}:\n    ${3:pass}', scope: 'python' },
      }),
    },
  });

  await test.step('complaint C4: Tab goes to the next place of a snippet', async () => {
    service.always(route, completion('index_of_it'));
    await window.type('loopq');
    await window.press('Control+Space');
    await expect(window.page.locator('.suggest-widget .monaco-list-row', { hasText: 'loopq' })).toBeVisible();
    await window.press('Enter');
    await window.type('k');
    await window.press('Tab');
    await window.type('names');
    await window.press('Tab');
    await window.type('done');
    await window.press('Escape');
    expect(await window.savedText('main.py')).toBe(`${code}for k in names:\n    done`);
  });

  await test.step('complaint C6: the list of completions keeps its keys', async () => {
    await window.press('Control+End');
    await window.press('Enter');
    await window.press('Shift+Tab');
    service.always(route, completion('(2)'));
    await window.type('qc = QuantumCi');
    await window.press('Control+Space');
    const row = window.page.locator('.suggest-widget .monaco-list-row.focused', {
      hasText: 'QuantumCircuit',
    });
    await expect(row.first()).toBeVisible();
    await window.press('Enter');
    await expect(row).toHaveCount(0);
    expect(await window.savedText('main.py')).toMatch(/qc = QuantumCircuit$/);
  });

  await test.step('complaint C11: what Escape sent away does not come back by itself at the same place', async () => {
    service.always(route, completion('QuantumCircuit(2)'));
    // For a while after a snippet nothing comes by itself.
    await expect(async () => {
      await window.type('\nqd = ');
      await window.expectGhost('QuantumCircuit(2)', 2_000);
    }).toPass();
    await window.press('Escape');
    await window.expectGhost('');
    const before = service.requestsTo(route).length;
    await window.press('ArrowLeft');
    await window.press('ArrowRight');
    await window.expectGhost('');
    expect(service.requestsTo(route)).toHaveLength(before);
  });
});
