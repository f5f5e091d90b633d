// How a server is asked. Every one is taken for able to do all of it until it says no; what it says is read for the
// part that it does not know, and where it says nothing of use the parts are left away one by one. What helped is
// kept, what did not is forgotten.
import type { AssistantError } from '../errors/assistant-error.ts';
import type { ModelConnection } from './model-settings.ts';
import { type ReplyForm, replyForms } from './open-provider.ts';
import { refusalOf, saidByServer } from './refusal.ts';

export interface Manner {
  readonly form: ReplyForm;
  /** Whether the reply comes in pieces where somebody watches. */
  readonly streams: boolean;
  /** Tokens beyond those of the reply, for a model that thinks first. */
  readonly room: number;
  readonly mayHaveRoom: boolean;
  /** A server that has few tokens for question and reply together is asked for a short one. */
  readonly brief: boolean;
  /** OpenAI's newer models, which Azure has under any name, know the room of a reply by another word. */
  readonly roomName: 'max_tokens' | 'max_completion_tokens';
  /** Some models know nobody but who asks: the rules then stand before the question. */
  readonly rulesApart: boolean;
}

export const ableManner: Manner = {
  form: 'schema',
  streams: true,
  room: 0,
  mayHaveRoom: true,
  brief: false,
  roomName: 'max_tokens',
  rulesApart: true,
};

/** The detail of a reply that came whole where pieces were asked for. */
export const notInPieces = 'not in pieces';

/** The manner to try after this failure; undefined where it was no matter of manner, or none is left. */
export function simplerManner(
  manner: Manner,
  watched: boolean,
  failure: AssistantError,
  { provider }: Pick<ModelConnection, 'provider'>,
): Manner | undefined {
  if (failure.detail === notInPieces) return { ...manner, streams: false };
  const status = Number(/^status (\d+)/.exec(failure.detail ?? '')?.[1]);
  if (!mayBeOfManner.has(status)) return undefined;
  const said = saidByServer(failure);
  for (const { says, simpler } of hints) {
    const next = says.test(said) ? simpler(manner, watched) : undefined;
    if (next) return next;
  }
  // Servers of one's own differ in what they know, and few say it well.
  const isOfItsOwn = provider === 'compatible' || provider === 'azure';
  // What is no object is the page of a server that knows no such path.
  const isOfPath = status === 404 && !said.startsWith('{');
  if (!isOfItsOwn || isOfPath || !mayBeUnnamed.has(status) || refusalOf(status, said) !== 'other')
    return undefined;
  return withoutRoom(manner) ?? inOnePiece(manner, watched) ?? inSimplerForm(manner);
}

const mayBeUnnamed: ReadonlySet<number> = new Set([400, 404, 415, 422, 501]);
/** Some call it a fault of theirs when a prompt does not fit a model's template. */
const mayBeOfManner: ReadonlySet<number> = new Set([...mayBeUnnamed, 500]);

interface Hint {
  readonly says: RegExp;
  readonly simpler: (manner: Manner, watched: boolean) => Manner | undefined;
}

const hints: readonly Hint[] = [
  {
    says: /max_completion_tokens/,
    simpler: (manner) =>
      manner.roomName === 'max_tokens' ? { ...manner, roomName: 'max_completion_tokens' } : undefined,
  },
  {
    says: /max_?(?:completion_|output_?|new_)?tokens|context|too (?:long|large|many)/i,
    simpler: withoutRoom,
  },
  {
    // "4000 tokens in the completion"; the path of every call ends in the same word.
    says: /max_?(?:completion_|output_?|new_)?tokens|\btokens\b.{0,200}\bcompletion\b/i,
    simpler: (manner) => (manner.brief ? undefined : { ...manner, brief: true }),
  },
  {
    says: /system[ _-]?(?:role|message|prompt|instruction)|developer (?:role|message|instruction)|roles must alternate/i,
    simpler: (manner) => (manner.rulesApart ? { ...manner, rulesApart: false } : undefined),
  },
  {
    says: /response[ _]?format|responseMimeType|json[ _-]?(?:schema|object|mode)|structured|output_(?:format|config)|grammar/i,
    simpler: inSimplerForm,
  },
  { says: /\bstream/i, simpler: inOnePiece },
];

function withoutRoom(manner: Manner): Manner | undefined {
  return manner.room > 0 ? { ...manner, room: 0, mayHaveRoom: false } : undefined;
}

function inOnePiece(manner: Manner, watched: boolean): Manner | undefined {
  return watched && manner.streams ? { ...manner, streams: false } : undefined;
}

function inSimplerForm(manner: Manner): Manner | undefined {
  const form = replyForms[replyForms.indexOf(manner.form) + 1];
  return form && { ...manner, form };
}
