import {
  explainTemplated,
  isReservedLabelKey,
  labelKeyField,
  labelValueField,
  quote,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** https URL of an API server, without credentials. */
export const apiServerField = textField(value => {
  const example = 'for example https://api.prod-eu-3.example.com:6443';
  const templated = explainTemplated(value);
  if (templated) return templated;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return `${quote(
      value,
    )} is not a URL; write the address of the API server, ${example}`;
  }
  if (url.protocol !== 'https:') {
    return `${quote(
      value,
    )} does not begin with https://; a token must not travel in the clear, ${example}`;
  }
  if (
    url.username ||
    url.password ||
    url.search ||
    url.hash ||
    /\s/.test(value)
  ) {
    return `${quote(
      value,
    )} holds more than the address of an API server; remove user, password and query, ${example}`;
  }
  return undefined;
});

/** Path of an entry in Vault; safe as an argument of a command. */
export const vaultPathField = textField(value =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(value) &&
  !value.split('/').some(part => part === '.' || part === '..')
    ? undefined
    : `${quote(
        value,
      )} is not a path in Vault; write it without a leading slash, for example fleet/prod/prod-eu-3`,
);

/** Go's words for a duration: `15m`. */
export const durationField = textField(value =>
  /^(\d+(s|m|h))+$/.test(value)
    ? undefined
    : `${quote(value)} is not a duration; write for example 15m or 1h`,
);

/** A key that belongs to nobody else. */
export const freeLabelKeyField = labelKeyField.refine(
  key => !isReservedLabelKey(key),
  { error: 'it belongs to Kubernetes or Argo CD; choose a key of your own' },
);

export const filledLabelValueField = labelValueField.refine(
  value => value !== '',
  { error: 'it is empty; name it or leave the field out' },
);

/** Name of a kubectl context; safe as an argument of a command. */
export const kubeContextField = textField(value =>
  /^[\w.:@/-]{1,253}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not the name of a kubectl context; use letters, digits and -_.:@/`,
);
