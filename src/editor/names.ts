import { catalog } from '../backends/catalog.ts';
import type { ServiceName } from '../backends/types.ts';
import { commands, type CommandName } from '../manifest.ts';
import { t } from './words.ts';

// What is named where the editor's language is not known: each of these texts is a key of the translations too.

/** The title of a command, as the palette has it behind our name. */
export function commandTitle(name: CommandName): string {
  return t(commands[name].title);
}

/** The name of a service by itself, as in a list. */
export function serviceLabel(service: ServiceName): string {
  return t(catalog[service].label);
}

/** One line about a service. */
export function serviceDescription(service: ServiceName): string {
  return t(catalog[service].description);
}
