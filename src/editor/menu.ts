import { commands, window, type QuickPickItem } from 'vscode';

import { catalog } from '../backends/catalog.ts';
import { commands as names, productName, section, type CommandName } from '../manifest.ts';
import type { Connection } from './connection.ts';
import { messages, stateSentence } from './messages.ts';

interface Row extends QuickPickItem {
  readonly run: () => Thenable<unknown>;
}

/** Shows how things stand, and what can be done about it. */
export async function showMenu(
  connection: Connection,
  signedIn: (origin: string) => Promise<boolean>,
): Promise<void> {
  const { state, backend, model } = connection;
  const origin = backend?.origin ?? null;
  const rows = [
    row('pickModel', '$(symbol-method)', model ?? ''),
    row(
      'pickService',
      '$(server)',
      backend === null ? '' : [catalog[backend.service].label, origin].filter(Boolean).join(', '),
    ),
    ...(origin === null
      ? []
      : [(await signedIn(origin)) ? row('signOut', '$(sign-out)') : row('signIn', '$(sign-in)')]),
    ...(backend?.disclaimers ? [row('showDisclaimer', '$(law)')] : []),
    row(
      'toggle',
      state.kind === 'off' ? '$(play)' : '$(circle-slash)',
      state.kind === 'off' ? messages.isOff : messages.isOn,
    ),
    row('showLog', '$(output)'),
    {
      label: `$(gear) ${messages.openSettings}`,
      run: () => commands.executeCommand('workbench.action.openSettings', section),
    },
  ];
  const picked = await window.showQuickPick<Row>(rows, {
    title: `${productName}: ${stateSentence(state)}`,
    placeHolder: messages.menuPlaceholder,
  });
  await picked?.run();
}

function row(command: CommandName, icon: string, description = ''): Row {
  return {
    label: `${icon} ${names[command].title}`,
    description,
    run: () => commands.executeCommand(names[command].id),
  };
}
