import { afterAll, beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { utf8 } from '../../primitives/bytes.ts';
import { enrolAgent } from '../../sdk/owner-command.ts';
import { callApi } from '../../sdk/http-api.ts';
import { type NodeChild, startNodeChild } from '../../service/process/node-child.ts';
import { freePort } from '../../service/process/ports.ts';
import { until } from '../../service/until.ts';
import { walletOf } from '../../service/wallets.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import { openPlace, type Place } from '../http.fixture.ts';

/** Two settlement processes on one database, as an operator might start them by mistake. */
const ROLE = fileURLToPath(new URL('../../service/role.ts', import.meta.url));
let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

/** Another one on the same home, with an HTTP port of its own; its log is `<name>.log`. */
async function startAnother(name: string): Promise<{ child: NodeChild; api: string }> {
  const { config } = place;
  const httpPort = await freePort();
  const env = {
    INFINITYDB_HTTP_PORT: String(httpPort),
    INFINITYDB_POSTGRES_PORT: String(config.postgresPort),
    INFINITYDB_NATS_PORT: String(config.natsPort),
    INFINITYDB_NATS_WEBSOCKET_PORT: String(config.natsWebsocketPort),
    INFINITYDB_CHAIN_PORT: String(config.chainPort),
    INFINITYDB_WITNESS_PORT: String(config.witnessPort),
  };
  const child = await startNodeChild({ name, script: ROLE, args: ['settlement', config.home], env, home: config.home });
  return { child, api: `http://127.0.0.1:${httpPort}` };
}

const enrol = (api: string, name: string) =>
  enrolAgent(api, place.network.genesis, sha256(utf8(name)), walletOf(place.config, 'owner-of-user'));

const logOf = (name: string): string => readFileSync(join(place.config.home, 'logs', `${name}.log`), 'utf8');

test('the second refuses, names the process that writes and says what to do; the first goes on', async () => {
  const refused = await startAnother('second').catch((error: unknown) => error);
  expect(InfinityDbError.is(refused) && refused.message).toMatch(
    new RegExp(
      `settlement ends: writer_fenced: the ledger already has a writer: process ${place.settlement.pid} on \\S+, since 20\\S+; stop it first, or wait until it has been silent for 3 s$`,
    ),
  );
  expect((await enrol(place.api, 'after the mistake')).agent).toMatch(/^[0-9a-f]{64}$/);
}, 60_000);

test('one that was silent and is replaced commits nothing more when it wakes: it ends and names its successor', async () => {
  process.kill(place.settlement.pid, 'SIGSTOP');
  const { child, api } = await startAnother('third');
  expect((await enrol(api, 'with the successor')).agent).toMatch(/^[0-9a-f]{64}$/);
  process.kill(place.settlement.pid, 'SIGCONT');
  expect(await place.settlement.exited).toMatchObject({ code: 1 });
  expect(logOf('settlement').trimEnd().split('\n').at(-1)).toMatch(
    /settlement ends: writer_fenced: the ledger already has a writer: .+; stop it first/,
  );
  // What both took from the same stream is there once.
  expect((await enrol(api, 'and after it')).agent).toMatch(/^[0-9a-f]{64}$/);
  const { treeSize } = await callApi<{ treeSize: number }>(api, '/api/v1/status');
  const report = await until('all is published', 30_000, async () => {
    const audited = await auditUrl(api, { networkId: place.network.networkId });
    return audited.entries >= treeSize || !audited.ok ? audited : undefined;
  });
  expect(report.firstWrong).toBeUndefined();
  await child.stop();
  place.settlement = await place.startSettlement();
}, 120_000);
