// People who ask and complain, for tests of what is learned from it.

import { createUser } from '../auth/create-user.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { startQuestion } from '../conversations/ask-question.ts';
import { createChat } from '../conversations/chats.ts';
import type { Envelope } from '../envelope/envelope.ts';
import type { PolicyEffect } from '../pipeline/live-policy.ts';
import type { GivenFeedback } from '../policy/feedback-requests.ts';
import type { GeneratePolicies } from '../policy/generate/generator.ts';
import type { PolicyCandidate } from '../policy/generate/policy-candidate.ts';
import { giveFeedback } from '../policy/give-feedback.ts';
import { type GenerationTools, runGeneration } from '../policy/run-generation.ts';
import type { AppWorld, Person } from './app-world.ts';

export interface Complaint {
  readonly messageId: string;
  readonly chatId: string;
  /** `FB-1` */
  readonly id: string;
  readonly number: number;
}

/** Asks in a chat of its own and gives the answer's envelope and ids. */
export async function askIn(world: AppWorld, asker: SignedIn, question: string) {
  const chatId = (await createChat(world.database, asker)).id;
  await world.database.questionQuota.deleteMany({ where: { userId: asker.id } });
  const started = await startQuestion(
    { asker, chatId, asked: { content: question } },
    { database: world.database, runtime: async () => world.runtime },
  );
  const envelope: Envelope = await started.answer(new AbortController().signal);
  return { chatId, envelope, messageId: envelope.meta.message_id ?? '' };
}

/** Asks and rates the answer down. */
export async function complain(
  world: AppWorld,
  asker: SignedIn,
  question: string,
  said: Partial<GivenFeedback> = {},
): Promise<Complaint> {
  const { chatId, messageId } = await askIn(world, asker, question);
  const given = await giveFeedback(world.database, asker, { messageId }, { verdict: 'down', ...said });
  return { chatId, messageId, id: given.id, number: Number(given.id.slice(3)) };
}

export async function newPerson(
  world: AppWorld,
  name: string,
  role: 'staff' | 'admin' = 'staff',
): Promise<SignedIn> {
  const email = `${name}@example.test`;
  await createUser(world.database, { email, name, role, password: 'correct horse battery' });
  const person: Person = await world.signIn(email);
  return world.signedIn(person);
}

/** The generation of a complaint, run here and now with what a generator is to propose. */
export async function generateFor(
  world: AppWorld,
  complaint: Complaint,
  generate: GeneratePolicies,
): Promise<void> {
  const generation = await world.database.policyGeneration.findFirstOrThrow({
    where: { feedback: { number: complaint.number }, endedAt: null },
  });
  await runGeneration(
    world.database,
    generation.id,
    new AbortController().signal,
    generationTools(world, generate),
  );
}

export function generationTools(world: AppWorld, generate: GeneratePolicies): GenerationTools {
  return { runtime: async () => world.runtime, generators: [generate] };
}

export function candidate(effect: PolicyEffect, more: Partial<PolicyCandidate> = {}): PolicyCandidate {
  return {
    category: 'schema_mapping',
    priority: 'high',
    title: 'What a word means',
    rule: 'The word means this field.',
    rationale: 'A person said so.',
    examples: [],
    rootCause: '',
    missingKnowledge: 'What the word means.',
    triggers: [],
    confidence: 0.9,
    effect,
    ...more,
  };
}

export function termEffect(term: string, field = 'total_users', model = 'systems'): PolicyEffect {
  return { kind: 'term', term, model, means: { field } };
}
