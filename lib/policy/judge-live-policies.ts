// The look that nobody has to take: by the clock every live policy is measured, harm is stopped, what is never
// used is proposed for retirement, and what nobody has confirmed for long is silent until somebody does.
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { tellAdmins } from '../notices/tell.ts';
import { readAppSettings } from '../settings/app-settings.ts';
import { holdPolicy } from './deploy-policy.ts';
import { policyId } from './external-id.ts';
import { alertsOf, learningFigures } from './learning-alerts.ts';
import { measure } from './measure-policy.ts';
import { vanishedLive } from './vanished-live.ts';

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
    const rule = policyId(policy.number);
    const days = settings.expire_after_days;
    if (now.getTime() - policy.since.getTime() > days * day) {
      await silence(database, policy, 'expired');
      const subject = `${rule}/${policy.serial}`;
      await tellAdmins(database, { kind: 'policy.expired', subject, detail: { rule, days } });
      continue;
    }
    const seen = await measure(database, policy.id);
    if (seen.verdict === 'harms') {
      if (settings.suspend_on_harm) await silence(database, policy, 'harm');
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
  for (const { number, serial } of await vanishedLive(database)) {
    const rule = policyId(number);
    await tellAdmins(database, { kind: 'policy.vanished', subject: `${rule}/${serial}`, detail: { rule } });
  }
  for (const alert of alertsOf(await learningFigures(database, now))) {
    // Once a day for as long as it lasts.
    const subject = `${alert.name}/${now.toISOString().slice(0, 10)}`;
    await tellAdmins(database, { kind: 'learning.alert', subject, detail: { ...alert } });
  }
}

async function silence(
  database: Database,
  { number, serial }: Live,
  reason: 'harm' | 'expired',
): Promise<void> {
  try {
    await holdPolicy(database, undefined, number, { reason, expected: serial });
  } catch (thrown) {
    // An admin acted in the meantime; theirs holds.
    if (!(thrown instanceof AssistantError && thrown.code === 'resource.conflict')) throw thrown;
  }
}
