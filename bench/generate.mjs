// A workspace as large as wanted, written by the database itself: agreements on a calendar that is always open, so
// that SQL can say what folding the events of each work item gives. `rebuild --verify` of one agreement checks it.

import { rebuild } from '../dist/usecases/rebuild/rebuild.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { loadRegister } from '../dist/usecases/register/load-register.js';
import { clockFingerprint } from '../dist/usecases/work-item/clock-fingerprint.js';
import { settle } from './workspace.mjs';

const PER_SERVICE = 2;

/** Documents of as many agreements as wanted, two for each service. */
export function registerOf(agreements) {
  const documents = [
    '{ party: desk, kind: provider, name: Desk }',
    "{ calendar: always, timeZone: UTC, weekly: { mon-sun: [['00:00', '24:00']] } }",
    ...Array.from(
      { length: 100 },
      (_, at) => `{ party: c${at}, kind: customer, name: Customer ${at} }`,
    ),
  ];
  for (let at = 0; at < agreements; at += 1) {
    const service = Math.floor(at / PER_SERVICE);
    if (at % PER_SERVICE === 0) {
      documents.push(`{ service: s${service}, name: Service ${service}, provider: desk }`);
    }
    documents.push(`
agreement: a${at}
kind: SLA
customer: c${at % 100}
provider: desk
services: [s${service}]
effective: { from: 2024-01-01 }
timeZone: Europe/Berlin
calendar: always
targets:
  - { key: availability, kind: availability, objective: '99.9', period: month }
  - { key: response, kind: response, within: 4h, attainment: '90', period: month }
  - { key: resolution, kind: resolution, within: 24h, attainment: '90', period: month }`);
  }
  return documents.join('\n---\n');
}

const ITEMS = `
  INSERT INTO "WorkItem" ("workspaceId", source, key, title, "openedAt", "lastEventAt")
  SELECT $1::int, 'bench', 'INC' || i, 'Something is slow', t.opened,
    CASE WHEN t.resolved <= t.now THEN t.resolved WHEN t.replied <= t.now THEN t.replied ELSE t.opened END
  FROM generate_series(1, $2::int) i, LATERAL (
    SELECT to_timestamp($3::float8 / 1000) AS now, h.opened,
      h.opened + (i % 290) * interval '1 minute' AS replied,
      h.opened + interval '5 hours' + (i % 1200) * interval '1 minute' AS resolved
    FROM (SELECT to_timestamp($3::float8 / 1000) - (i::float8 / $2::int) * interval '365 days' AS opened) h) t`;

// Items are opened one after the other, so that the last ones are open; each agreement gets every n-th.
const COVERAGE = `
  INSERT INTO "WorkItemCoverage" ("workspaceId", "agreementKey", "workItemId")
  SELECT $1::int, 'a' || (substr(key, 4)::int % $2::int), id FROM "WorkItem" WHERE "workspaceId" = $1::int`;

const TIMES = `
  SELECT w.id, substr(w.key, 4)::int AS i, w."openedAt" AS opened,
    w."openedAt" + (substr(w.key, 4)::int % 290) * interval '1 minute' AS replied,
    w."openedAt" + interval '5 hours' + (substr(w.key, 4)::int % 1200) * interval '1 minute' AS resolved,
    to_timestamp($2::float8 / 1000) AS now
  FROM "WorkItem" w WHERE w."workspaceId" = $1::int`;

const EVENTS = `
  INSERT INTO "WorkItemEvent" ("workspaceId", "receivedAt", "workItemId", id, "occurredAt", sequence, type, actor, priority)
  SELECT $1::int, e.at, t.id, e.id, e.at, e.id::int, e.type, e.actor, e.priority
  FROM (${TIMES}) t, LATERAL (VALUES
    ('0', t.opened, 'opened', 'customer', 'P3'), ('1', t.replied, 'replied', 'provider', NULL),
    ('2', t.resolved, 'resolved', 'provider', NULL)) AS e(id, at, type, actor, priority)
  WHERE e.at <= t.now`;

const CLOCKS = `
  INSERT INTO "Clock" ("workspaceId", "agreementKey", "targetKey", "workItemId", cycle, revision, state,
    "startedAt", "dueAt", "stoppedAt", "reopenUntil", fingerprint)
  SELECT $1::int, 'a' || (t.i % $3::int), c.target, t.id, 1, 1,
    CASE WHEN least(c.stop, t.now) > c.due THEN 'missed' WHEN c.stop <= t.now THEN 'met' ELSE 'running' END,
    t.opened, c.due, CASE WHEN c.stop <= t.now THEN c.stop END,
    CASE WHEN c.target = 'resolution' AND c.stop <= least(t.now, c.due) THEN c."reopenUntil" END,
    ($4::bigint[])[t.i % $3::int + 1]
  FROM (${TIMES}) t, LATERAL (VALUES
    ('response', t.opened + interval '4 hours', t.replied, NULL),
    ('resolution', t.opened + interval '24 hours', t.resolved,
      ((t.resolved AT TIME ZONE 'UTC')::date + 4)::timestamp AT TIME ZONE 'UTC')
  ) AS c(target, due, stop, "reopenUntil")`;

/** Fills the workspace of a context; refuses to go on if what SQL wrote is not what folding gives. */
export async function generate(context, { items, agreements }) {
  const { database, workspace, now } = context;
  const files = [{ name: 'bench', text: registerOf(agreements) }];
  const { problems } = await importDocuments(context, { files, apply: true });
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  const register = await loadRegister(context);
  const fingerprints = Array.from({ length: agreements }, (_, at) =>
    String(clockFingerprint(register, `a${at}`)),
  );
  await database.executeSql(ITEMS, [workspace.id, items, now]);
  await database.executeSql(COVERAGE, [workspace.id, agreements]);
  await database.executeSql(EVENTS, [workspace.id, now]);
  await database.executeSql(CLOCKS, [workspace.id, now, agreements, fingerprints]);
  await database.executeSql(
    `INSERT INTO "Outage" ("workspaceId", "serviceKey", id, number, "startedAt", "endedAt", weight, "receivedAt")
     SELECT $1::int, 's' || (i % $2::int), i::text, 1, d.at, d.at + interval '7 minutes', 1, d.at
     FROM generate_series(1, $2::int * 10) i,
       LATERAL (SELECT to_timestamp($3::float8 / 1000) - (i % 360 + 1) * interval '1 day' AS at) d`,
    [workspace.id, Math.ceil(agreements / PER_SERVICE), now],
  );
  await settle(database);
  const { differences } = await rebuild(context, { verify: true, agreement: 'a0' });
  const wrong = differences.filter(
    ({ columns }) => !columns?.every(({ column }) => column.startsWith('nextThreshold')),
  );
  if (wrong.length > 0)
    throw new Error(`Folding gives something else: ${JSON.stringify(wrong[0])}`);
}
