import type { CueEntry } from './cues.ts';

export const vietnameseCues: readonly CueEntry[] = [];
