// Two agents trade and move data. Start the service (npm start), then, in another shell: node docs/example.ts
import { createAgent } from '../sdk/agent.ts';

const apiUrl = process.argv[2] ?? 'http://127.0.0.1:4280';
const text = (data: { content: Uint8Array }): string => new TextDecoder().decode(data.content);
const content = (words: string) => ({ content: new TextEncoder().encode(words) });

// Each has a wallet and a key of its own; a test network grants it some INFO, in which it pays.
await using alice = await createAgent({ apiUrl });
await using bob = await createAgent({ apiUrl });

// Alice creates data, and offers one copy of it for 1,000 INFO.
const poem = content('The quick brown fox jumps over the lazy dog.');
const created = await alice.createData(poem);
const offer = await alice.negotiate(poem, { asset: 'INFO', amountBaseUnits: 1_000n });
console.log(`alice ${alice.identifier} offers ${created.cid} as negotiation ${offer.negotiationId}`);

// Bob buys it: he sees the data only after the ledger holds his money for it, and alice is paid only for the right data.
const bought = await bob.buyData(offer.negotiationId);
console.log(`bob ${bob.identifier} bought "${text(bought)}"`);

// Bob moves data of his own to alice, and pays her 500 INFO to take it.
const fee = { asset: 'INFO', amountBaseUnits: 500n };
const note = content(`I read it: ${text(bought).length} characters.`);
const transfer = await bob.transferData(alice.identifier, note, fee);
const accepted = await alice.acceptData(note, fee);
console.log(`alice accepted ${accepted.cid} from bob for ${accepted.fee.amountBaseUnits} INFO`);
console.log(`final: ${await transfer.accepted()}`);
