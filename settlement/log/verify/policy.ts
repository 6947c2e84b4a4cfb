import { toHex } from '../../../primitives/bytes.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { ED25519_COSIGNATURE, ED25519_NOTE, formatVkey, parseVkey, type VerifierKey } from './vkey.ts';

/** A C2SP tlog-policy: whose logs are trusted, and which witnesses must have cosigned. `quorum` names a witness or group, or `none`. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  readonly quorum: string;
};
export type PolicyLog = { readonly key: VerifierKey; readonly url?: string };
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url?: string };
/** Met when `threshold` of its members (witnesses or earlier groups) are. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] };

type Draft = {
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  quorum?: string;
  joined: Set<string>;
};

export const EMPTY_POLICY: Policy = { logs: [], witnesses: [], groups: [], quorum: 'none' };

/**
 * Lines `log <vkey> [url]`, `witness <name> <vkey> [url]`, `group <name> all|any|<k> <members…>`, one `quorum <name>|none`; names are
 * defined before use. Refused (`malformed`) with the line's number. One public key may stand for one witness only: its cosignature
 * does not name it, and would count twice.
 */
export function parsePolicy(text: string): Result<Policy> {
  const draft: Draft = { logs: [], witnesses: [], groups: [], joined: new Set() };
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t\r]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    const wrong = applyLine(draft, words);
    if (wrong) return refuse('malformed', `policy line ${index + 1}: ${wrong}`);
  }
  const { logs, witnesses, groups, quorum } = draft;
  return quorum === undefined
    ? refuse('malformed', 'the policy names no quorum')
    : ok({ logs, witnesses, groups, quorum });
}

/** What is wrong with the line, if anything. */
function applyLine(draft: Draft, [keyword, ...words]: readonly string[]): string | undefined {
  switch (keyword) {
    case 'log':
      return applyLog(draft, words);
    case 'witness':
      return applyWitness(draft, words);
    case 'group':
      return applyGroup(draft, words);
    case 'quorum':
      return applyQuorum(draft, words);
    default:
      return `unknown keyword ${keyword}`;
  }
}

function applyLog(draft: Draft, [vkey = '', url, ...more]: readonly string[]): string | undefined {
  const key = parseVkey(vkey);
  if (!key.ok) return key.message;
  if (more.length > 0 || key.value.type !== ED25519_NOTE)
    return 'a log has an Ed25519 note key (type 1) and at most one address';
  draft.logs.push({ key: key.value, ...(url ? { url } : {}) });
}

function applyWitness(draft: Draft, [name = '', vkey = '', url, ...more]: readonly string[]): string | undefined {
  const key = parseVkey(vkey);
  if (!key.ok) return key.message;
  if (more.length > 0 || key.value.type !== ED25519_COSIGNATURE)
    return 'a witness has an Ed25519 cosignature key (type 4) and at most one address';
  const publicKey = toHex(key.value.publicKey);
  const twin = draft.witnesses.find((witness) => toHex(witness.key.publicKey) === publicKey);
  if (twin) return `${name} has the key of ${twin.name}`;
  draft.witnesses.push({ name, key: key.value, ...(url ? { url } : {}) });
  return takenName(draft, name);
}

function applyGroup(draft: Draft, [name = '', rule = '', ...members]: readonly string[]): string | undefined {
  if (members.length === 0) return `group ${name} has no members`;
  for (const member of members) {
    if (!isDefined(draft, member)) return `${member} is not defined before group ${name}`;
    if (draft.joined.has(member)) return `${member} is a member twice`;
    draft.joined.add(member);
  }
  const threshold =
    rule === 'all' ? members.length : rule === 'any' ? 1 : /^[1-9][0-9]{0,8}$/.test(rule) ? Number(rule) : 0;
  if (threshold < 1 || threshold > members.length) return `group ${name}: ${rule} of ${members.length} members`;
  draft.groups.push({ name, threshold, members });
  return takenName(draft, name);
}

function applyQuorum(draft: Draft, [name = '', ...more]: readonly string[]): string | undefined {
  if (draft.quorum !== undefined) return 'a second quorum';
  if (more.length > 0 || (name !== 'none' && !isDefined(draft, name))) return `quorum ${name} is not defined`;
  draft.quorum = name;
}

function takenName(draft: Draft, name: string): string | undefined {
  const named = [...draft.witnesses, ...draft.groups].filter((other) => other.name === name);
  return name === 'none' || named.length > 1 ? `the name ${name} is taken` : undefined;
}

function isDefined(draft: Draft, name: string): boolean {
  return draft.witnesses.some((witness) => witness.name === name) || draft.groups.some((group) => group.name === name);
}

/** Whether witnesses with these keys (of `policy.witnesses`) make the policy's quorum. */
export function quorumMet(policy: Policy, cosigners: ReadonlySet<VerifierKey>): boolean {
  const met = new Set(['none']);
  for (const witness of policy.witnesses) if (cosigners.has(witness.key)) met.add(witness.name);
  // Groups stand in order of definition, so a member group is decided before the group it is in.
  for (const group of policy.groups)
    if (group.members.filter((member) => met.has(member)).length >= group.threshold) met.add(group.name);
  return met.has(policy.quorum);
}

export function formatPolicy(policy: Policy): string {
  const lines = [
    ...policy.logs.map(({ key, url }) => ['log', formatVkey(key), url]),
    ...policy.witnesses.map(({ name, key, url }) => ['witness', name, formatVkey(key), url]),
    ...policy.groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', policy.quorum],
  ];
  return lines.map((words) => `${words.filter((word) => word !== undefined).join(' ')}\n`).join('');
}
