// Calls of the page of settings. What fails is a RequestFailure with the status.
import type { AppSettings } from '#lib/settings/app-settings.ts';
import { call } from '../conversation/api.ts';

export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly created_at: string;
  readonly newest_delivery: {
    readonly kind: string;
    readonly attempts: number;
    readonly delivered_at: string | null;
    readonly problem: string | null;
  } | null;
}

const webhooks = '/api/admin/webhooks';

export function readSettings(): Promise<AppSettings> {
  return call('GET', '/api/admin/settings');
}

export function changeSettings(changes: Partial<AppSettings>): Promise<AppSettings> {
  return call('PATCH', '/api/admin/settings', changes);
}

export async function listWebhooks(): Promise<readonly WebhookView[]> {
  return (await call<{ webhooks: WebhookView[] }>('GET', webhooks)).webhooks;
}

export function addWebhook(url: string, events: readonly string[]): Promise<{ id: string; secret: string }> {
  return call('POST', webhooks, { url, events });
}

export function removeWebhook(id: string): Promise<void> {
  return call('DELETE', `${webhooks}/${encodeURIComponent(id)}`);
}
