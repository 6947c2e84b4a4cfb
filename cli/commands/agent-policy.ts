import { existsSync, readFileSync } from 'node:fs';
import {
  type Explained,
  explainPolicy,
  type PriceTable,
  priceTable,
} from '../../agent-runtime/policy/explain-policy.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { formatAmount } from '../../primitives/money.ts';
import { encodePolicy, type Policy, policySha256 } from '../../schemas/policy.ts';
import { readPolicyState } from '../../service/agent/watch-policy.ts';
import type { Config } from '../../service/config.ts';
import { homePaths } from '../../service/home.ts';
import { loadNetwork } from '../../service/new-network.ts';
import { storageAgentNames } from '../../service/wallets.ts';
import { readText } from '../holder.ts';
import { table } from '../output.ts';
import { type Call, usage } from '../perform.ts';

const WRONG = 2;
type Network = Pick<Genesis, 'assets'> | undefined;

/** Exit code 0 for a policy without faults, 2 with. */
export async function checkPolicyFile({ config, output }: Call, file: string): Promise<number> {
  const network = loadNetwork(config.home)?.genesis;
  const { policy, faults } = explainPolicy(readText(file), network);
  const prices = policy && faults.length === 0 ? priceTable(policy) : undefined;
  const sha256 = policy && policySha256(policy);
  output.result({ ok: faults.length === 0, file, sha256, faults, prices: prices && pricesJson(prices) }, () => {
    if (!policy || !prices) return faultsText(file, faults);
    const known = network ? '' : '\n(no network in this home: whether it has the asset was not checked)';
    return `${file} is a good policy, ${sha256}\n\n${pricesText(policy, prices, network)}${known}`;
  });
  return faults.length === 0 ? 0 : WRONG;
}

/** Exit code 0 where each agent's file is the policy that it goes by; 1 where one is not. */
export async function showPolicies({ config, output }: Call, name: string | undefined): Promise<number> {
  const network = loadNetwork(config.home)?.genesis;
  const agents = namesOf(config, name).map((agent) => {
    const paths = homePaths(config.home).agent(agent);
    const text = existsSync(paths.policy) ? readFileSync(paths.policy, 'utf8') : undefined;
    const state = readPolicyState(paths.policyState);
    const { policy, faults } = text === undefined ? NO_FILE : explainPolicy(text, network);
    const sha256 = policy && policySha256(policy);
    const holds = faults.length === 0 && (state === undefined || state.sha256 === sha256);
    return { name: agent, file: paths.policy, sha256, holds, goesBy: state?.sha256, faults, policy };
  });
  const shown = agents.map(({ policy, ...agent }) => ({ ...agent, policy: policy && policyJson(policy) }));
  output.result({ agents: shown }, () =>
    agents
      .map(({ name: agent, file, holds, goesBy, faults, policy, sha256 }) => {
        const head = `${agent}: ${file}\n${sha256 ?? ''}`;
        if (faults.length > 0) return `${head}\n${faultsText('its file', faults)}\nit goes by ${goesBy ?? 'none yet'}`;
        const note = holds ? '' : `\nit goes by ${goesBy}; it reads the file when it runs`;
        return policy ? `${head}${note}\n${pricesText(policy, priceTable(policy), network)}` : head;
      })
      .join('\n\n'),
  );
  return agents.every(({ holds }) => holds) ? 0 : 1;
}

const NO_FILE: Explained = {
  policy: undefined,
  faults: [{ path: '', fault: 'there is no file', remedy: 'write one; infinitydb agent policy check explains it' }],
};

/** The storage agent named, or all of this home. Throws `usage` for another name. */
export function namesOf(config: Config, name: string | undefined): readonly string[] {
  const names = storageAgentNames(config);
  if (name === undefined) return names;
  if (names.includes(name)) return [name];
  throw usage(`there is no storage agent ${name}; there are ${names.join(', ')}`);
}

function faultsText(file: string, faults: Explained['faults']): string {
  const lines = faults.map(({ path, fault, remedy }) => `  ${path || '(document)'}: ${fault}; ${remedy}`);
  return `${file} has ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}:\n${lines.join('\n')}`;
}

function pricesText({ asset }: Policy, { names, rows }: PriceTable, network: Network): string {
  const known = network?.assets.find(({ symbol }) => symbol === asset);
  const text = (price: bigint) => (known ? formatAmount(known, price * known.engineUnit) : `${price}`);
  const lines = rows.map(({ usedPercent, prices }) => [String(usedPercent), ...prices.map(text)]);
  return `${table(['USED %', ...names.map((name) => name.toUpperCase())], lines)}
A lot is 1 MiB for the term; the number is the price level.${known ? '' : ` Prices in engine units of ${asset}.`}`;
}

const pricesJson = ({ names, rows }: PriceTable) =>
  rows.map(({ usedPercent, prices }) => ({
    usedPercent,
    engineUnits: Object.fromEntries(names.map((name, index) => [name, prices[index]])),
  }));

/** As it stands in a file. */
const policyJson = (policy: Policy): unknown => JSON.parse(encodePolicy(policy));
