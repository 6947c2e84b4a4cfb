import { InfinityDbError } from '../primitives/error.ts';
import { loadConfig } from './config.ts';
import { asChild } from './process/child.ts';

/** One process of the service: `node service/role.ts <role> <home> [name]`. */
const [role = '', home = '', name = ''] = process.argv.slice(2);
const child = asChild();
const config = loadConfig({ home });

try {
  switch (role) {
    case 'chain':
      await (await import('./roles/chain.ts')).runChainRole(config, child);
      break;
    case 'settlement':
      await (await import('./roles/settlement.ts')).runSettlementRole(config, child);
      break;
    case 'market':
      await (await import('./roles/market.ts')).runMarketRole(config, child, name);
      break;
    case 'witness':
      await (await import('./roles/witness.ts')).runWitnessRole(config, child);
      break;
    case 'agent':
      await (await import('./roles/agent.ts')).runAgentRole(config, child, name);
      break;
    default:
      throw new InfinityDbError('usage', `${role} is no role; roles are chain, settlement, market, witness, agent`);
  }
} catch (error) {
  // Its last line is what the supervisor repeats.
  console.error(error);
  console.error(
    `${name || role} ends: ${InfinityDbError.is(error) ? `${error.code}: ${error.message}` : String(error)}`,
  );
  process.exit(1);
}
