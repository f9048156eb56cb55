import { BackendError } from './failures.ts';
import type { CompletionBackend, ModelInfo } from './types.ts';

/** The models of a service that has but one; any other name fails with `noModel`. */
export function oneModel(only: ModelInfo): Pick<CompletionBackend, 'models' | 'model'> {
  return {
    models: async () => [only],
    model: async (id) => {
      if (id === only.id) return only;
      throw new BackendError({ kind: 'noModel' });
    },
  };
}
