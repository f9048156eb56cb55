'use strict';

const { join } = require('node:path');

// Of another package: this one has no binary. It is reached by a link, so its own place is beside node_modules.
exports.rgPath = join(
  __dirname,
  '../../node_modules/@vscode/ripgrep-universal/bin',
  `${process.platform}-${process.arch}`,
  'rg',
);
