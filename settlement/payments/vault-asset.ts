import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { Asset } from '../../primitives/money.ts';

/** What the Vault calls an asset of the ledger: its token, zero for the native coin; undefined for what no chain knows. */
export function vaultAssetOf(assets: readonly Asset[], code: number): Address | undefined {
  const asset = assets.find((one) => one.code === code);
  if (asset?.kind === 'native') return zeroAddress;
  return asset?.kind === 'erc20' ? (asset.token as Address) : undefined;
}

/** The ledger's code for an asset of the Vault; undefined where genesis names none. */
export function assetCodeOf(assets: readonly Asset[], address: Address): number | undefined {
  const codes = assets.map(({ code }) => code);
  return codes.find((code) => {
    const known = vaultAssetOf(assets, code);
    return known !== undefined && isAddressEqual(known, address);
  });
}
