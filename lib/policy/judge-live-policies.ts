// The look that nobody has to take: by the clock every live policy is measured, harm is stopped, and what is
// never used is proposed for retirement.
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { tellAdmins } from '../notices/tell.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import { holdPolicy } from './deploy-policy.ts';
import { policyId } from './external-id.ts';
import { alertsOf, learningFigures } from './learning-alerts.ts';
import { measure } from './measure-policy.ts';

const day = 24 * 60 * 60 * 1000;

interface Live {
  id: string;
  number: number;
  serial: number;
  since: Date;
}

export async function judgeLivePolicies(database: Database, now = new Date()): Promise<void> {
  const settings = await readAppSettings(database);
  const live = await database.$queryRaw<Live[]>`
    select p.id, p.number, d.serial, d.at as since
    from (select distinct on ("policyId") * from "Deployment" order by "policyId", serial desc) d
    join "Policy" p on p.id = d."policyId"
    where d."versionId" is not null and p."retiredAt" is null`;
  for (const policy of live) {
    const seen = await measure(database, policy.id);
    const rule = policyId(policy.number);
    if (seen.verdict === 'harms') {
      if (settings.suspend_on_harm) await suspend(database, policy);
      const detail = { rule, with: seen.with.negative, without: seen.without.negative, p: seen.p ?? null };
      await tellAdmins(database, {
        kind: settings.suspend_on_harm ? 'policy.suspended' : 'policy.harms',
        subject: `${rule}/${policy.serial}`,
        detail,
      });
    }
    const idleSince = Math.max(policy.since.getTime(), Date.parse(seen.last_used_at ?? '') || 0);
    if (now.getTime() - idleSince > settings.retire_after_days * day) {
      const subject = `${rule}/${policy.serial}`;
      await tellAdmins(database, {
        kind: 'policy.unused',
        subject,
        detail: { rule, days: settings.retire_after_days },
      });
    }
  }
  for (const alert of alertsOf(await learningFigures(database, now))) {
    // Once a day for as long as it lasts.
    const subject = `${alert.name}/${now.toISOString().slice(0, 10)}`;
    await tellAdmins(database, { kind: 'learning.alert', subject, detail: { ...alert } });
  }
}

async function suspend(database: Database, { number, serial }: Live): Promise<void> {
  try {
    await holdPolicy(database, undefined, number, { reason: 'harm', expected: serial });
  } catch (thrown) {
    // An admin acted in the meantime; theirs holds.
    if (!(thrown instanceof AssistantError && thrown.code === 'resource.conflict')) throw thrown;
  }
}
