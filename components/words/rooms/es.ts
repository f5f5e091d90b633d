import { es as admin } from '../../admin/words/es.ts';
import { es as settings } from '../../admin-settings/words/es.ts';
import { es as antiPattern } from '../../anti-pattern/words/es.ts';
import { es as broken } from '../../broken/words/es.ts';
import { es as chart } from '../../chart/words/es.ts';
import { es as data } from '../../data/words/es.ts';
import { es as model } from '../../model-choice/words/es.ts';
import { es as notices } from '../../notices/words/es.ts';
import { es as policy } from '../../policy/words/es.ts';
import { es as shortcuts } from '../../shell/words/es.ts';
import { es as table } from '../../table/words/es.ts';
import { es as verified } from '../../verified/words/es.ts';
import { es as shared } from '../es.ts';
import type { Room } from '../messages.ts';

export const es = {
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
