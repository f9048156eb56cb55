'use strict';

// Preloaded into VS Code's server, the leader of its process group: the group ends when the process that started it does, however
// that ended, and its data folder goes too. Standard input is a pipe from there.
const { rmSync } = require('node:fs');

const data = process.env.QISKIT_INLINE_LEASH;
if (data !== undefined) {
  // Not for the children, which inherit the preload.
  delete process.env.QISKIT_INLINE_LEASH;
  process.stdin
    .once('close', () => {
      try {
        rmSync(data, { recursive: true, force: true });
      } finally {
        process.kill(-process.pid, 'SIGKILL');
      }
    })
    .resume();
}
