import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';

import { ChatAnswer, CompletionAnswer, ErrorAnswer } from './answers.ts';
import type { App, Context } from './context.ts';
import { CHAT, TEXT, type Dialect } from './dialects.ts';
import { requireAccepted } from './disclaimers.ts';
import { HttpError } from './errors.ts';
import { DEFAULT_TOKENS, MAX_TOKENS } from './limits.ts';
import { piecesOf } from './pieces.ts';
import { providerOf, type SourceRequest } from './providers.ts';
import { failureOf } from './replies.ts';
import { ChatBody, CompletionBody } from './schemas.ts';
import { eventsOf, wholeAnswer } from './stream.ts';

type Sampling = Pick<
  Static<typeof CompletionBody>,
  'model' | 'max_tokens' | 'temperature' | 'n' | 'stop' | 'stream'
>;

interface Wanted {
  readonly dialect: Dialect;
  readonly sampling: Sampling;
  readonly prompt: string;
  readonly suffix: string;
}

/** Making completions, by OpenAI's two routes. */
export function completionRoutes(app: App, context: Context): void {
  app.route({
    method: 'POST',
    url: '/v1/completions',
    schema: {
      summary: 'Continue a text',
      body: CompletionBody,
      response: { 200: either(CompletionAnswer), '4xx': ErrorAnswer },
    },
    handler: async ({ body }, reply) => {
      if (body.echo === true)
        throw new HttpError(400, 'echo is not supported: no answer repeats its prompt.');
      if ((body.logprobs ?? 0) > 0) throw new HttpError(400, 'logprobs is not supported.');
      const wanted = { dialect: TEXT, sampling: body, prompt: body.prompt, suffix: body.suffix ?? '' };
      return respond(context, wanted, reply);
    },
  });

  app.route({
    method: 'POST',
    url: '/v1/chat/completions',
    schema: {
      summary: 'Continue the last message of the user',
      body: ChatBody,
      response: { 200: either(ChatAnswer), '4xx': ErrorAnswer },
    },
    handler: async ({ body }, reply) => {
      if (body.logprobs === true) throw new HttpError(400, 'logprobs is not supported.');
      const sampling = { ...body, max_tokens: body.max_completion_tokens ?? body.max_tokens ?? null };
      const wanted = { dialect: CHAT, sampling, prompt: lastOfUser(body.messages), suffix: '' };
      return respond(context, wanted, reply);
    },
  });
}

async function respond(context: Context, wanted: Wanted, reply: FastifyReply): Promise<object> {
  const { request } = reply;
  const { dialect, sampling } = wanted;
  const provider = providerOf(context.providers, sampling.model);
  requireAccepted(context, request.caller, provider);
  const head = {
    id: dialect.prefix + randomBytes(18).toString('base64url'),
    created: Math.floor(context.now() / 1000),
    model: provider.id,
  };
  context.store.issue(head.id, provider.id, request.caller);
  const asked = sourceRequest(provider.model, wanted);
  const pieces = piecesOf(provider.source, asked, context.runs.start(reply.raw));
  const answer = { dialect, head, candidates: asked.n, pieces };
  if (sampling.stream !== true) return wholeAnswer(answer);
  const events = await eventsOf(answer, (error) => failureOf(error, request, context.log));
  void reply.type('text/event-stream; charset=utf-8');
  void reply.headers({ 'cache-control': 'no-cache', 'x-accel-buffering': 'no' });
  return reply.send(Readable.from(events, { objectMode: false }));
}

function sourceRequest(model: string, { sampling, prompt, suffix }: Wanted): SourceRequest & { n: number } {
  const stop = typeof sampling.stop === 'string' ? [sampling.stop] : (sampling.stop ?? []);
  return {
    model,
    prompt,
    ...(suffix === '' ? {} : { suffix }),
    maxTokens: Math.min(sampling.max_tokens ?? DEFAULT_TOKENS, MAX_TOKENS),
    temperature: sampling.temperature ?? 0,
    stop: stop.filter((text) => text !== ''),
    n: sampling.n ?? 1,
  };
}

function lastOfUser(messages: Static<typeof ChatBody>['messages']): string {
  const content = messages.findLast(({ role }) => role === 'user')?.content;
  if (content === undefined || content === null) {
    throw new HttpError(422, 'body/messages must have a message of the role user with a text');
  }
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('');
}

function either(schema: typeof CompletionAnswer | typeof ChatAnswer) {
  const events = { type: 'string', description: 'Server-sent events; the last is [DONE].' };
  return {
    description: 'The answer, as events when stream is true.',
    content: { 'application/json': { schema }, 'text/event-stream': { schema: events } },
  };
}
