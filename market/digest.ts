import { concatBytes, toHex, utf8 } from '../primitives/bytes.ts';
import { sha256 } from '../primitives/hash.ts';
import type { Book } from './book.ts';
import type { Ladder } from './ladder.ts';
import type { State } from './state.ts';

const BLOCK = 4_096;

/**
 * SHA-256 (hex) over a canonical text of the state: one line for the network and the counters, for each agent in the order that it
 * came, and for each book by name its orders in the order that they would trade. Independent of how the pools are laid out, and of the
 * messages that changed nothing.
 */
export function digestOf(state: State, networkId: Uint8Array): string {
  const parts = [
    line('infinitydb/market/v1', toHex(networkId), state.rules.partition, state.lastOrder, state.lastTrade),
  ];
  for (let agent = 0; agent < state.agents.keys.length; agent++) parts.push(agentLine(state, agent));
  for (const name of state.books.names()) {
    const book = state.books.find(name) as Book;
    const lines = [ladderLines(state, book.bids), ladderLines(state, book.asks), slotLines(book)].flat();
    parts.push(line(name), inBlocks(lines));
  }
  return toHex(sha256(inBlocks(parts)));
}

/** The parts end to end, a block at a time: a call has only so many arguments, and a book any number of orders. */
function inBlocks(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length <= BLOCK) return concatBytes(...parts);
  const count = Math.ceil(parts.length / BLOCK);
  return inBlocks(Array.from({ length: count }, (_, i) => concatBytes(...parts.slice(i * BLOCK, (i + 1) * BLOCK))));
}

function agentLine({ agents, funds, rules }: State, agent: number): Uint8Array {
  const balances = rules.assetCodes.map((_, asset) => [funds.free(agent, asset), funds.reserved(agent, asset)]);
  const owner = agents.owners[agents.ownerOf(agent)];
  return line(agents.keyOf(agent), owner, agents.nextSequence(agent), balances);
}

function ladderLines({ books }: State, ladder: Ladder): Uint8Array[] {
  const { orders, levels } = books;
  const lines: Uint8Array[] = [];
  for (let depth = 0; depth < ladder.length; depth++) {
    const level = ladder.level(depth);
    for (let place = levels.head[level] as number; place >= 0; place = orders.next[place] as number)
      lines.push(
        line(
          orders.number[place],
          orders.agent[place],
          levels.price[level],
          orders.remaining[place],
          orders.collateralPerLot[place],
          orders.readPrice[place],
        ),
      );
  }
  return lines;
}

function slotLines(book: Book): Uint8Array[] {
  return [...book.slotBids.values()].map(({ order, agent, price, quantity, spread, object, mandate, avoidAgents }) =>
    line(
      order,
      agent,
      price,
      quantity,
      spread,
      object,
      avoidAgents,
      mandate ? [mandate.maxPrice, mandate.reward, mandate.reserve, mandate.untilMs] : [],
    ),
  );
}

function line(...fields: readonly unknown[]): Uint8Array {
  return utf8(`${JSON.stringify(fields)}\n`);
}
