import { encodeUser, type Permissions } from '@nats-io/jwt';
import { assert } from '../../primitives/result.ts';
import { type NatsKeys, natsUserName } from './keys.ts';
import { agentPermissions, SERVICE_PERMISSIONS } from './permissions.ts';

/** The JWT that enrolment gives an agent: its NATS key (32 bytes, named in the delegation) bound to the permissions of its agent key. */
export function issueAgentJwt(
  keys: NatsKeys,
  { agentHex, natsPublicKey }: { agentHex: string; natsPublicKey: Uint8Array },
): Promise<string> {
  assert(/^[0-9a-f]{64}$/.test(agentHex), `an agent in a subject is 64 lower-case hex digits, not ${agentHex}`);
  return issue(keys, agentHex, natsPublicKey, agentPermissions(agentHex));
}

/** The JWT of one of the network's own services (settlement, market). `name` shows in the server's connection list. */
export function issueServiceJwt(
  keys: NatsKeys,
  { name, natsPublicKey }: { name: string; natsPublicKey: Uint8Array },
): Promise<string> {
  return issue(keys, name, natsPublicKey, SERVICE_PERMISSIONS);
}

function issue(keys: NatsKeys, name: string, natsPublicKey: Uint8Array, permissions: Permissions): Promise<string> {
  return encodeUser(name, natsUserName(natsPublicKey), keys.account, permissions, {});
}
