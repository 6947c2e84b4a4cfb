import type { Context, Hono } from 'hono';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { AgentContext } from '../context.ts';
import type { HeldSlot, HeldSlots } from '../lease/held-slots.ts';
import { hashOf, indexOf } from './parameters.ts';
import type { Routes } from './server.ts';

/** What names the chunks of an object: open to all, for it holds neither data in clear nor a key. */
export function objectRoutes(context: AgentContext, slots: HeldSlots): Routes {
  return (app: Hono) => {
    app.get('/v1/objects/:object/manifest', async (c) => {
      const object = hashOf(c, 'object');
      heldOf(slots, c);
      const manifest = await context.chunks.get(object);
      if (!manifest.ok) throw InfinityDbError.from(manifest, 'manifest');
      return c.body(new Uint8Array(manifest.value), 200);
    });
    app.get('/v1/objects/:object/slots/:slot/cids', (c) => {
      const index = indexOf(c, 'slot');
      const held = heldOf(slots, c).find(({ slot }) => slot === index);
      if (!held) throw new InfinityDbError('unknown_object', `this agent does not hold slot ${index} of the object`);
      return c.body(new Uint8Array(held.cids), 200);
    });
  };
}

function heldOf(slots: HeldSlots, c: Context): readonly HeldSlot[] {
  const object = toHex(hashOf(c, 'object'));
  const held = slots.ofObject(object).filter(({ state }) => state === 'signed' || state === 'active');
  if (held.length > 0) return held;
  throw new InfinityDbError('unknown_object', `this agent holds no slot of object ${object}`);
}
