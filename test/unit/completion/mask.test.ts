import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { mask } from '../../../src/completion/mask.ts';

const SECRET: readonly (readonly [string, string])[] = [
  ['service = QiskitRuntimeService(token="abc-def-ghi")', 'service = QiskitRuntimeService(token="***")'],
  ["api_key: str = 'hunter22'", "api_key: str = '***'"],
  ['{"password": "correct horse"}', '{"password": "***"}'],
  ['os.environ["IBM_TOKEN"] = "wn2vk8pq"', 'os.environ["IBM_TOKEN"] = "***"'],
  ['TOKEN = "half a secret', 'TOKEN = "***'],
  ['x = "Zr8kQ2mV9xT4bL7nW3pY6sD1fG5hJ0cA-_uEoRiXtNvM"', 'x = "***"'],
  ['save("5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b5aa765d6")', 'save("***")'],
  ['# key: d1e2f3a4-1234-4cde-8f00-aabbccddeeff', '# key: ***'],
  ['h = {"Authorization": "Bearer abc.def.ghi"}', 'h = {"Authorization": "Bearer ***"}'],
  ['url = "https://alice:wonder@example.com/v1"', 'url = "https://alice:***@example.com/v1"'],
  ['t = "ghp_aaaaaaaaaaaaaaaaaaaaaaaa"', 't = "***"'],
  ['t = "eyJhbGciOiJI.eyJzdWIiOiIx.abc"', 't = "***"'],
];

const PLAIN = [
  "counts = {'00000000000000000000000000000000000000000000': 5}",
  'op = SparsePauliOp("XXIIZZXXIIZZXXIIZZXXIIZZXXIIZZXXIIZZ")',
  'secret = "101101"',
  'secret = "1011010',
  'class QuantumVolumeExperimentWithManyLayers2024(Base): ...',
  'ibm_torino_calibration_2024-01-15-results = load()',
  'token = getpass("Token: ")',
  'service = QiskitRuntimeService(token=os.environ["TOKEN"])',
  'tokenizer = AutoTokenizer.from_pretrained("qwen2.5-coder-14b-qiskit")',
  'print(f"{token=}")',
  'backend = service.backend("ibm_brisbane")  # 127 qubits, see https://quantum.cloud.ibm.com/docs/en/guides',
  '# ---------------------------------------------------------------------',
];

describe('mask', () => {
  for (const [text, masked] of SECRET) it(`hides it in ${text}`, () => assert.equal(mask(text), masked));
  for (const text of PLAIN) it(`leaves ${text}`, () => assert.equal(mask(text), text));

  it('judges each line by itself, and what is masked stays so', () => {
    const line = fc.oneof(
      fc.constantFrom(...SECRET.map(([text]) => text), ...PLAIN),
      fc.string({ maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const whole = mask(lines.join('\n'));
        assert.equal(whole, lines.map((one) => mask(one)).join('\n'));
        assert.equal(mask(whole), whole);
      }),
    );
  });

  it('reads a line of a million characters in the time of one pass', () => {
    const started = performance.now();
    mask(`x = "${'aB3-'.repeat(125_000)}" ${'token = "'.repeat(50_000)}`);
    assert.ok(performance.now() - started < 2_000);
  });
});
