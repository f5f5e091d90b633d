import { expect, it } from 'vitest';
import { AssistantError } from './assistant-error.ts';
import { failureWords } from './failure-words.ts';

it('who asked too much is told for how long to wait, where that is known', () => {
  const limited = new AssistantError('request.rate_limited', { retryAfterSeconds: 23 });
  expect(failureWords(limited, 'en')).toBe('Too much in a short time. Please wait 23 seconds.');
  expect(failureWords(limited, 'vi')).toContain('23 giây');
  expect(failureWords(limited, 'es')).toContain('23 segundos');
  expect(failureWords(new AssistantError('request.rate_limited'), 'en')).toContain('wait a moment');
});
