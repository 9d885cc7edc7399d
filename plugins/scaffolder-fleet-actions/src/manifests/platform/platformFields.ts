import {
  explainTemplated,
  quote,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isIP } from 'node:net';

/** Version of a Helm chart, without a range: what is not pinned changes by itself. */
export const chartVersionField = textField(value =>
  /^v?\d+\.\d+\.\d+(-[\w.]+)?$/.test(value) && value.length <= 60
    ? undefined
    : `${quote(
        value,
      )} is not the version of a chart; write it in full, for example 1.18.4`,
);

/** An https URL of a service, without credentials. */
export const httpsUrlField = textField(value => explainUrl(value, ['https:']));

/** Where something in the hub's own network is asked; plain http is fine there. */
export const serviceUrlField = textField(value =>
  explainUrl(value, ['https:', 'http:']),
);

function explainUrl(value: string, schemes: string[]): string | undefined {
  const example = `for example ${schemes[0]}//service.example.com`;
  const templated = explainTemplated(value);
  if (templated) return templated;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return `${quote(value)} is not a URL; write it in full, ${example}`;
  }
  if (!schemes.includes(url.protocol)) {
    return `${quote(value)} does not begin with ${schemes.join(
      '// or ',
    )}//, ${example}`;
  }
  const plain = /^[\w.:/[\]~+%-]+$/.test(value);
  return plain && !url.username && !url.password && !url.hash
    ? undefined
    : `${quote(
        value,
      )} holds more than an address; remove user, password and query, ${example}`;
}

/** A range of addresses that a network policy takes: `10.0.0.0/16`. */
export const cidrField = textField(value => {
  const [address, bits, ...rest] = value.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const good =
    family !== 0 &&
    !address.includes('%') &&
    rest.length === 0 &&
    /^\d{1,3}$/.test(bits ?? '') &&
    Number(bits) <= most;
  if (!good) {
    return `${quote(
      value,
    )} is not a range of addresses; write for example 10.20.0.0/16`;
  }
  return bits === '0'
    ? `${quote(value)} is every address there is; name those that the hub has`
    : undefined;
});

/** Name of a bucket of S3. */
export const bucketField = textField(value =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not the name of a bucket; use 3 to 63 lower-case letters, digits, '-' and '.'`,
);

/** Region of a cloud. */
export const regionField = textField(value =>
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value)
    ? undefined
    : `${quote(value)} is not a region; write for example eu-central-1`,
);

/** An address for mail, as a certificate authority takes it. */
export const emailField = textField(value =>
  /^[\w.+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(value) &&
  value.length <= 254
    ? undefined
    : `${quote(
        value,
      )} is not an address for mail; write for example platform@acme.io`,
);

const cronField = String.raw`(\*|\d{1,2}(-\d{1,2})?)(/\d{1,2})?`;
const cronList = `${cronField}(,${cronField})*`;
const cron = new RegExp(`^${Array(5).fill(cronList).join(' ')}$`);

/** When backups are made: five fields of cron, in UTC. */
export const cronScheduleField = textField(value =>
  value.length <= 100 && cron.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a schedule; write the five fields of cron, for example '0 1 * * *' for every night at one`,
);
