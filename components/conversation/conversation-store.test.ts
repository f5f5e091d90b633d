import { describe, expect, it, vi } from 'vitest';
import { ConversationStore, draftChat } from './conversation-store.ts';
import type { Exchange } from './exchange.ts';

const exchange = (key: string): Exchange => ({
  key,
  question: key,
  asked: { content: key },
  progress: { stages: [] },
});

describe('the conversations of a tab', () => {
  it('a draft that becomes a chat keeps its running question and leaves an empty draft', () => {
    const store = new ConversationStore();
    store.add(draftChat, exchange('first'));
    store.adoptDraft('chat', true);
    expect(store.running('chat')).toBe(true);
    expect(store.read(draftChat)).toEqual({ status: 'ready', exchanges: [] });
  });

  it('a chat that was not read yet is loading, and the same object each time', () => {
    const store = new ConversationStore();
    expect(store.read('unknown').status).toBe('loading');
    expect(store.read('unknown')).toBe(store.read('other'));
  });

  it('what comes for a chat that was forgotten does not bring it back', () => {
    const store = new ConversationStore();
    store.add('chat', exchange('first'));
    store.forget('chat');
    store.change('chat', 'first', (changed) => ({ ...changed, progress: undefined }));
    expect(store.has('chat')).toBe(false);
  });

  it('listeners are told of each change until they leave', () => {
    const store = new ConversationStore();
    const listener = vi.fn();
    const leave = store.subscribe(listener);
    store.add('chat', exchange('first'));
    leave();
    store.add('chat', exchange('second'));
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

it('what is unsent is the question that was not taken yet, else what is typed here, else in the next new chat', () => {
  const store = new ConversationStore();
  expect(store.unsent('chat')).toBeUndefined();
  store.typed.set(draftChat, 'in the new one');
  expect(store.unsent('chat')).toBe('in the new one');
  store.typed.set('chat', 'typed here');
  expect(store.unsent('chat')).toBe('typed here');
  store.add('chat', exchange('first'));
  expect(store.unsent('chat')).toBe('first');
  store.change('chat', 'first', (changed) => ({
    ...changed,
    progress: { stages: [{ stage: 'reading', state: 'started' }] },
  }));
  expect(store.unsent('chat')).toBe('typed here');
});

it('the address of a draft is that of what it became, until it is left', () => {
  const store = new ConversationStore();
  store.adoptDraft('elsewhere', false);
  expect(store.named(draftChat)).toBe(draftChat);
  store.adoptDraft('here', true);
  expect([store.named(draftChat), store.named('other')]).toEqual(['here', 'other']);
  store.left('here');
  expect(store.named(draftChat)).toBe(draftChat);
});

it('a draft that becomes a chat is the same page with what is typed in it, and the next draft is another', () => {
  const store = new ConversationStore();
  const page = store.pageOf(draftChat);
  store.typed.set(draftChat, 'and then');
  store.adoptDraft('chat', true);
  expect(store.pageOf('chat')).toBe(page);
  expect(store.pageOf(draftChat)).not.toBe(page);
  expect([store.typed.get('chat'), store.typed.get(draftChat)]).toEqual(['and then', undefined]);
});
