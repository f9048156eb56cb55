import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificate } from '../support/service/certificate.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { code, expect, test } from './session.ts';

test('a certificate that the operating system trusts is trusted, unless VS Code is set not to ask it', async ({
  vscode,
}) => {
  await using service = await startQiskit({ accepted: true, tls: true });
  const folder = mkdtempSync(join(tmpdir(), 'vsc-certificates-'));
  const file = join(folder, 'trusted.pem');
  writeFileSync(file, certificate);
  const options = {
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
    // Where the operating system of these tests keeps the certificates that it trusts.
    env: { SSL_CERT_FILE: file },
    files: { 'main.py': code },
    file: 'main.py',
  };
  const window = await vscode.open(options);
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  const asked = service.requests.length;

  await window.changeSettings({ 'http.systemCertificates': false });
  await window.reload();
  await expect(window.status).toHaveAttribute(
    'aria-label',
    /The certificate of the service cannot be trusted\./,
  );
  expect(service.requests).toHaveLength(asked);
  rmSync(folder, { recursive: true, force: true });
});
