import type { Command } from '../../primitives/commands.ts';
import { tagged } from '../codec.ts';
import { agentCommands } from './agent.ts';
import { bookCommands } from './book.ts';
import { ownerCommands } from './owner.ts';
import { settlementCommands } from './settlement.ts';

/** Named by the protocol, taken by no network of this version. */
const UNSUPPORTED = ['disputeDelivery', 'openChannel', 'redeemVoucher', 'postBond', 'returnBond'];

/** The closed union of commands. Who may send which, and on which partition, is for whoever applies them. */
export const command = tagged<Command>(
  { ...bookCommands, ...agentCommands, ...ownerCommands, ...settlementCommands },
  'unknown_command',
  UNSUPPORTED,
);
