/**
 * What Kubernetes and Argo CD accept as names and labels, said in sentences.
 * Every `explain…` function answers undefined for a good value, and otherwise
 * what is wrong with it and what would be right.
 */

/** RFC 1123 label: names of namespaces and services. */
const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** RFC 1123 subdomain: names of most other Kubernetes objects. */
const dnsSubdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** The part of a label key after the slash, and a label value that is not empty. */
const qualifiedName = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Longest namespace, label value and RFC 1123 label. */
export const MAX_LABEL = 63;
/** Longest RFC 1123 subdomain. */
export const MAX_SUBDOMAIN = 253;

/** The closest name that would be accepted; undefined where nothing is left of it. */
export function suggestDnsLabel(value: string): string | undefined {
  const suggestion = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LABEL)
    .replace(/^-+|-+$/g, '');
  return suggestion === '' ? undefined : suggestion;
}

export function explainDnsLabel(value: string): string | undefined {
  if (value === '') return 'it is empty; give it a name';
  if (value.length > MAX_LABEL) {
    return `it has ${value.length} characters; shorten it to at most ${MAX_LABEL}`;
  }
  if (dnsLabel.test(value)) return undefined;
  return withSuggestion(
    `${quote(
      value,
    )} is not a DNS-1123 label: use lower-case letters, digits and '-', and begin and end with a letter or digit`,
    suggestDnsLabel(value),
  );
}

export function explainDnsSubdomain(value: string): string | undefined {
  if (value === '') return 'it is empty; give it a name';
  if (value.length > MAX_SUBDOMAIN) {
    return `it has ${value.length} characters; shorten it to at most ${MAX_SUBDOMAIN}`;
  }
  if (dnsSubdomain.test(value)) return undefined;
  return withSuggestion(
    `${quote(
      value,
    )} is not a DNS-1123 subdomain: use lower-case letters, digits, '-' and '.', and begin and end with a letter or digit`,
    suggestDnsLabel(value),
  );
}

/** A label key: `env`, or `example.com/env`. */
export function explainLabelKey(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  if (parts.length > 2) {
    return `${quote(
      key,
    )} has more than one '/'; a label key is a name, or a domain, '/' and a name`;
  }
  if (parts.length === 2) {
    const prefix = explainDnsSubdomain(parts[0]);
    if (prefix) return `the part before '/' is wrong: ${prefix}`;
  }
  if (name.length > MAX_LABEL) {
    return `the name in ${quote(
      key,
    )} is longer than ${MAX_LABEL} characters; shorten it`;
  }
  if (qualifiedName.test(name)) return undefined;
  return `${quote(
    key,
  )} is not a label key: use letters, digits, '-', '_' and '.', and begin and end with a letter or digit, for example 'env'`;
}

/** A label value; it may be empty. */
export function explainLabelValue(value: string): string | undefined {
  if (
    value === '' ||
    (value.length <= MAX_LABEL && qualifiedName.test(value))
  ) {
    return undefined;
  }
  if (value.length > MAX_LABEL) {
    return `a label value has at most ${MAX_LABEL} characters, this one ${value.length}; shorten it`;
  }
  return `${quote(
    value,
  )} is not a label value: use letters, digits, '-', '_' and '.', and begin and end with a letter or digit, for example 'eu-west-1'`;
}

/**
 * Label keys that belong to Argo CD and Kubernetes; somebody who may choose
 * them could turn one Secret into another kind of thing.
 */
export function isReservedLabelKey(key: string): boolean {
  const [domain] = key.split('/');
  return (
    key.includes('/') &&
    /(^|\.)(argoproj\.io|kubernetes\.io|k8s\.io|external-secrets\.io)$/.test(
      domain,
    )
  );
}

/** One line of text as a person would quote it, cut short and without line breaks. */
export function quote(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  return `'${line.length > 80 ? `${line.slice(0, 77)}...` : line}'`;
}

function withSuggestion(problem: string, suggestion?: string): string {
  return suggestion ? `${problem}. '${suggestion}' would be right` : problem;
}
