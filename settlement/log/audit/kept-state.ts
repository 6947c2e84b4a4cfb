import { toHex, utf8 } from '../../../primitives/bytes.ts';
import { sha256 } from '../../../primitives/hash.ts';
import { assert, ok, type Result, refuse } from '../../../primitives/result.ts';
import { fromTaggedJson, toTaggedJson } from '../../../primitives/tagged-json.ts';
import { edgeRoot } from '../tiles.ts';
import { RULES } from './rule-table.ts';
import type { AuditState } from './state.ts';

const FORMAT = 'infinitydb-audit-state';
/** To be raised where a rule comes to another verdict, or keeps other things, under the name that it had. */
const VERSION = 2;

/** Of the rules by name and this version: what another audit knows, this one cannot go on from. */
export const AUDIT_VERSION = `${VERSION}-${toHex(sha256(utf8(RULES.map(({ name }) => name).join(' ')))).slice(0, 16)}`;

/** A tree that an audit passed: hex root. */
export type PassedTree = { readonly size: number; readonly root: string };

export const treeOf = ({ size, edge }: AuditState): PassedTree => ({ size, root: toHex(edgeRoot(edge)) });

/** SHA-256 of all that an audit knows of the log. Two audits that passed the same log know the same, whole or in parts. */
export function stateDigest(state: AuditState): string {
  const { chain: _, ...ofLog } = state;
  return toHex(sha256(utf8(toTaggedJson(ofLog))));
}

type Header = PassedTree & {
  readonly format: string;
  readonly audit: string;
  readonly networkId: string;
  /** SHA-256 of the other fields and the state. */
  readonly sha256: string;
};

const checksum = ({ format, audit, networkId, size, root }: Omit<Header, 'sha256'>, body: string): string =>
  toHex(sha256(utf8([format, audit, networkId, size, root, body].join('\n'))));

/** The state of an audit that passed, as a text to be kept: a line that says of which tree of which network it is, and the state. */
export function formatKeptState(state: AuditState, networkId: Uint8Array): string {
  assert(state.group.entries === 0, 'an audit that passed ends between two messages');
  const body = toTaggedJson(state);
  const header = { format: FORMAT, audit: AUDIT_VERSION, networkId: toHex(networkId), ...treeOf(state) };
  return `${JSON.stringify({ ...header, sha256: checksum(header, body) })}\n${body}\n`;
}

/**
 * The state that `formatKeptState` wrote. Refused: `malformed` (no such text, or changed since), `wrong_network`, `wrong_state` (of another
 * version of the audit).
 */
export function openKeptState(text: string, networkId: Uint8Array): Result<AuditState> {
  const end = text.indexOf('\n');
  const header = headerOf(text.slice(0, Math.max(0, end)));
  if (!header) return refuse('malformed', 'this is no state of an audit');
  const body = text.slice(end + 1, -1);
  if (checksum(header, body) !== header.sha256)
    return refuse('malformed', 'this state of an audit was changed after it was written, or cut');
  const wanted = toHex(networkId);
  if (header.networkId !== wanted)
    return refuse('wrong_network', `this state is of network ${header.networkId}, the log of ${wanted}`);
  if (header.audit !== AUDIT_VERSION)
    return refuse(
      'wrong_state',
      `this state is of audit ${header.audit}, this program is ${AUDIT_VERSION}: audit the whole log once`,
    );
  const state = fromTaggedJson(JSON.parse(body)) as AuditState;
  const { size, root } = treeOf(state);
  if (size === header.size && root === header.root) return ok(state);
  return refuse('malformed', `this state is of the tree ${size} ${root} and says ${header.size} ${header.root}`);
}

function headerOf(line: string): Header | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const header = value as Header;
    return header.format === FORMAT && typeof header.sha256 === 'string' ? header : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
