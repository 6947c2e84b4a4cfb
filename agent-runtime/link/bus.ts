/** What the link needs of the message bus. */
export interface Bus {
  /**
   * Sends a frame to ORDERS. Resolves once the stream has accepted it, which is not yet final; throws `nats_unavailable` or `busy`.
   * `messageId` must differ between attempts at the same frame.
   */
  publishFrame(partition: number, frame: Uint8Array, messageId: string): Promise<void>;
  /** The agent's inbox messages, oldest first, at least once each; one counts as received when `handle` has resolved. Ends with `signal`. */
  readNotices(handle: (notices: Uint8Array) => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** Where the link keeps, durably, each partition's next sequence and the frame that is not final yet. */
export interface FrameStore {
  load(partition: number): { readonly nextSequence: bigint; readonly pending: Uint8Array | undefined };
  save(partition: number, nextSequence: bigint, pending: Uint8Array | undefined): void;
}
