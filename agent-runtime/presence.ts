import type { NatsConnection, Subscription } from '@nats-io/nats-core';
import { InfinityDbError } from '../primitives/error.ts';
import type { SigningKey } from '../primitives/keys.ts';
import type { Clock } from '../primitives/ports.ts';
import { decodePresence, encodePresence, type Presence, signPresence, verifyPresence } from '../schemas/presence.ts';

/** A heartbeat older or younger than this by our clock counts as none. */
const FRESH_MS = 30_000;
const ANNOUNCE_MS = 2_000;

/** Which agents are there now, and where: the newest heartbeat of each, its signature checked. */
export class PresenceTable {
  readonly #networkId: Uint8Array;
  readonly #clock: Clock;
  readonly #newest = new Map<string, Presence>();
  readonly #waiting = new Map<string, Set<(address: string) => void>>();

  constructor(networkId: Uint8Array, clock: Clock) {
    this.#networkId = networkId;
    this.#clock = clock;
  }

  /** Takes a heartbeat in; false where it is old, is older than one known, or is not signed by its agent. */
  note(presence: Presence): boolean {
    const known = this.#newest.get(presence.agent);
    if (known && known.timeMs >= presence.timeMs) return false;
    if (!this.#isFresh(presence) || !verifyPresence(this.#networkId, presence)) return false;
    this.#newest.set(presence.agent, presence);
    for (const tell of this.#waiting.get(presence.agent) ?? []) tell(presence.address);
    return true;
  }

  /** URL of the agent's data plane; undefined where it was not heard of lately. */
  addressOf(agent: string): string | undefined {
    const presence = this.#newest.get(agent);
    return presence && this.#isFresh(presence) ? presence.address : undefined;
  }

  all(): readonly Presence[] {
    for (const [agent, presence] of this.#newest) if (!this.#isFresh(presence)) this.#newest.delete(agent);
    return [...this.#newest.values()];
  }

  /** The agent's address as soon as it is heard of; throws `timed_out` after `timeoutMs`. */
  waitFor(agent: string, timeoutMs: number): Promise<string> {
    const known = this.addressOf(agent);
    if (known !== undefined) return Promise.resolve(known);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const waiting = this.#waiting.get(agent) ?? new Set();
    this.#waiting.set(agent, waiting.add(resolve));
    const timer = setTimeout(() => {
      const message = `agent ${agent} was not heard of for ${timeoutMs} ms; it is down, or cannot reach NATS`;
      reject(new InfinityDbError('timed_out', message, { step: 'presence', details: { agent } }));
    }, timeoutMs);
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.delete(resolve);
      if (waiting.size === 0) this.#waiting.delete(agent);
    });
  }

  #isFresh(presence: Presence): boolean {
    return Math.abs(this.#clock.nowMs() - presence.timeMs) < FRESH_MS;
  }
}

/** Feeds `table` with the heartbeats of all agents; the function returned ends it. */
export function listenForPresence(connection: NatsConnection, table: PresenceTable): () => void {
  const heartbeats: Subscription = connection.subscribe('idb.v1.presence.*', {
    callback(error, message) {
      const decoded = error ? undefined : decodePresence(message.data);
      if (decoded?.ok && message.subject.endsWith(decoded.value.agent)) table.note(decoded.value);
    },
  });
  return () => {
    if (!connection.isClosed()) heartbeats.unsubscribe();
  };
}

export type Announcement = {
  readonly connection: NatsConnection;
  readonly networkId: Uint8Array;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly address: string;
  /** Both are asked at each heartbeat. */
  readonly capacityBytes: () => bigint;
  readonly freeBytes: () => bigint;
};

/** Publishes a heartbeat at once and every 2 s; the function returned ends it. */
export function announcePresence(announcement: Announcement): () => void {
  const { connection, networkId, key, clock, address, capacityBytes, freeBytes } = announcement;
  const announce = (): void => {
    if (connection.isClosed()) return;
    const timeMs = clock.nowMs();
    const state = {
      address,
      capacityBytes: capacityBytes(),
      freeBytes: freeBytes(),
      timeMs,
      certificateFingerprint: '',
    };
    const presence = signPresence(networkId, key, state);
    connection.publish(`idb.v1.presence.${presence.agent}`, encodePresence(presence));
  };
  announce();
  const timer = setInterval(announce, ANNOUNCE_MS);
  return () => clearInterval(timer);
}
