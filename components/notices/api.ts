import type { AlertName } from '#lib/policy/learning-alerts.ts';
import { call } from '../conversation/api.ts';

export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly detail: {
    readonly chat_id?: string;
    readonly rule?: string;
    /** Of an alert: the limit, where it stands and where it should not pass. */
    readonly name?: AlertName;
    readonly value?: number;
    readonly above?: number;
  };
  /** What was asked, where the notice is about a question of the reader's own. */
  readonly question?: string;
  readonly created_at: string;
  readonly read_at: string | null;
}

export interface Notices {
  readonly unread: number;
  readonly notices: readonly Notice[];
}

export function listNotices(): Promise<Notices> {
  return call('GET', '/api/notices');
}

export function readNotice(id: string): Promise<unknown> {
  return call('POST', `/api/notices/${encodeURIComponent(id)}/read`);
}

export function readAllNotices(): Promise<unknown> {
  return call('POST', '/api/notices/read');
}
