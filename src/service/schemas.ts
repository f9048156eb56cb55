import { Type, type Static, type TSchema } from '@sinclair/typebox';

import { MAX_CANDIDATES, MAX_STOPS, MODEL_LENGTH, STOP_LENGTH } from './limits.ts';

/** A property that may be left out or null, as OpenAI's clients send them. */
function optional<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Unsafe<Static<T> | null>({ ...schema, type: [schema['type'], 'null'] }));
}

const model = Type.String({ minLength: 1, maxLength: MODEL_LENGTH });
const stopText = { type: 'string', maxLength: STOP_LENGTH };

const sampling = {
  model,
  max_tokens: optional(
    Type.Integer({ minimum: 1, description: 'Most tokens of an answer, as the model counts them.' }),
  ),
  temperature: optional(Type.Number({ minimum: 0, maximum: 2 })),
  n: optional(Type.Integer({ minimum: 1, maximum: MAX_CANDIDATES, description: 'Number of candidates.' })),
  stop: Type.Optional(
    Type.Unsafe<string | string[] | null>({
      type: ['string', 'array', 'null'],
      maxLength: STOP_LENGTH,
      items: stopText,
      maxItems: MAX_STOPS,
      description: 'Texts that end an answer and are not part of it. Empty texts are ignored.',
    }),
  ),
  stream: optional(Type.Boolean({ description: 'Answer by server-sent events.' })),
};

/** Body of `POST /v1/completions`; properties of OpenAI's API that are not listed are accepted and have no effect. */
export const CompletionBody = Type.Object(
  {
    ...sampling,
    prompt: Type.String({ description: 'The text to continue.' }),
    suffix: optional(Type.String({ description: 'The text that follows what is to be written.' })),
    echo: optional(Type.Boolean({ description: 'Not supported: true is answered 400.' })),
    logprobs: optional(
      Type.Integer({ minimum: 0, description: 'Not supported: anything but 0 is answered 400.' }),
    ),
  },
  { title: 'CompletionRequest' },
);

const Part = Type.Object({ type: Type.Literal('text'), text: Type.String() });
const Message = Type.Object({
  role: Type.String({ maxLength: 40 }),
  content: Type.Optional(
    Type.Unsafe<string | Static<typeof Part>[] | null>({
      type: ['string', 'array', 'null'],
      items: Part,
      maxItems: 1000,
    }),
  ),
});

/** Body of `POST /v1/chat/completions`: the last message of the role `user` is the text to continue. */
export const ChatBody = Type.Object(
  {
    ...sampling,
    messages: Type.Array(Message, { minItems: 1, maxItems: 1000 }),
    max_completion_tokens: optional(Type.Integer({ minimum: 1, description: 'Another name of max_tokens.' })),
    logprobs: optional(Type.Boolean({ description: 'Not supported: true is answered 400.' })),
  },
  { title: 'ChatCompletionRequest' },
);

/** Body of the two spellings of the acceptance report. */
export const AcceptBody = Type.Object(
  {
    completion: Type.String({ minLength: 1, maxLength: 200, description: 'The id of a completion.' }),
    accepted: Type.Boolean(),
  },
  { title: 'AcceptanceReport' },
);

/** Body of an answer to a disclaimer. */
export const DisclaimerBody = Type.Object(
  {
    disclaimer: Type.String({ minLength: 1, maxLength: 200, description: 'The id of the disclaimer.' }),
    accepted: Type.Boolean(),
  },
  { title: 'DisclaimerAnswer' },
);

/** Path parameters of the routes of one model. */
export const ModelParams = Type.Object({ model });

/** Query of the statistics; a query has only text. */
export const StatsQuery = Type.Object({
  days: Type.Optional(
    Type.String({
      pattern: '^([1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])$',
      description: 'How many days, from 1 to 366 (30).',
    }),
  ),
});
