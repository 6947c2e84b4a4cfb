import type { Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, record } from './codec.ts';
import { i32, raw, u32, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;

export const MAX_CHUNK_DATA_BYTES = 1_048_576;

/** The seed's chunk. The manifest, not this header, is authoritative: `identifier` is not checked against the data here. */
export type InfinityDBChunk = {
  /** First 8 bytes of the content id, big endian. */
  readonly identifier: bigint;
  readonly chunkType: number;
  readonly chunkSize: bigint;
  readonly partNumber: number;
  readonly spread: number;
  readonly dataType: number;
  /** At most 1 MiB. */
  readonly data: Uint8Array;
};
export type DataObject = { readonly content: Uint8Array };

const chunk = record<InfinityDBChunk>({
  identifier: u64,
  chunkType: u32,
  chunkSize: u64,
  partNumber: u32,
  spread: i32,
  dataType: i32,
  data: raw(0, MAX_CHUNK_DATA_BYTES),
});
const dataObject = record<DataObject>({ content: raw(0, MAX_CHUNK_DATA_BYTES) });

export function encodeChunk(value: InfinityDBChunk): Uint8Array {
  return encodeWith(v1.InfinityDBChunk, chunk, value);
}
export function decodeChunk(bytes: Uint8Array): Result<InfinityDBChunk> {
  return decodeWith(v1.InfinityDBChunk, chunk, bytes, 'InfinityDBChunk', MAX_CHUNK_DATA_BYTES + 256);
}

export function encodeDataObject(value: DataObject): Uint8Array {
  return encodeWith(v1.DataObject, dataObject, value);
}
export function decodeDataObject(bytes: Uint8Array): Result<DataObject> {
  return decodeWith(v1.DataObject, dataObject, bytes, 'DataObject', MAX_CHUNK_DATA_BYTES + 256);
}
