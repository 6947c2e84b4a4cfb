import { encodeLog } from './encoding.ts';
import {
  addressParameter,
  blockNumberParameter,
  blockParameter,
  hashParameter,
  invalid,
  objectParameter,
} from './rpc-parameters.ts';
import { RPC, RpcError } from './rpc-error.ts';
import type { EmbeddedChain } from './vm.ts';

const LOG_LIMIT = 20_000;

function listOf<T>(value: unknown, decode: (value: unknown) => T): T[] | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(decode) : [decode(value)];
}

/** For each position the topics allowed there; undefined allows any. */
function topicsParameter(value: unknown): (string[] | undefined)[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > 4) throw invalid('topics: not a list of at most 4');
  return value.map((position) => listOf(position, (topic) => hashParameter(topic, 'topic').toLowerCase()));
}

function rangeParameter(chain: EmbeddedChain, filter: Record<string, unknown>): [from: bigint, to: bigint] {
  if (filter.blockHash === undefined) {
    return [blockNumberParameter(chain, filter.fromBlock), blockNumberParameter(chain, filter.toBlock)];
  }
  const mined = blockParameter(chain, { blockHash: filter.blockHash });
  if (!mined) throw new RpcError(RPC.rejected, 'unknown block');
  return [mined.block.header.number, mined.block.header.number];
}

/** `eth_getLogs`: logs in chain order; over 20,000 of them are refused, so that a caller narrows its range. */
export function filterLogs(chain: EmbeddedChain, value: unknown): Record<string, unknown>[] {
  const filter = objectParameter(value, 'filter');
  const [from, to] = rangeParameter(chain, filter);
  const addresses = listOf(filter.address, (address) => addressParameter(address, 'address').toString());
  const topics = topicsParameter(filter.topics);
  const found: Record<string, unknown>[] = [];
  for (let number = from; number <= to; number++) {
    const mined = chain.blocks.byNumber(number);
    if (!mined) break;
    for (const transaction of mined.transactions) {
      for (const log of transaction.logs) {
        if (addresses && !addresses.includes(log.address)) continue;
        if (
          !topics.every(
            (allowed, i) => log.topics.length > i && (!allowed || allowed.includes(log.topics[i] as string)),
          )
        )
          continue;
        found.push(encodeLog(log, transaction));
        if (found.length > LOG_LIMIT)
          throw new RpcError(RPC.limitExceeded, `over ${LOG_LIMIT} logs; ask for fewer blocks`);
      }
    }
  }
  return found;
}
