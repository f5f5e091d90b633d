import type { CueEntry } from './cues.ts';

export const spanishCues: readonly CueEntry[] = [];
