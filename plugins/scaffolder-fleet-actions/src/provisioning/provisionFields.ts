import { quote, textField } from '@fleet-portal/backstage-plugin-fleet-common';
import { isIP } from 'node:net';
import { z } from 'zod';

/** A Kubernetes version as Cluster API writes it: `v1.36.1`. */
export const kubernetesVersionField = textField(value =>
  /^v\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a version of Kubernetes; write all three numbers after a v, for example v1.36.1`,
);

/** A region of AWS, not an availability zone. */
export const awsRegionField = textField(value =>
  /^[a-z]{2}(-[a-z]+)+-\d$/.test(value)
    ? undefined
    : `${quote(value)} is not a region of AWS; write for example eu-west-1`,
);

export const instanceTypeField = textField(value =>
  /^[a-z0-9-]{1,30}\.[a-z0-9-]{1,30}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not an instance type of AWS; write for example m7i.large`,
);

/** Name of an EC2 key pair; AWS takes any text, this takes what needs no care. */
export const keyNameField = textField(value =>
  /^[\w.@+-]{1,255}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not the name of a key pair; use letters, digits and -_.@+`,
);

/** A network in CIDR notation, IPv4 or IPv6. */
export const cidrField = textField(value => {
  const [address, length, ...rest] = value.split('/');
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const good =
    family !== 0 &&
    rest.length === 0 &&
    /^\d{1,3}$/.test(length ?? '') &&
    Number(length) <= longest;
  return good
    ? undefined
    : `${quote(value)} is not a network; write for example 10.0.0.0/16`;
});

/** How many machines, within what one pull request should ask for. */
export const workersField = wholeNumber(1, 500);

/** etcd needs a majority: an even number of members survives no more than the odd one below it. */
export const controlPlaneField = wholeNumber(1, 7).refine(
  count => count % 2 === 1,
  { error: 'it must be odd, since etcd needs a majority; take 1, 3 or 5' },
);

function wholeNumber(least: number, most: number) {
  const error = `it must be a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, {
    error,
  });
}
