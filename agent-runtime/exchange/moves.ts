import { fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { AgentContext } from '../context.ts';
import { type IncomingMove, isPromised, KIND, type OutgoingMove } from './open-records.ts';
import { orTimedOut } from './waits.ts';

const REMEMBER_MS = 86_400_000;

/**
 * Moves of data from agent to agent: what this agent proposed and serves until it is accepted, and what others proposed to it. Once a
 * move is final the data is the recipient's: the sender erases its copy, unless it promised it elsewhere too.
 */
export class Moves {
  readonly #context: AgentContext;
  readonly #isLeased: (cid: Uint8Array) => boolean;
  readonly #watching = new Set<() => void>();
  readonly #erasing = new Set<Promise<void>>();
  #closed = false;

  constructor(context: AgentContext, isLeased: (cid: Uint8Array) => boolean) {
    this.#context = context;
    this.#isLeased = isLeased;
  }

  /** Forgets what ended long ago. */
  resume(): void {
    const { records, clock } = this.#context;
    const isOld = ({ deadlineMs }: { deadlineMs: number }) => deadlineMs + REMEMBER_MS < clock.nowMs();
    for (const [key, move] of records.list<OutgoingMove>(KIND.moveOut))
      if (isOld(move)) records.delete(KIND.moveOut, key);
    for (const [key, move] of records.list<IncomingMove>(KIND.moveIn))
      if (isOld(move)) records.delete(KIND.moveIn, key);
  }

  /** Takes a notice in: on the disk when this returns. */
  receive(notice: Notice): void {
    const { records } = this.#context;
    if (notice.type === 'moveProposed') {
      const { moveId, fromAgent: from, cid, asset, feeBaseUnits, deadlineMs } = notice;
      const bytes = Number(notice.bytes);
      records.put<IncomingMove>(KIND.moveIn, String(moveId), {
        moveId,
        from,
        cid,
        bytes,
        asset,
        feeBaseUnits,
        deadlineMs,
      });
    } else if (notice.type === 'moveSettled') {
      records.delete(KIND.moveIn, String(notice.moveId));
      this.#settle(notice);
    } else return;
    for (const look of this.#watching) look();
  }

  /** Moves open to this agent, of `cid`. */
  incoming(cid: string): readonly IncomingMove[] {
    const { records, clock } = this.#context;
    const all = records.list<IncomingMove>(KIND.moveIn).map(([, move]) => move);
    return all.filter((move) => move.cid === cid && move.deadlineMs > clock.nowMs());
  }

  /** At least one move of `cid` to this agent; throws `timed_out`. */
  async proposed(cid: string, timeoutMs: number, signal?: AbortSignal): Promise<readonly IncomingMove[]> {
    const what = `a proposal to move ${cid} here`;
    return await this.#until(() => (this.incoming(cid).length > 0 ? this.incoming(cid) : undefined), {
      timeoutMs,
      step: 'proposal',
      what,
      signal,
    });
  }

  /** Whether the recipient accepted the move that `key` names (true), or let it lapse. */
  async outcome(key: string, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    const look = () => {
      const state = this.#context.records.get<OutgoingMove>(KIND.moveOut, key)?.state;
      return state === undefined || state === 'open' ? undefined : state === 'posted';
    };
    return await this.#until(look, { timeoutMs, step: 'transfer', what: 'the outcome of the move', signal });
  }

  /** What a recipient pulls. */
  async data(moveId: bigint, reader: string, cid: string): Promise<Uint8Array> {
    const move = this.#context.records.get<OutgoingMove>(KIND.moveOut, `${reader}${cid}`);
    if (!move || move.state !== 'open' || (move.moveId !== 0n && move.moveId !== moveId))
      throw new InfinityDbError('unknown_trade', `no move ${moveId} of ${cid} to ${reader} is open here`);
    const data = await this.#context.chunks.get(fromHex(cid) as Uint8Array);
    if (!data.ok) throw InfinityDbError.from(data, 'move');
    return data.value;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const look of this.#watching) look();
    await Promise.all(this.#erasing);
  }

  #settle({ moveId, cid, posted }: Extract<Notice, { type: 'moveSettled' }>): void {
    const { records, log } = this.#context;
    const open = records
      .list<OutgoingMove>(KIND.moveOut)
      .filter(([, move]) => move.state === 'open' && move.cid === cid);
    // A move whose number this agent never learnt (it was stopped just then) is known by its data alone.
    const found = open.find(([, move]) => move.moveId === moveId) ?? open.find(([, move]) => move.moveId === 0n);
    if (!found) return;
    const [key, move] = found;
    records.put<OutgoingMove>(KIND.moveOut, key, { ...move, moveId, state: posted ? 'posted' : 'lapsed' });
    log('move settled', { move: String(moveId), posted });
    if (!posted && move.keptBefore) return;
    const erasing = this.release(cid, key).catch((error: unknown) =>
      log('erase failed', { cid, error: String(error) }),
    );
    this.#erasing.add(erasing);
    void erasing.finally(() => this.#erasing.delete(erasing));
  }

  /** Erases data that this agent no longer keeps, unless it is leased, on sale, sold and not delivered, or in another move. */
  async release(cid: string, key = ''): Promise<void> {
    const { records, chunks } = this.#context;
    const name = fromHex(cid) as Uint8Array;
    records.delete(KIND.data, cid);
    if (!this.#isLeased(name) && !isPromised(records, name, key)) await chunks.delete(name);
  }

  async #until<T>(
    look: () => T | undefined,
    wait: { timeoutMs: number; step: string; what: string; signal: AbortSignal | undefined },
  ): Promise<T> {
    const found = Promise.withResolvers<T>();
    const check = () => {
      const value = look();
      if (value !== undefined) found.resolve(value);
      else if (this.#closed)
        found.reject(new InfinityDbError('interrupted', 'the agent was closed', { step: wait.step }));
    };
    this.#watching.add(check);
    check();
    try {
      return await orTimedOut(found.promise, wait);
    } finally {
      this.#watching.delete(check);
    }
  }
}
