import { type AgentPool, AGENT_RECORD } from './agent-pool.ts';
import { growInt32 } from './columns.ts';
import type { OrderIndex } from './order-index.ts';

const { LOG_END, LOGGED, RESTING } = AGENT_RECORD;

/** Int32s of a block: the one before (0: none), the upper bits of its numbers, then the lower 32 bits of each. */
const BLOCK = 16;
const BEFORE = 0;
const UPPER = 1;
const ENTRIES = 2;
const UPPER_UNIT = 2 ** 32;
/** So many more than twice its resting orders an agent's log may have. */
const SLACK = 64;

/**
 * Which plain orders are an agent's: a log of those that came to rest, in blocks of a cache line. An order that closes stays in it, so that
 * a cancel touches no neighbours of the agent's; a log of which most is such is written anew, for which the index alone is asked.
 */
export class OwnOrders {
  readonly #pool: AgentPool;
  readonly #index: OrderIndex;
  #blocks = new Int32Array(BLOCK * 16);
  /** Where the next block is made; block 0 is none. */
  #end = BLOCK;
  #firstFree = 0;

  constructor(pool: AgentPool, index: OrderIndex) {
    this.#pool = pool;
    this.#index = index;
  }

  add(agent: number, order: number): void {
    const { i, shift } = this.#pool;
    const own = agent << (shift + 1);
    const upper = order < UPPER_UNIT ? 0 : Math.floor(order / UPPER_UNIT);
    let at = i[own + LOG_END] as number;
    if ((at & (BLOCK - 1)) === 0 || this.#blocks[(at & -BLOCK) + UPPER] !== upper) at = this.#open(agent, upper);
    this.#blocks[at] = order | 0;
    i[own + LOG_END] = at + 1;
  }

  /** The agent's resting plain orders, by number. */
  of(agent: number): number[] {
    const numbers: number[] = [];
    let sorted = true;
    this.#forEachBlock(agent, (block, end) => {
      const upper = (this.#blocks[block + UPPER] as number) * UPPER_UNIT;
      for (let at = end - 1; at >= block + ENTRIES; at--) {
        const order = upper + ((this.#blocks[at] as number) >>> 0);
        if (this.#index.find(order) < 0) continue;
        if (order >= (numbers.at(-1) ?? Number.POSITIVE_INFINITY)) sorted = false;
        numbers.push(order);
      }
    });
    // A replaced order was written twice, and a snapshot's come by price.
    return sorted ? numbers.reverse() : [...new Set(numbers)].sort((a, b) => a - b);
  }

  /** The agent's blocks, the newest first. */
  #forEachBlock(agent: number, visit: (block: number, end: number) => void): void {
    const { i, shift } = this.#pool;
    let end = i[(agent << (shift + 1)) + LOG_END] as number;
    while (end > 0) {
      const block = (end - 1) & -BLOCK;
      const before = this.#blocks[block + BEFORE] as number;
      visit(block, end);
      end = before === 0 ? 0 : before + BLOCK;
    }
  }

  /** Begins a block, and returns where its first entry goes. */
  #open(agent: number, upper: number): number {
    const { i, shift } = this.#pool;
    const own = agent << (shift + 1);
    if ((i[own + LOGGED] as number) > 2 * (i[own + RESTING] as number) + SLACK) this.#rewrite(agent);
    const end = i[own + LOG_END] as number;
    const before = end === 0 ? 0 : (end - 1) & -BLOCK;
    // Numbers with other upper bits begin a block before the last is full: its last one then stands there again and again.
    if (end > 0) this.#blocks.fill(this.#blocks[end - 1] as number, end, before + BLOCK);
    let block = this.#firstFree;
    if (block > 0) this.#firstFree = this.#blocks[block + BEFORE] as number;
    else {
      block = this.#end;
      this.#end += BLOCK;
      this.#blocks = growInt32(this.#blocks, this.#end);
    }
    this.#blocks[block + BEFORE] = before;
    this.#blocks[block + UPPER] = upper;
    i[own + LOGGED] = (i[own + LOGGED] as number) + BLOCK - ENTRIES;
    return block + ENTRIES;
  }

  #rewrite(agent: number): void {
    const { i, shift } = this.#pool;
    const own = agent << (shift + 1);
    const orders = this.of(agent);
    this.#forEachBlock(agent, (block) => {
      this.#blocks[block + BEFORE] = this.#firstFree;
      this.#firstFree = block;
    });
    i[own + LOG_END] = 0;
    i[own + LOGGED] = 0;
    for (const order of orders) this.add(agent, order);
  }
}
