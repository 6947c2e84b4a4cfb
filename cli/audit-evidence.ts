import { join } from 'node:path';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { toHex, utf8 } from '../primitives/bytes.ts';
import { sha256 } from '../primitives/hash.ts';
import type { ChainEvidence } from '../settlement/log/audit/report.ts';

/** Keeps both sides of what log and chain contradict each other in; the file is named by what it says. Returns its path. */
export function keepChainEvidence(folder: string, evidence: ChainEvidence): string {
  const text = `${JSON.stringify(evidence, undefined, 2)}\n`;
  const path = join(folder, `${evidence.wrong.rule}-${toHex(sha256(utf8(text))).slice(0, 16)}.json`);
  writeDurably(path, text);
  return path;
}
