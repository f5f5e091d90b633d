import type { AntiPatternView } from '#lib/anti-pattern/manage-anti-patterns.ts';
import { call } from '../conversation/api.ts';

export interface AntiPatternPage {
  readonly total: number;
  readonly patterns: readonly AntiPatternView[];
}

const root = '/api/admin/anti-patterns';

export function listAntiPatterns(offset: number): Promise<AntiPatternPage> {
  return call('GET', `${root}?${new URLSearchParams({ offset: String(offset) })}`);
}

export function muteAntiPattern(id: string, muted: boolean): Promise<AntiPatternView> {
  return call('PATCH', `${root}/${encodeURIComponent(id)}`, { muted });
}
