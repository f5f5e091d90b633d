import { expect, it } from 'vitest';
import { baseUrl } from './base-url.ts';
import type { ModelProvider } from './model-settings.ts';

it.each<[ModelProvider, string, string]>([
  ['azure', 'https://acme.openai.azure.com', 'https://acme.openai.azure.com/openai/v1'],
  ['azure', 'https://acme.openai.azure.com/openai/v1/', 'https://acme.openai.azure.com/openai/v1'],
  [
    'azure',
    'https://acme.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    'https://acme.openai.azure.com/openai/v1',
  ],
  ['azure', 'https://gateway.example/llm/openai/v1', 'https://gateway.example/llm/openai/v1'],
  ['compatible', 'http://127.0.0.1:11434/v1/', 'http://127.0.0.1:11434/v1'],
  ['compatible', 'https://models.example/v1/chat/completions', 'https://models.example/v1'],
  ['compatible', 'https://models.example', 'https://models.example'],
  ['compatible', 'https://models.example/v1/models', 'https://models.example/v1'],
  ['compatible', 'https://acme.services.example/models', 'https://acme.services.example/models'],
  ['anthropic', 'https://proxy.example/v1/messages', 'https://proxy.example/v1'],
])('at %s %s means %s', (provider, url, base) => {
  expect(baseUrl({ provider, url })).toBe(base);
});
