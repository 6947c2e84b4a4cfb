// Writes schemas/generated/messages.js and messages.d.ts from schemas/*.proto, and schemas/policy.schema.json from the policy's
// decoder; the same input gives the same bytes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { POLICY_SCHEMA } from '../schemas/policy.ts';

const root = join(import.meta.dirname, '..');
const schemas = join(root, 'schemas');
const out = join(schemas, 'generated');
const protos = readdirSync(schemas)
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => join(schemas, name));
const flags =
  '-t static-module -w esm -r infinitydb --dependency protobufjs/minimal.js --force-long --no-create --no-verify --no-convert --no-service --no-delimited --no-typeurl';

function generate(file, ...extra) {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/protobufjs-cli/bin/pbjs'),
      ...flags.split(' '),
      ...extra,
      '-p',
      schemas,
      '-o',
      file,
      ...protos,
    ],
    { stdio: 'inherit' },
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'infinitydb-schemas-'));
try {
  // The declarations are made from the comments, which the code itself does not keep.
  generate(join(scratch, 'messages.js'), '--dts');
  generate(join(out, 'messages.js'), '--no-comments');
  // Decoding a oneof's member deletes every other one from the message, at the cost of all the rest of the decoding. A message with two
  // members is not in its one encoding, and schemas/codec.ts refuses it for that.
  const messages = readFileSync(join(out, 'messages.js'), 'utf8');
  writeFileSync(join(out, 'messages.js'), messages.replaceAll(/^ +message\.\w+ = "\w+";\n/gm, ''));
  writeFileSync(join(out, 'messages.d.ts'), readFileSync(join(scratch, 'messages.d.ts')));
} finally {
  rmSync(scratch, { recursive: true });
}
writeFileSync(join(schemas, 'policy.schema.json'), `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`);
