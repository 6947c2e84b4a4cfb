import type { Permissions } from '@nats-io/jwt';
import { inboxPrefix } from '../../agent-runtime/link/nats-key.ts';

const NANOSECONDS = 1_000_000_000;
const ANSWER_SECONDS = 60;

/**
 * What an agent may publish and subscribe, and nothing else (DESIGN §4). `self` is its public key as 64 lower-case hex digits. Its NATS
 * client must take `_INBOX.<self>` as inbox prefix. It cannot make consumers: the service makes its durable one on AGENTS.
 */
export function agentPermissions(self: string): Permissions {
  return {
    pub: {
      allow: [
        `idb.v1.orders.*.${self}`,
        `idb.v1.presence.${self}`,
        'idb.v1.agent.*.quote',
        'idb.v1.agent.*.buy',
        'idb.v1.agent.*.transfer',
        `$JS.API.CONSUMER.MSG.NEXT.AGENTS.${self}`,
        `$JS.ACK.AGENTS.${self}.>`,
      ],
    },
    sub: {
      allow: [
        `idb.v1.agent.${self}.*`,
        inboxPrefix(self) + '.>',
        'idb.v1.book.>',
        'idb.v1.presence.*',
        'idb.v1.log.checkpoint',
      ],
    },
    resp: { max: 1, ttl: ANSWER_SECONDS * NANOSECONDS },
  };
}

/** Settlement and market: all of the network's subjects. */
export const SERVICE_PERMISSIONS: Permissions = { pub: { allow: ['>'] }, sub: { allow: ['>'] } };
