import { Type } from '@sinclair/typebox';

/** A model. */
export const ModelAnswer = Type.Object(
  { id: Type.String(), object: Type.Literal('model'), created: Type.Integer(), owned_by: Type.String() },
  { title: 'Model' },
);

/** Every model. */
export const ModelsAnswer = Type.Object(
  { object: Type.Literal('list'), data: Type.Array(ModelAnswer) },
  { title: 'ModelList' },
);

/** A model's disclaimer and whether the caller accepted it; `body` is HTML. */
export const DisclaimerAnswer = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    title: Type.String(),
    body: Type.String(),
    accepted: Type.Boolean(),
  },
  { title: 'Disclaimer' },
);

/** What a route answers that has nothing else to say. */
export const Success = Type.Object({ success: Type.Literal(true) }, { title: 'Success' });

/** Every refusal and every failure. */
export const ErrorAnswer = Type.Object({ detail: Type.String() }, { title: 'Error' });

const finish = Type.Union([Type.String(), Type.Null()]);

/** An answer of `POST /v1/completions`. It has no `usage`: the sources do not tell, and an estimate would not be honest. */
export const CompletionAnswer = Type.Object(
  {
    id: Type.String(),
    object: Type.Literal('text_completion'),
    created: Type.Integer(),
    model: Type.String(),
    choices: Type.Array(
      Type.Object({
        index: Type.Integer(),
        text: Type.String(),
        finish_reason: finish,
        logprobs: Type.Null(),
      }),
    ),
  },
  { title: 'Completion', description: 'Without usage: tokens are not counted.' },
);

/** An answer of `POST /v1/chat/completions`. */
export const ChatAnswer = Type.Object(
  {
    id: Type.String(),
    object: Type.Literal('chat.completion'),
    created: Type.Integer(),
    model: Type.String(),
    choices: Type.Array(
      Type.Object({
        index: Type.Integer(),
        message: Type.Object({ role: Type.Literal('assistant'), content: Type.String() }),
        finish_reason: finish,
        logprobs: Type.Null(),
      }),
    ),
  },
  { title: 'ChatCompletion', description: 'Without usage: tokens are not counted.' },
);

const counts = {
  issued: Type.Integer(),
  accepted: Type.Integer(),
  rejected: Type.Integer(),
  rate: Type.Union([Type.Number(), Type.Null()], {
    description: 'Accepted among reported; null without reports.',
  }),
};

/** Acceptance per model and UTC day. */
export const StatsAnswer = Type.Object(
  {
    days: Type.Integer(),
    models: Type.Array(
      Type.Object({
        model: Type.String(),
        ...counts,
        byDay: Type.Array(Type.Object({ day: Type.String(), ...counts })),
      }),
    ),
  },
  { title: 'Stats' },
);
