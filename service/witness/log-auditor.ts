import type { AnchorState } from '../../contracts/clients/anchor.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { audit } from '../../settlement/log/audit/audit.ts';
import type { ChainOptions } from '../../settlement/log/audit/chain/chain-audit.ts';
import { checkChainNow } from '../../settlement/log/audit/chain/check-now.ts';
import type { AuditReport, FirstWrong } from '../../settlement/log/audit/report.ts';
import { type AuditSource, readText } from '../../settlement/log/audit/source.ts';
import { type AuditState, newAuditState } from '../../settlement/log/audit/state.ts';
import { EXPORT_PATHS } from '../../settlement/log/export.ts';

/** The node that an auditor asks before it confirms an anchor, of the network's chain. */
export type AuditedChain = { readonly genesis: Genesis; readonly node: ChainOptions };

/** A log's audit that goes on from where it ended, in memory; one round at a time. */
export class LogAuditor {
  readonly #source: AuditSource;
  readonly #networkId: Uint8Array;
  readonly #chain: AuditedChain | undefined;
  #state: AuditState = newAuditState();
  #last: Promise<unknown> = Promise.resolve();
  #newest: { readonly note: string; readonly report: AuditReport } | undefined;

  constructor(source: AuditSource, networkId: Uint8Array, chain?: AuditedChain) {
    this.#source = source;
    this.#networkId = networkId;
    this.#chain = chain;
  }

  /** Audits what the newest published checkpoint adds. Rejects where the log cannot be read; then the next round begins anew. */
  advance(): Promise<AuditReport> {
    const next = this.#last.then(() => this.#advance());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #advance(): Promise<AuditReport> {
    const note = await readText(this.#source, EXPORT_PATHS.checkpoint);
    if (note === undefined) throw new InfinityDbError('service_unavailable', 'the log has published no checkpoint yet');
    if (this.#newest?.note === note) return this.#newest.report;
    const since = this.#state;
    // Whatever goes wrong on the way leaves it half done.
    this.#state = newAuditState();
    this.#newest = undefined;
    const report = await audit(this.#source, { networkId: this.#networkId, since });
    if (!report.ok) return report;
    this.#state = since;
    this.#newest = { note, report };
    return report;
  }

  /**
   * Whether this audit itself found what an anchor says: the tree of that size and root, and as its newest committed state that root of
   * balances; and the chain has the deposits, withdrawals and anchors that the log speaks of. Refused: `service_unavailable` (not published
   * that far yet), `verification_failed`. Throws `chain_unavailable`, `timed_out`, `wrong_network`.
   */
  async confirm(anchor: AnchorState): Promise<Result<undefined>> {
    const report = await this.advance();
    if (report.firstWrong) return broken(report.firstWrong);
    const size = Number(anchor.size);
    if (report.size < size)
      return refuse('service_unavailable', `the log is published to size ${report.size}, not yet to ${size}`);
    const root = this.#state.roots.get(size);
    if (root === undefined) return refuse('verification_failed', `no checkpoint of size ${size} was published`);
    if (`0x${root}` !== anchor.root)
      return refuse('verification_failed', `the tree of size ${size} has root 0x${root}, not ${anchor.root}`);
    const committed = this.#state.committed.findLast(({ index }) => index < size);
    if (!committed) return refuse('verification_failed', `no state was committed below size ${size}`);
    const ours = [committed.generation, `0x${committed.stateRoot}`, committed.chainBlock].join(', ');
    const told = [anchor.generation, anchor.stateRoot, anchor.chainBlock].join(', ');
    if (ours !== told)
      return refuse('verification_failed', `the newest state below size ${size} is ${ours}, not ${told}`);
    const wrong = await this.#askChain();
    return wrong ? broken(wrong) : ok(undefined);
  }

  /** Between two rounds, which change what it is held against. */
  #askChain(): Promise<FirstWrong | undefined> {
    const chain = this.#chain;
    const next = this.#last.then(() => chain && checkChainNow(this.#state, chain.genesis, chain.node));
    this.#last = next.catch(() => undefined);
    return next;
  }
}

function broken({ index, rule, expected, found }: FirstWrong) {
  return refuse('verification_failed', `entry ${index} breaks ${rule}: expected ${expected}, found ${found}`);
}
