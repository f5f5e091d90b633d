// What holds where nobody chose anything is said twice, since the planner knows nothing of the settings.
import { expect, it } from 'vitest';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { appSettingTable } from '../settings/app-settings.ts';

it('answers from the same confidence with settings and without', () => {
  expect(defaultPlannerSettings).toEqual({
    answerThreshold: appSettingTable.answer_threshold.otherwise,
    lead: appSettingTable.answer_lead.otherwise,
  });
});
