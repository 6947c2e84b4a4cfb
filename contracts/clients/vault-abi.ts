import { parseAbi } from 'viem';
import { vaultAbi } from '../artifacts/vault.ts';

/** The Vault's ABI with the errors (ERC-6093) that a token it calls may revert with, so that they are decoded by name. */
export const vaultCallAbi = [
  ...vaultAbi,
  ...parseAbi([
    'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
    'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  ]),
] as const;
