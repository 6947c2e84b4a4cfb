/** Base64 of RFC 4648 §4, standard alphabet, padded: the one form that the log's formats admit. Runs in a browser. */
const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const PIECE = 8192;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/** The bytes of `text`; undefined where `text` is not what `toBase64` writes (spaces, no padding, stray low bits). */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!FORM.test(text)) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return toBase64(bytes.subarray(bytes.length - (bytes.length % 3))) === text.slice(text.length - tail(bytes.length))
    ? bytes
    : undefined;
}

function tail(length: number): number {
  return length % 3 === 0 ? 0 : 4;
}
