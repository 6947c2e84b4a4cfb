import { simulate } from '../../simulation/run.ts';
import { seeded } from '../faults/seeded.ts';

/** So many simulations under faults, each with a seed, a size and a length of its own. Stops at the first that breaks. */
export function simulationCampaign(rounds: number, seed: number): boolean {
  const random = seeded(seed);
  for (let round = 1; round <= rounds; round++) {
    const options = {
      agents: 20 + random.below(180),
      days: 1 + random.below(6),
      seed: random.below(2 ** 31),
      faults: true,
    };
    const { agents, days } = options;
    const again = `--agents ${agents} --days ${days} --seed ${options.seed} --faults`;
    try {
      const { checks, messages } = simulate(options);
      console.log(`${round}/${rounds} ${messages} messages, ${checks.total} checks: ${again}`);
    } catch (error) {
      console.error(error);
      console.error(`${round}/${rounds} broke; again with: npm run simulate -- ${again}`);
      return false;
    }
  }
  console.log(`campaign passed: ${rounds} simulations, seed ${seed}`);
  return true;
}
