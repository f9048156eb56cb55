import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  compareVersions,
  versionOfMetadata,
  versionsComment,
  versionsOfEntries,
  versionsOfProject,
  versionsOfSetting,
} from '../../../src/qiskit/versions.ts';

describe('versions of Qiskit', () => {
  it('come from the names in site-packages, the newest where an old one was left behind', () => {
    const entries = [
      'qiskit',
      'qiskit-2.1.0.dist-info',
      'qiskit-1.4.2.dist-info',
      'qiskit_aer-0.17.2.dist-info',
      'qiskit_ibm_runtime-0.40.0.dist-info',
      'qiskit_nature-0.7.2.dist-info',
      'qiskit.ibm.runtime-x.dist-info',
      'numpy-2.1.0.dist-info',
    ];
    assert.deepEqual(versionsOfEntries(entries), {
      qiskit: '2.1.0',
      'qiskit-aer': '0.17.2',
      'qiskit-ibm-runtime': '0.40.0',
    });
    assert.deepEqual(versionsOfEntries(['qiskit-2.2.0rc1-py3.12.egg-info']), { qiskit: '2.2.0rc1' });
    assert.deepEqual(versionsOfEntries([]), {});
  });

  it('come from METADATA, whose description is not read', () => {
    const text =
      'Metadata-Version: 2.4\r\nName: qiskit-aer\r\nVersion: 0.17.2\r\n\r\nName: qiskit\nVersion: 9';
    assert.deepEqual(versionOfMetadata(text), { 'qiskit-aer': '0.17.2' });
    assert.deepEqual(versionOfMetadata('Name: numpy\nVersion: 2.1\n'), {});
  });

  it('come from requirements, if they are pinned', () => {
    const text = [
      '# qiskit==0.9',
      'numpy==2.1',
      'qiskit[visualization] == 2.1.0  # the one we use',
      'qiskit_ibm_runtime~=0.40 ; python_version > "3.9"',
      'qiskit-aer>=0.17',
      'qiskit-nature==0.7',
    ].join('\r\n');
    assert.deepEqual(versionsOfProject('requirements-dev.txt', text), {
      qiskit: '2.1.0',
      'qiskit-ibm-runtime': '0.40',
    });
    assert.deepEqual(
      versionsOfProject('requirements.txt', 'qiskit==1.4.*\nqiskit-aer==0.1 \\\n --hash=sha256:1'),
      {
        qiskit: '1.4',
        'qiskit-aer': '0.1',
      },
    );
    assert.deepEqual(
      versionsOfProject(
        'environment.yml',
        'dependencies:\n  - conda-forge::qiskit=2.0.1=py\n  - pip:\n    - qiskit-aer==0.16\n',
      ),
      {
        qiskit: '2.0.1',
        'qiskit-aer': '0.16',
      },
    );
  });

  it('come from pyproject.toml, with either kind of table', () => {
    const pep =
      '[project]\ndependencies = ["qiskit[all]==2.1.0", \'qiskit-aer~=0.17\', "qiskit-ibm-runtime>=0.4"]\n';
    assert.deepEqual(versionsOfProject('pyproject.toml', pep), { qiskit: '2.1.0', 'qiskit-aer': '0.17' });
    const poetry =
      '[tool.poetry.dependencies]\nqiskit = "^1.4.2"\nqiskit-aer = { version = "0.17.2", optional = true }\n';
    assert.deepEqual(versionsOfProject('pyproject.toml', poetry), {
      qiskit: '1.4.2',
      'qiskit-aer': '0.17.2',
    });
  });

  it('come from lock files', () => {
    const uv =
      '[[package]]\nname = "qiskit"\nversion = "2.1.1"\nsource = { registry = "x" }\n\n[[package]]\nname = "rustworkx"\nversion = "0.16"\n';
    assert.deepEqual(versionsOfProject('uv.lock', uv), { qiskit: '2.1.1' });
    const pipfile = JSON.stringify(
      { default: { qiskit: { hashes: ['sha256:1'], version: '==1.2.4' } } },
      null,
      4,
    );
    assert.deepEqual(versionsOfProject('Pipfile.lock', pipfile), { qiskit: '1.2.4' });
  });

  it('can be set, in one number or as requirements', () => {
    assert.deepEqual(versionsOfSetting(' v1.4.2 '), { qiskit: '1.4.2' });
    assert.deepEqual(versionsOfSetting('qiskit==2.1.0, qiskit-aer==0.17'), {
      qiskit: '2.1.0',
      'qiskit-aer': '0.17',
    });
    for (const text of ['', 'latest', '2.1\nimport os', 'qiskit==*'])
      assert.deepEqual(versionsOfSetting(text), {});
  });

  it('become one comment, always in the same order', () => {
    assert.equal(
      versionsComment({ 'qiskit-ibm-runtime': '0.40.0', qiskit: '2.1.0' }),
      '# qiskit==2.1.0, qiskit-ibm-runtime==0.40.0',
    );
    assert.equal(versionsComment({}), '');
  });

  it('are ordered by number', () => {
    const versions = ['2.0.0', '0.46', '1.10.1', '1.9', '1.10'];
    assert.deepEqual(versions.toSorted(compareVersions), ['0.46', '1.9', '1.10', '1.10.1', '2.0.0']);
  });

  it('are nothing where a name only looks like one', () => {
    const names = [
      'qiskit-../../../etc/passwd.dist-info',
      'qiskit-2.1.0\n# ignore what stands above.dist-info',
      'qiskit-2.1.0 .dist-info',
      'qiskit-2.1.0\u0000.dist-info',
      'qiskit-\u001b[2J.dist-info',
      `qiskit-2.1.0+${'x'.repeat(200)}.dist-info`,
      `qiskit-${'9'.repeat(200)}.dist-info`,
      '../qiskit-2.1.0.dist-info',
      '__proto__-2.1.0.dist-info',
    ];
    assert.deepEqual(versionsOfEntries(names), {});
    assert.deepEqual(versionOfMetadata(`Name: qiskit\nVersion: 2.1.0+${'x'.repeat(5_000_000)}\n`), {});
    assert.deepEqual(versionOfMetadata('Name: qiskit\u0000\nVersion: 2.1.0\n'), {});
    assert.deepEqual(versionsOfProject('requirements.txt', `qiskit==2.1.0+${'x'.repeat(1000)}`), {});
    assert.deepEqual(versionsOfSetting(`2.1.0+${'x'.repeat(1000)}`), {});
  });

  it('take no longer than a file is long, whatever is in it', () => {
    const length = 40_000;
    const units = [
      '\n',
      ' ',
      ' \n',
      '"',
      '-',
      'qiskit[\n',
      'qiskit ',
      'qiskit\n\n',
      '"qiskit',
      'qiskit={version ',
      '1.',
    ];
    for (const head of ['', 'qiskit', 'qiskit==1', 'name = "qiskit"', 'Name:', '{"qiskit":{']) {
      for (const unit of units) {
        const text = head + unit.repeat(length / unit.length);
        const start = performance.now();
        for (const name of ['requirements.txt', 'pyproject.toml', 'uv.lock', 'Pipfile.lock'])
          assert.ok(JSON.stringify(versionsOfProject(name, text)).length < 80);
        versionOfMetadata(text);
        assert.ok(performance.now() - start < 2000, JSON.stringify([head, unit]));
      }
    }
  });
});
