'use strict';

const { join } = require('node:path');

// Beside this package, which has no binary of its own.
exports.rgPath = join(__dirname, '../ripgrep-universal/bin', `${process.platform}-${process.arch}`, 'rg');
