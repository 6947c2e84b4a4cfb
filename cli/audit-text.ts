import type { AuditReport, ChainReport } from '../settlement/log/audit/report.ts';

export type AuditTold = AuditReport & {
  readonly from: number;
  /** The node that was asked. */
  readonly chainUrl?: string;
  readonly evidenceFile?: string;
};

/** An audit's result in sentences: what is right, what was not looked at, or what is wrong first. */
export function auditSentences(told: AuditTold): string {
  const { firstWrong, networkId, evidenceFile } = told;
  const network = networkId === '' ? [] : [`network ${networkId}`];
  if (!firstWrong) return [...network, ...rightLines(told), ...chainLines(told.chain, told.chainUrl)].join('\n');
  const { index, rule, expected, found } = firstWrong;
  const wrong = [`wrong: entry ${index} breaks ${rule}`, `  expected ${expected}`, `  found    ${found}`];
  return [...network, ...wrong, ...(evidenceFile ? [`evidence: ${evidenceFile}`] : [])].join('\n');
}

function rightLines({ from, entries, size, root, transfers, checkpoints, quorum, counts }: AuditTold): string[] {
  const passed = from > 0 ? `; entries 0 to ${from - 1} passed before` : '';
  const { cosigned, required, witnesses } = quorum;
  return [
    `ok: ${entries} entries, ${transfers} transfers and ${checkpoints} checkpoints are right${passed}`,
    `size ${size}, root ${root}`,
    `cosigned by ${cosigned} of ${witnesses} witnesses, ${required} needed`,
    ...(counts.reopened ?? []).map(
      ({ index, oldSize, oldRoot, lostEntries }) =>
        `reopened at entry ${index}: ${lostEntries} entries are lost, up to the signed checkpoint of size ${oldSize}, root ${oldRoot}`,
    ),
  ];
}

function chainLines(chain: ChainReport, url: string | undefined): string[] {
  if (!chain.checked)
    return [
      'not checked: anchors, deposits, withdrawals and what the Vault holds, for which the log was believed; --chain URL asks a node',
    ];
  const { id, block, named, anchors, deposits, withdrawals, holdings } = chain;
  const right = `${many(anchors.right, 'anchor')}, ${many(deposits.right, 'deposit')} and ${many(withdrawals.right, 'withdrawal')} agree`;
  const lines = [`chain ${id} at block ${block}${url ? ` by ${url}` : ''}: ${right}`];
  for (const [symbol, { held, owed, uncredited, unconfirmed, surplus }] of Object.entries(holdings)) {
    const rest = [
      [uncredited, 'deposited and not credited yet'],
      [unconfirmed, 'paid out and not confirmed yet'],
      [surplus, 'that nobody is owed'],
    ].flatMap(([amount, what]) => (amount === '0' ? [] : [`, ${amount} ${what}`]));
    lines.push(`the Vault holds ${held} base units of ${symbol} and owes ${owed}${rest.join('')}`);
  }
  const open = deposits.uncredited + withdrawals.unconfirmed;
  if (open > 0)
    lines.push(
      `not compared: ${many(open, 'event')} of the Vault that the log has not taken in; it names block ${named} last`,
    );
  if (anchors.newer > 0)
    lines.push(`not checked: ${many(anchors.newer, 'anchor')} of a larger tree: this log is older, or was cut`);
  if (anchors.unjudged > 0)
    lines.push(
      `not checked: ${many(anchors.unjudged, 'anchor')} of what passed without the chain; audit the whole log`,
    );
  return lines;
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
