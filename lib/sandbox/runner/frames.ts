// How parent and child talk over pipes: four bytes of length, one letter of kind, four bytes of number,
// then text. Both ends use this file; only the parent's counting of bytes is a limit anyone relies on.

export interface Frame {
  readonly kind: string;
  readonly number: number;
  readonly text: string;
}

const headerBytes = 9;

export function encodeFrame(kind: string, number: number, text: string): Uint8Array {
  const body = Buffer.from(text, 'utf8');
  const frame = Buffer.allocUnsafe(headerBytes + body.length);
  frame.writeUInt32BE(body.length, 0);
  frame.write(kind, 4, 1, 'latin1');
  frame.writeUInt32BE(number, 5);
  body.copy(frame, headerBytes);
  return frame;
}

/**
 * Collects chunks into frames. Gives false, and takes nothing more, once a frame announces more than
 * `limit` bytes: nothing is kept in memory on the word of the other side.
 */
export function createFrameReader(
  limit: number,
  onFrame: (frame: Frame) => void,
): (chunk: Uint8Array) => boolean {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let needed = headerBytes;
  let broken = false;
  return (chunk) => {
    if (broken) return false;
    waiting.push(chunk);
    size += chunk.length;
    if (size < needed) return true;
    let bytes =
      waiting.length === 1
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat(waiting);
    while (bytes.length >= headerBytes) {
      const length = bytes.readUInt32BE(0);
      if (length > limit) {
        broken = true;
        waiting = [];
        return false;
      }
      needed = headerBytes + length;
      if (bytes.length < needed) break;
      onFrame({
        kind: bytes.toString('latin1', 4, 5),
        number: bytes.readUInt32BE(5),
        text: bytes.toString('utf8', headerBytes, needed),
      });
      bytes = bytes.subarray(needed);
      needed = headerBytes;
    }
    waiting = bytes.length > 0 ? [bytes] : [];
    size = bytes.length;
    return true;
  };
}
