import { commands, Disposable, window } from 'vscode';

import { acceptedCommand, commands as names, type CommandName } from '../manifest.ts';
import { thrown, type Log } from './log.ts';
import { messages } from './messages.ts';
import { commandTitle } from './names.ts';

/** What each command of the palette does. */
export type Handlers = Readonly<Record<CommandName, (argument: unknown) => unknown>>;

/** Registers every command, and the one that VS Code runs after one of our suggestions was accepted. `open` makes the handlers when the first one is run. */
export function registerCommands(
  open: () => Handlers,
  accepted: (key: string) => void,
  log: Log,
): Disposable {
  let handlers: Handlers | null = null;
  const registered = Object.keys(names)
    .filter(isCommand)
    .map((name) => {
      const { id, title } = names[name];
      return commands.registerCommand(id, async (argument: unknown) => {
        try {
          handlers ??= open();
          await handlers[name](argument);
        } catch (error) {
          log.error(`${title}: ${thrown(error)}`);
          void window.showErrorMessage(messages.commandFailed(commandTitle(name)));
        }
      });
    });
  const taken = commands.registerCommand(acceptedCommand, (key: unknown) => {
    if (typeof key === 'string') accepted(key);
  });
  return Disposable.from(...registered, taken);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(names, name);
}
