import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;

/**
 * A certificate for 127.0.0.1 that is its own CA, PEM.
 *
 * @param days - from when to when it holds, counted from now
 */
export function selfSigned(days: { from: number; to: number }) {
  return generate([{ name: 'commonName', value: 'argocd' }], {
    keyType: 'ec',
    notBeforeDate: new Date(Date.now() + days.from * DAY_MS),
    notAfterDate: new Date(Date.now() + days.to * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
}
