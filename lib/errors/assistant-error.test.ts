import { expect, it, vi } from 'vitest';
import { AssistantError, asAssistantError } from './assistant-error.ts';

it('is known also where it comes from another copy of its file', async () => {
  vi.resetModules();
  const other = await import('./assistant-error.ts');
  expect(other.AssistantError).not.toBe(AssistantError);
  const thrown = new other.AssistantError('model.unavailable');
  expect(thrown instanceof AssistantError).toBe(true);
  expect(asAssistantError(thrown)).toBe(thrown);
});

it.each([new Error('no'), null, 'model.unavailable', { code: 'model.unavailable' }])(
  'is nothing else: %s',
  (thrown) => expect(asAssistantError(thrown)).toMatchObject({ code: 'internal.unexpected' }),
);
