// A certificate that signs itself, for servers of the tests: X.509 as RFC 5280 writes it, in DER (X.690).
// Node reads certificates and makes none; a library of a dozen packages for these lines would be heavier.
import { generateKeyPairSync, sign } from 'node:crypto';

export interface OwnCertificate {
  /** Both PEM. */
  readonly certificate: string;
  readonly key: string;
}

/** For `localhost` and 127.0.0.1, from yesterday for ten years, able to vouch for itself. */
export function makeOwnCertificate(): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = sequence(set(sequence(objectId(85, 4, 3), der(0x0c, Buffer.from('localhost')))));
  const algorithm = sequence(objectId(42, 134, 72, 134, 247, 13, 1, 1, 11), der(0x05));
  const alternatives = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const mayVouch = sequence(der(0x01, Buffer.from([0xff])));
  const extensions = sequence(
    sequence(objectId(85, 29, 17), der(0x04, alternatives)),
    sequence(objectId(85, 29, 19), der(0x01, Buffer.from([0xff])), der(0x04, mayVouch)),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(-1), time(3650)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

/** The bytes of an object identifier as they are encoded. */
function objectId(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function time(daysFromNow: number): Buffer {
  const at = new Date(Date.now() + daysFromNow * 86_400_000).toISOString();
  return der(0x18, Buffer.from(`${at.slice(0, 19).replace(/[-:T]/g, '')}Z`));
}
