/** Installs what the tests with a real VS Code need, where it is not there yet: `node scripts/editor.ts`. */
import { findChromium } from '../test/support/vscode/chromium.ts';
import { installServer } from '../test/support/vscode/install.ts';

console.log(`VS Code of code-server ${installServer(console.error).version}`);
console.log(`browser ${findChromium(console.error)}`);
