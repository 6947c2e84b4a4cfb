import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { writeDurably } from '../../agent-runtime/durable-file.ts';
import { toHex } from '../../primitives/bytes.ts';
import { transferIdText } from '../../primitives/transfer.ts';
import { fetchApi, textOf } from '../../sdk/http-api.ts';
import { checkpoint as verifiedCheckpoint, receipt as verifiedReceipt, trustFromGenesis } from '../../sdk/verify.ts';
import { homePaths } from '../../service/home.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { httpSource } from '../../settlement/log/audit/http-source.ts';
import { EXPORT_PATHS, exportLog } from '../../settlement/log/export.ts';
import { vkeyOfOrigin } from '../../settlement/log/verify/origin.ts';
import { exportSource } from '../export-source.ts';
import { readText } from '../holder.ts';
import { must } from '../must.ts';
import { type Call, perform, untilAborted, usage } from '../perform.ts';
import { waitFor } from '../wait-for.ts';
import { addLogReopen } from './log-reopen.ts';

/** A checkpoint that covers a fresh transfer comes within this. */
const PUBLISHED_MS = 30_000;

/** `infinitydb log checkpoint|receipt|verify-receipt|export|reopen` */
export function addLog(root: Command, signal: AbortSignal): void {
  const log = root.command('log').description('the Merkle log: checkpoint, receipts, export, what to do after a loss');
  log
    .command('checkpoint')
    .description('the newest cosigned checkpoint, its signatures checked against genesis.json of this home')
    .action(perform(signal, checkpoint));
  log
    .command('receipt')
    .description('the receipt of one transfer as a .tlog-proof: entries, inclusion proofs, cosigned checkpoint')
    .argument('<transfer>', 'its id, as ledger transfers prints it')
    .option('-o, --out <file>', 'where to write it (default: standard output)')
    .action(perform(signal, receipt));
  log
    .command('verify-receipt')
    .description('check a receipt offline, from its text and public keys alone')
    .argument('<file>')
    .option('--genesis <file>', "the network's genesis.json (default: this home's)")
    .action(perform(signal, verifyReceipt));
  log
    .command('export')
    .description('write the log as a folder that audit, or any static web server, can take')
    .argument('<folder>')
    .action(perform(signal, exportTo));
  addLogReopen(log, signal);
}

async function checkpoint({ config, apiUrl, output, signal }: Call): Promise<void> {
  const trust = trustOfHome(config.home);
  const bytes = await untilAborted(signal, fetchApi(apiUrl, `/${EXPORT_PATHS.checkpoint}`));
  const note = new TextDecoder().decode(bytes);
  const { origin, size, root, cosignatures } = must(verifiedCheckpoint(note, trust), 'checkpoint');
  const signed = cosignatures.map(({ key, timeSeconds }) => ({ name: key.name, timeSeconds: Number(timeSeconds) }));
  output.result(
    { origin, size, root: toHex(root), vkey: vkeyOfOrigin(trust.logVkey, origin), note, cosignatures: signed },
    () => note,
  );
}

async function receipt(call: Call, transfer: string, { out }: { out?: string }): Promise<void> {
  const { apiUrl, output, signal } = call;
  if (!/^\d+-\d+-\d+-\d+$/.test(transfer))
    throw usage(`${transfer} is no transfer: partition-generation-sequence-index, like 0-1-42-0`);
  let late: unknown;
  const found = await waitFor(signal, PUBLISHED_MS, async () => {
    try {
      return await textOf(apiUrl, `/api/v1/receipts/${transfer}`);
    } catch (error) {
      late = error;
      throw error;
    }
  });
  if (found === undefined) throw late;
  if (out === undefined) process.stdout.write(found);
  else {
    writeDurably(out, found);
    output.result({ transfer, out }, () => `${out}: check it with infinitydb log verify-receipt ${out}`);
  }
}

async function verifyReceipt({ config, output }: Call, file: string, options: { genesis?: string }): Promise<void> {
  const text = readText(file);
  const trust = options.genesis === undefined ? trustOfHome(config.home) : trustOfFile(options.genesis);
  const verified = must(verifiedReceipt(text, trust), 'receipt');
  const { transfer, transferIndex, authorisation, frameVerified } = verified;
  const { debit, credit, amount, code, kind } = transfer;
  const by = authorisation.type === 'frame' ? 'frame' : `rule ${authorisation.rule}`;
  const result = {
    ok: true,
    transfer: transferIdText(transfer.id),
    entry: transferIndex,
    ...{ kind, code, debit, credit, amountBaseUnits: amount },
    authorisation: by,
    frameVerified,
    checkpoint: {
      origin: verified.checkpoint.origin,
      size: verified.checkpoint.size,
      root: toHex(verified.checkpoint.root),
      cosignatures: verified.checkpoint.cosignatures.map(({ key }) => key.name),
    },
  };
  output.result(result, () =>
    [
      `ok: transfer ${result.transfer} is entry ${transferIndex} of ${result.checkpoint.origin}`,
      `${code} (${kind}): ${amount} base units, ${debit} to ${credit}`,
      `authorised by ${by === 'frame' ? "the debtor's signed frame" : by}; tree of ${result.checkpoint.size} entries cosigned by ${result.checkpoint.cosignatures.join(', ')}`,
    ].join('\n'),
  );
}

async function exportTo({ apiUrl, output, signal }: Call, folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, EXPORT_PATHS.genesis)))
    throw usage(`${folder} is not empty and holds no exported log; name another folder`);
  const bar = output.progress('exporting');
  try {
    const source = await exportSource(httpSource(apiUrl), bar.update);
    const written = exportLog(source, async (path, bytes) => {
      signal.throwIfAborted();
      const file = join(folder, ...path.split('/'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    });
    const { size, root, files } = must(await untilAborted(signal, written), 'export');
    bar.end();
    const result = { folder, size, root: toHex(root), files };
    output.result(result, () => `${folder}: ${size} entries in ${files} files, root ${result.root}`);
  } finally {
    bar.end();
  }
}

function trustOfHome(home: string) {
  requireNetwork(home);
  return trustOfFile(homePaths(home).genesis);
}

function trustOfFile(path: string) {
  return must(trustFromGenesis(readText(path)), 'genesis');
}
