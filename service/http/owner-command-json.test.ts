import { expect, test } from 'vitest';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { decodeOwnerCommand } from './owner-command-json.ts';

const agent = 'ab'.repeat(32);
const owner = 'cd'.repeat(20);
const ownerSignature = '01'.repeat(65);
const enrol = {
  type: 'enrolAgent',
  agent,
  owner,
  natsKey: '01'.repeat(32),
  dhtKey: '02'.repeat(32),
  validUntilSeconds: '18446744073709551615',
  nonce: '0',
  ownerSignature,
  agentSignature: '02'.repeat(64),
};
const fund = { type: 'fundAgent', agent, owner, asset: 2, amountBaseUnits: '1', nonce: '1', ownerSignature };
const revoke = { type: 'revokeAgent', agent, owner, nonce: '1', ownerSignature };
const withdraw = {
  type: 'withdraw',
  owner,
  asset: 3,
  amountBaseUnits: '340282366920938463463374607431768211455',
  nonce: '1',
  validUntilSeconds: '9',
  ownerSignature,
};

test('each command comes out with bigints and bytes', () => {
  const bytes = new Uint8Array(65).fill(1);
  const decoded: OwnerCommand[] = [enrol, fund, { ...fund, type: 'sweepAgent' }, revoke, withdraw].map((json) => {
    const command = decodeOwnerCommand(JSON.stringify(json));
    if (!command.ok) throw new Error(command.message);
    return command.value;
  });
  expect(decoded).toEqual([
    {
      ...enrol,
      validUntilSeconds: 18_446_744_073_709_551_615n,
      nonce: 0n,
      ownerSignature: bytes,
      agentSignature: new Uint8Array(64).fill(2),
    },
    { ...fund, amountBaseUnits: 1n, nonce: 1n, ownerSignature: bytes },
    { ...fund, type: 'sweepAgent', amountBaseUnits: 1n, nonce: 1n, ownerSignature: bytes },
    { ...revoke, nonce: 1n, ownerSignature: bytes },
    { ...withdraw, amountBaseUnits: (1n << 128n) - 1n, nonce: 1n, validUntilSeconds: 9n, ownerSignature: bytes },
  ]);
});

test.each<[string, unknown, string, string]>([
  ['no object', [], 'unknown_command', 'command is of type undefined'],
  ['null', null, 'unknown_command', 'command is of type undefined'],
  ["an agent's command", { type: 'pay' }, 'unknown_command', 'command is of type pay'],
  ['a name that every object has', { type: 'toString' }, 'unknown_command', 'command is of type toString'],
  ['a missing key', { ...revoke, nonce: undefined }, 'malformed', 'command has no "nonce"'],
  ['an unknown key', { ...revoke, memo: '' }, 'malformed', 'command has the unknown key "memo"'],
  ['an upper-case key', { ...revoke, agent: agent.toUpperCase() }, 'malformed', 'command.agent'],
  ['a short key', { ...revoke, agent: 'ab' }, 'malformed', 'command.agent'],
  ['an address with 0x', { ...revoke, owner: `0x${owner}` }, 'malformed', 'command.owner'],
  ['a number for a nonce', { ...revoke, nonce: 1 }, 'malformed', 'command.nonce'],
  ['a nonce above u64', { ...revoke, nonce: '18446744073709551616' }, 'malformed', 'command.nonce'],
  ['a negative amount', { ...fund, amountBaseUnits: '-1' }, 'malformed', 'command.amountBaseUnits'],
  ['an amount above u128', { ...fund, amountBaseUnits: String(1n << 128n) }, 'malformed', 'command.amountBaseUnits'],
  ['a leading zero', { ...fund, amountBaseUnits: '01' }, 'malformed', 'command.amountBaseUnits'],
  ['asset 0', { ...fund, asset: 0 }, 'malformed', 'command.asset'],
  ['no signature', { ...revoke, ownerSignature: '' }, 'malformed', 'command.ownerSignature'],
  ['half a byte', { ...revoke, ownerSignature: '012' }, 'malformed', 'command.ownerSignature'],
  ['a signature too long', { ...revoke, ownerSignature: '00'.repeat(4_097) }, 'malformed', 'command.ownerSignature'],
  ["an agent's signature too short", { ...enrol, agentSignature: '00'.repeat(63) }, 'malformed', 'command.agentSig'],
])('%s is refused', (_, json, code, message) => {
  const refused = decodeOwnerCommand(JSON.stringify(json));
  expect(refused).toMatchObject({ ok: false, code, message: expect.stringContaining(message) });
});

test('what is no JSON, or too much of it, is refused', () => {
  expect(decodeOwnerCommand('{')).toMatchObject({ ok: false, code: 'malformed' });
  expect(decodeOwnerCommand(`"${'x'.repeat(1_048_577)}"`)).toMatchObject({ ok: false, code: 'too_large' });
});
