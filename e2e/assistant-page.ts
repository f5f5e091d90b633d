import { expect, type Locator, type Page } from '@playwright/test';
import type { Envelope } from '#lib/envelope/envelope.ts';

interface StoredChat {
  readonly messages: readonly { readonly role: string; readonly envelope: Envelope | null }[];
}

/** The conversation as a person sees and uses it. */
export class AssistantPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: /question|câu hỏi|pregunta/i });
  }

  /** The newest question with what became of it. */
  get last(): Locator {
    return this.page.locator('article').last();
  }

  async open(): Promise<void> {
    await this.page.goto('/chats/new');
    await expect(this.box).toBeVisible();
  }

  /** Asks by keyboard, and waits for the answer of whatever kind. */
  async ask(question: string): Promise<Locator> {
    const before = await this.page.locator('article').count();
    await this.box.fill(question);
    await this.box.press('Enter');
    await expect(this.page.locator('article')).toHaveCount(before + 1);
    return this.answered();
  }

  async answered(): Promise<Locator> {
    const envelope = this.last.locator('[data-envelope]');
    await expect(envelope).toBeVisible({ timeout: 20_000 });
    return envelope;
  }

  /** The newest envelope as it was stored. */
  async stored(): Promise<Envelope> {
    const chatId = new URL(this.page.url()).pathname.split('/').at(-1);
    const response = await this.page.request.get(`/ai-assistant/api/chats/${chatId}`);
    const { messages } = (await response.json()) as StoredChat;
    const envelope = messages.at(-1)?.envelope;
    if (!envelope) throw new Error('The last message of the chat is not an answer.');
    return envelope;
  }
}
