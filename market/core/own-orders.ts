import { type AgentPool, AGENT_RECORD } from './agent-pool.ts';
import { growFloat64, growInt32 } from './columns.ts';
import type { OrderIndex } from './order-index.ts';

const { RESTING } = AGENT_RECORD;
/** By four times the agent: where the next entry goes (0: nowhere yet), upper bits of its block, for how many there is room, how much of it is new. */
const LOG_BITS = 2;
const END = 0;
const LAST_UPPER = 1;
const ROOM = 2;
const NEW = 3;

/** Int32s of a block: the one before (0: none), the upper bits of its numbers, then the lower 32 bits of each. The log has them too. */
const BLOCK = 16;
const BEFORE = 0;
const UPPER = 1;
const ENTRIES = 2;
const UPPER_UNIT = 2 ** 32;
/** An agent's log is written anew once it has this much more room than twice its resting orders need. */
const SLACK = 64;

/**
 * Which plain orders are an agent's: a log of those that came to rest, in blocks of a cache line. An order that closes stays in it, so that
 * a cancel touches no neighbours of the agent's; a log of which most is such is written anew, for which the index alone is asked.
 */
export class OwnOrders {
  readonly #pool: AgentPool;
  readonly #index: OrderIndex;
  #logs = new Int32Array(16 << LOG_BITS);
  #blocks = new Int32Array(BLOCK * 16);
  /** Used again by every look at a log. */
  #gathered = new Float64Array(64);
  /** Where the next block is made; block 0 is none. */
  #end = BLOCK;
  #firstFree = 0;

  constructor(pool: AgentPool, index: OrderIndex) {
    this.#pool = pool;
    this.#index = index;
  }

  /** Blocks that were ever made. */
  get blocks(): number {
    return this.#end / BLOCK - 1;
  }

  add(agent: number, order: number): void {
    const log = agent << LOG_BITS;
    const at = log < this.#logs.length ? (this.#logs[log | END] as number) : 0;
    const upper = order < UPPER_UNIT ? 0 : Math.floor(order / UPPER_UNIT);
    if ((at & (BLOCK - 1)) === 0 || this.#logs[log | LAST_UPPER] !== upper) {
      this.#shorten(agent);
      this.#append(agent, order);
    } else {
      this.#blocks[at] = order | 0;
      this.#logs[log | END] = at + 1;
    }
  }

  /** The agent's resting plain orders, by number. */
  of(agent: number): number[] {
    const count = this.#gather(agent);
    return Array.from(this.#gathered.subarray(0, count)).reverse();
  }

  /** Writes the agent's resting orders to `#gathered`, the highest number first, each once, and returns how many there are. */
  #gather(agent: number): number {
    const log = agent << LOG_BITS;
    let end = this.#logs[log | END] ?? 0;
    this.#gathered = growFloat64(this.#gathered, this.#logs[log | ROOM] ?? 0);
    const gathered = this.#gathered;
    const blocks = this.#blocks;
    let count = 0;
    let last = Number.POSITIVE_INFINITY;
    let sorted = true;
    while (end > 0) {
      const block = (end - 1) & -BLOCK;
      const upper = (blocks[block | UPPER] as number) * UPPER_UNIT;
      for (let at = end - 1; at >= block + ENTRIES; at--) {
        const order = upper + ((blocks[at] as number) >>> 0);
        if (this.#index.find(order) < 0) continue;
        if (order >= last) sorted = false;
        last = order;
        gathered[count++] = order;
      }
      const before = blocks[block | BEFORE] as number;
      end = before === 0 ? 0 : before + BLOCK;
    }
    return sorted ? count : this.#sort(count);
  }

  /** A replaced order was written twice, and a snapshot's come by price. */
  #sort(count: number): number {
    const orders = Float64Array.from(new Set(this.#gathered.subarray(0, count)))
      .sort()
      .reverse();
    this.#gathered.set(orders);
    return orders.length;
  }

  #append(agent: number, order: number): void {
    const log = agent << LOG_BITS;
    const upper = Math.floor(order / UPPER_UNIT);
    let at = this.#logs[log | END] as number;
    if ((at & (BLOCK - 1)) === 0 || this.#logs[log | LAST_UPPER] !== upper) at = this.#open(agent, upper);
    this.#blocks[at] = order | 0;
    this.#logs[log | END] = at + 1;
  }

  /** Begins a block, and returns where its first entry goes. */
  #open(agent: number, upper: number): number {
    const log = agent << LOG_BITS;
    const end = this.#logs[log | END] as number;
    const before = end === 0 ? 0 : (end - 1) & -BLOCK;
    // Numbers with other upper bits begin a block before the last is full: its last one then stands there again and again.
    if (end > 0) this.#blocks.fill(this.#blocks[end - 1] as number, end, before + BLOCK);
    let block = this.#firstFree;
    if (block > 0) this.#firstFree = this.#blocks[block | BEFORE] as number;
    else {
      block = this.#end;
      this.#end += BLOCK;
      this.#blocks = growInt32(this.#blocks, this.#end);
    }
    this.#blocks[block | BEFORE] = before;
    this.#blocks[block | UPPER] = upper;
    this.#logs[log | LAST_UPPER] = upper;
    (this.#logs[log | ROOM] as number) += BLOCK - ENTRIES;
    (this.#logs[log | NEW] as number) += BLOCK - ENTRIES;
    return block + ENTRIES;
  }

  /** Writes a log of which most is closed orders anew, of those that rest, each once. */
  #shorten(agent: number): void {
    const log = agent << LOG_BITS;
    this.#logs = growInt32(this.#logs, (agent + 1) << LOG_BITS);
    const resting = this.#pool.f[(agent << this.#pool.shift) | RESTING] as number;
    if ((this.#logs[log | ROOM] as number) <= 2 * resting + SLACK) return;
    // Numbers of many upper bits need much room: then too it is written anew only when much has been added.
    if ((this.#logs[log | NEW] as number) <= resting / 2 + SLACK) return;
    const count = this.#gather(agent);
    let end = this.#logs[log | END] as number;
    while (end > 0) {
      const block = (end - 1) & -BLOCK;
      const before = this.#blocks[block | BEFORE] as number;
      this.#blocks[block | BEFORE] = this.#firstFree;
      this.#firstFree = block;
      end = before === 0 ? 0 : before + BLOCK;
    }
    this.#logs[log | END] = 0;
    this.#logs[log | ROOM] = 0;
    for (let at = count - 1; at >= 0; at--) this.#append(agent, this.#gathered[at] as number);
    this.#logs[log | NEW] = 0;
  }
}
