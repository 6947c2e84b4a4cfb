import type { Command, Frame } from '../../primitives/commands.ts';
import type { Transfer } from '../../primitives/transfer.ts';
import type { Applied } from '../record/network.ts';
import type { Checks } from './checks.ts';

/** 3: a debit has its debtor's own frame, or a rule, logged before it. Keeps of each leaf no more than who signed it. */
export class Authorisations {
  readonly #checks: Checks;
  /** By leaf: signers of a frame; `rule`; nothing for any other entry. */
  readonly #signers: (readonly string[] | 'rule' | undefined)[] = [];

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check({ effects, input, sizeBefore }: Applied): void {
    const start = Number(sizeBefore);
    this.#checks.that(
      4,
      start === this.#signers.length,
      () => `the log has ${this.#signers.length} leaves, not ${start}`,
    );
    for (const entry of effects.entries) {
      if (entry.type === 'transfer') this.#checkTransfer(entry.transfer);
      const signers = entry.type === 'frame' && input.frame.ok ? signersOf(input.frame.value) : undefined;
      this.#signers.push(entry.type === 'rule' ? 'rule' : signers);
    }
  }

  #checkTransfer({ authorisation: by, debit, id }: Transfer): void {
    const signers = this.#signers[Number(by.leaf)];
    const holder = debit.slice(0, debit.indexOf('/'));
    const holds = by.kind === 'rule' ? signers === 'rule' : Array.isArray(signers) && signers.includes(holder);
    this.#checks.that(3, holds, () => `${debit} was debited by leaf ${by.leaf} in ${id.partition}/${id.sequence}`);
  }
}

function signersOf({ agent, commands }: Frame): readonly string[] {
  const others = commands.flatMap(otherSigners);
  return others.length === 0 ? [agent] : [agent, ...others];
}

function otherSigners(command: Command): string[] {
  switch (command.type) {
    case 'acceptQuote':
      return [command.quote.seller];
    case 'sweepAgent':
    case 'fundAgent':
    case 'withdraw':
      return 'agent' in command ? [command.owner, command.agent] : [command.owner];
    default:
      return [];
  }
}
