import { utf8 } from '../primitives/bytes.ts';
import type { Genesis, InstrumentRule } from '../primitives/genesis.ts';
import { sha256 } from '../primitives/hash.ts';
import { type Asset, INFO, MAX_AMOUNT } from '../primitives/money.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';
import {
  decodeJson,
  encodeJson,
  type JsonCodec,
  jsonBigint,
  jsonBoolean,
  jsonChoice,
  jsonInteger,
  jsonList,
  jsonOptional,
  jsonRecord,
  jsonText,
} from './json-codec.ts';

const DAY_MS = 86_400_000;
const amount = jsonBigint(0n, MAX_AMOUNT);
const count = jsonInteger(1, 2 ** 48);
const duration = jsonInteger(1, 366 * DAY_MS);
const chainAddress = jsonText('^0x[0-9a-fA-F]{40}$', 'an address: 0x and 40 hexadecimal digits');
const key = jsonText('^[0-9a-f]{64}$', 'a key: 64 lower-case hexadecimal digits');
// The C2SP name of a key has neither space nor plus.
const keyName = jsonText('^[^\\s+]{1,200}$', 'a name without spaces and +');
const vkey = jsonText('^[^\\s+]{1,200}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{1,200}$', 'a verifier key: name+hash+base64');

const asset = jsonRecord<Omit<Asset, 'token'> & { readonly token: string | undefined }>({
  code: jsonInteger(1, 0xffff_ffff),
  symbol: jsonText('^[A-Z][A-Z0-9]{1,9}$', 'a symbol: 2 to 10 capital letters and digits'),
  decimals: jsonInteger(0, 36),
  kind: jsonChoice(['info', 'erc20', 'native']),
  engineUnit: jsonBigint(1n, MAX_AMOUNT),
  token: jsonOptional(chainAddress),
}) as JsonCodec<Asset>;

const genesis = jsonRecord<Genesis>({
  name: jsonText('^\\P{C}{1,64}$', 'a name of 1 to 64 printable characters'),
  test: jsonBoolean,
  assets: jsonList(asset, 256, 1),
  networkFee: jsonRecord({ baseInfo: amount, perMebibyteInfo: amount }),
  info: jsonRecord({ cap: amount, grantRule: jsonChoice(['fixed', 'bonded', 'approved']), grantInfo: amount }),
  bookPartitions: jsonInteger(1, 32_767),
  market: jsonRecord({
    makerPerMebibyteInfo: amount,
    takerPerMebibyteInfo: amount,
    maxOrdersPerAgent: count,
    commandsPerSecond: count,
    commandBurst: count,
    instruments: jsonList(
      jsonRecord<InstrumentRule>({
        prefix: jsonText('^[A-Za-z0-9/]{0,128}$', 'the start of an instrument name'),
        tickSize: count,
        lotSize: count,
        maxLots: jsonInteger(1, 2 ** 40),
        bandPercent: jsonInteger(0, 10_000),
      }),
      1_024,
      1,
    ),
  }),
  epochMs: duration,
  proofWindowMs: duration,
  challengePositions: jsonInteger(1, 1_024),
  uploadWindowMs: duration,
  deliveryWindowMs: duration,
  disputeWindowMs: duration,
  rebuildWindowMs: duration,
  settlementKey: key,
  log: jsonRecord({ origin: keyName, vkey }),
  witnesses: jsonList(jsonRecord({ name: keyName, vkey }), 64),
  witnessQuorum: jsonInteger(0, 64),
  chain: jsonRecord({
    id: jsonInteger(1),
    vault: chainAddress,
    anchor: chainAddress,
    operator: chainAddress,
    deployBlock: jsonBigint(0n, (1n << 64n) - 1n),
    confirmations: jsonInteger(0, 10_000),
    auditors: jsonList(chainAddress, 64),
    auditorQuorum: jsonInteger(0, 64),
  }),
});

/** What `decodeGenesis` takes, as JSON Schema. */
export const GENESIS_SCHEMA = genesis.schema;

/** The checked document of a JSON text, canonical or not; `malformed` names the key. Never throws. */
export function decodeGenesis(text: string): Result<Genesis> {
  const decoded = decodeJson(genesis, text, 'genesis');
  if (!decoded.ok) return decoded;
  const wrong = contradiction(decoded.value);
  return wrong === undefined ? ok(decoded.value) : refuse('malformed', `genesis.${wrong}`);
}

function contradiction({ assets, info, test, market, witnesses, witnessQuorum, chain }: Genesis): string | undefined {
  if (new Set(assets.map((one) => one.code)).size < assets.length) return 'assets has two of one code';
  if (new Set(assets.map((one) => one.symbol)).size < assets.length) return 'assets has two of one symbol';
  for (const one of assets) {
    if ((one.kind === 'info') !== (one.code === INFO)) return `assets: code ${INFO} alone is INFO, not ${one.symbol}`;
    if ((one.kind === 'erc20') !== (one.token !== undefined))
      return `assets: an erc20 alone has a token, not ${one.symbol}`;
  }
  const first = assets.find((one) => one.code === INFO);
  if (!first || first.decimals !== 0 || first.engineUnit !== 1n)
    return 'assets needs INFO: code 1, 0 decimals, engine unit 1';
  if (market.takerPerMebibyteInfo < market.makerPerMebibyteInfo) return 'market: the maker pays more than the taker';
  if (market.instruments[0]?.prefix !== '') return 'market.instruments needs a first rule with the empty prefix';
  if (info.grantRule === 'fixed' && !test) return 'info.grantRule fixed is for a test network';
  if (info.grantInfo > info.cap) return 'info.grantInfo is above the cap';
  if (witnessQuorum > witnesses.length) return 'witnessQuorum is above the number of witnesses';
  if (chain.auditorQuorum > chain.auditors.length) return 'chain.auditorQuorum is above the number of auditors';
  return undefined;
}

/** Canonical JSON; bigints are decimal strings. */
export function encodeGenesis(value: Genesis): string {
  return encodeJson(genesis, value);
}

/** SHA-256 of the canonical JSON: what every signature of the network covers. */
export function networkIdOf(value: Genesis): Uint8Array {
  return sha256(utf8(encodeGenesis(value)));
}
