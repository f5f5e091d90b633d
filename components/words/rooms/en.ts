import { en as admin } from '../../admin/words/en.ts';
import { en as settings } from '../../admin-settings/words/en.ts';
import { en as antiPattern } from '../../anti-pattern/words/en.ts';
import { en as broken } from '../../broken/words/en.ts';
import { en as chart } from '../../chart/words/en.ts';
import { en as data } from '../../data/words/en.ts';
import { en as model } from '../../model-choice/words/en.ts';
import { en as notices } from '../../notices/words/en.ts';
import { en as policy } from '../../policy/words/en.ts';
import { en as shortcuts } from '../../shell/words/en.ts';
import { en as table } from '../../table/words/en.ts';
import { en as verified } from '../../verified/words/en.ts';
import { en as shared } from '../en.ts';

/** Every message there is, room by room. On the server alone: a page is sent its language, and its rooms. */
export const en = {
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
};
