import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_BYTES, CHUNK_BYTES, contentId, dataRoot } from './content-id.ts';
import { sha256 } from './hash.ts';
import { type Challenge, challengedPositions, type LeasedSlot, provePosition, verifyPossession } from './possession.ts';
import {
  decodePossessionProof,
  encodePossessionProof,
  type PositionProof,
  PROOF_MAX_BYTES,
} from './possession-proof.ts';

const fill = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const challenge: Challenge = { networkId: fill(1), agentKey: fill(2), epochLeaf: fill(3), positions: 32 };

type Slot = {
  readonly lease: LeasedSlot;
  readonly chunks: readonly Uint8Array[];
  readonly cids: readonly Uint8Array[];
};

function slotOf(leaseId: bigint, bytes: number): Slot {
  const data = new Uint8Array(bytes);
  for (let i = 0; i < bytes; i += 32)
    data.set(sha256(Uint8Array.of(Number(leaseId), i >> 16, i >> 8, i)).subarray(0, Math.min(32, bytes - i)), i);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes; at += CHUNK_BYTES) chunks.push(data.subarray(at, at + CHUNK_BYTES));
  const cids = chunks.map((chunk) => contentId(chunk).cid);
  return { lease: { leaseId, dataRoot: dataRoot(cids), bytes: BigInt(bytes), cidCount: cids.length }, chunks, cids };
}

const slots = [slotOf(9n, 5000), slotOf(4n, CHUNK_BYTES + 3 * BLOCK_BYTES + 1), slotOf(7n, 2 * CHUNK_BYTES)];
const leases = slots.map(({ lease }) => lease);

function answer(): PositionProof[] {
  const found = new Map(
    challengedPositions(challenge, leases).map((position) => [Object.values(position).join('/'), position]),
  );
  return [...found.values()].map((position) => {
    const slot = slots.find(({ lease }) => lease.leaseId === position.leaseId) as Slot;
    return provePosition(position, slot.cids, slot.chunks[position.chunkIndex] as Uint8Array);
  });
}
const honest = answer();

test('an honest answer survives its encoding and proves every lease', () => {
  const bytes = encodePossessionProof({ positions: honest });
  const decoded = decodePossessionProof(bytes);
  if (!decoded.ok) throw new Error(decoded.message);
  expect(verifyPossession(challenge, leases, decoded.value)).toEqual({ good: [9n, 4n, 7n], bad: [] });
});

test('positions are the same everywhere, change with each input, and go by bytes', () => {
  const drawn = challengedPositions({ ...challenge, positions: 4000 }, leases);
  expect(drawn.slice(0, 32)).toEqual(challengedPositions(challenge, leases));
  for (const change of [{ networkId: fill(9) }, { agentKey: fill(9) }, { epochLeaf: fill(9) }])
    expect(challengedPositions({ ...challenge, ...change }, leases)).not.toEqual(drawn.slice(0, 32));
  const total = leases.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  for (const { leaseId, bytes } of leases) {
    const share = drawn.filter((position) => position.leaseId === leaseId).length / drawn.length;
    expect(Math.abs(share - Number(bytes) / total)).toBeLessThan(0.03);
  }
});

test('no leases, no positions', () => {
  expect(challengedPositions(challenge, [])).toEqual([]);
  expect(verifyPossession(challenge, [], { positions: [] })).toEqual({ good: [], bad: [] });
});

test('silence fails every position drawn', () => {
  const { good, bad } = verifyPossession(challenge, leases, { positions: [] });
  expect(bad).toEqual(challengedPositions(challenge, leases));
  expect(good.every((leaseId) => !bad.some((position) => position.leaseId === leaseId))).toBe(true);
});

const first = honest[0] as PositionProof;
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte));
test.each<{ what: string; changed: PositionProof | undefined }>([
  { what: 'a left out position', changed: undefined },
  { what: 'another block', changed: { ...first, block: flip(first.block) } },
  { what: 'a shortened block', changed: { ...first, block: first.block.slice(1) } },
  { what: 'another cid', changed: { ...first, cid: flip(first.cid) } },
  { what: 'another cid path', changed: { ...first, cidPath: first.cidPath.map(flip).concat([fill(1)]) } },
  { what: 'a longer block path', changed: { ...first, blockPath: [...first.blockPath, fill(0)] } },
  { what: 'another block index', changed: { ...first, blockIndex: first.blockIndex + 1 } },
  { what: 'another lease', changed: { ...first, leaseId: 99n } },
])('$what fails its lease alone, and names the block', ({ changed }) => {
  const positions = [...(changed ? [changed] : []), ...honest.slice(1)];
  const { good, bad } = verifyPossession(challenge, leases, { positions });
  expect(good).toEqual(leases.map(({ leaseId }) => leaseId).filter((leaseId) => leaseId !== first.leaseId));
  const { leaseId, chunkIndex, blockIndex } = first;
  expect(bad).toContainEqual({ leaseId, chunkIndex, blockIndex });
});

test('a proof over the largest leases stays within a blob', () => {
  const position = { ...first, block: new Uint8Array(BLOCK_BYTES), cidPath: Array.from({ length: 32 }, () => fill(0)) };
  const blockPath = Array.from({ length: 8 }, () => fill(0));
  const positions = Array.from({ length: 32 }, (_, i) => ({ ...position, blockPath, leaseId: BigInt(i) }));
  expect(encodePossessionProof({ positions }).length).toBeLessThanOrEqual(PROOF_MAX_BYTES);
});

test.each([
  { what: 'nothing', bytes: new Uint8Array(0), code: 'malformed' },
  { what: 'another version', bytes: Uint8Array.of(2, 0, 0), code: 'malformed' },
  { what: 'a trailing byte', bytes: Uint8Array.of(1, 0, 0, 0), code: 'malformed' },
  { what: 'a count without its positions', bytes: Uint8Array.of(1, 0, 1), code: 'malformed' },
  { what: 'too much', bytes: new Uint8Array(PROOF_MAX_BYTES + 1), code: 'too_large' },
  {
    what: 'a position twice',
    bytes: encodePossessionProof({ positions: [first, first] }),
    code: 'malformed',
  },
])('$what is refused', ({ bytes, code }) => {
  expect(decodePossessionProof(bytes)).toMatchObject({ ok: false, code });
});

test('one proof has one encoding: whatever decodes, encodes to the same bytes', () => {
  const encoded = encodePossessionProof({ positions: honest.slice(0, 2) });
  fc.assert(
    fc.property(fc.nat(encoded.length - 1), fc.nat(255), fc.nat(encoded.length), (at, byte, end) => {
      const bytes = encoded.slice(0, Math.max(end, at + 1));
      bytes[at] = byte;
      const decoded = decodePossessionProof(bytes);
      if (decoded.ok) expect(encodePossessionProof(decoded.value)).toEqual(bytes);
    }),
  );
});
