import { vi as admin } from '../../admin/words/vi.ts';
import { vi as settings } from '../../admin-settings/words/vi.ts';
import { vi as antiPattern } from '../../anti-pattern/words/vi.ts';
import { vi as broken } from '../../broken/words/vi.ts';
import { vi as chart } from '../../chart/words/vi.ts';
import { vi as data } from '../../data/words/vi.ts';
import { vi as model } from '../../model-choice/words/vi.ts';
import { vi as notices } from '../../notices/words/vi.ts';
import { vi as policy } from '../../policy/words/vi.ts';
import { vi as shortcuts } from '../../shell/words/vi.ts';
import { vi as table } from '../../table/words/vi.ts';
import { vi as verified } from '../../verified/words/vi.ts';
import type { Room } from '../messages.ts';
import { vi as shared } from '../vi.ts';

export const vi = {
  antiPattern,
  admin,
  broken,
  chart,
  data,
  model,
  notices,
  policy,
  settings,
  shared,
  shortcuts,
  table,
  verified,
} satisfies Record<Room, object>;
