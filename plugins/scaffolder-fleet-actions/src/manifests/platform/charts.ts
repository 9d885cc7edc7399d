import type { PlatformPart } from '@fleet-portal/backstage-plugin-fleet-common';

export interface Chart {
  repoURL: string;
  chart: string;
  /** The version that a new spoke gets. */
  version: string;
}

export const ciliumChart: Chart = {
  repoURL: 'https://helm.cilium.io',
  chart: 'cilium',
  version: '1.18.4',
};

/** Where the charts of the parts come from. A hub that mirrors them has its own address in Git, which stays. */
export const charts: Partial<Record<PlatformPart, Chart>> = {
  cilium: ciliumChart,
  'cert-manager': {
    repoURL: 'https://charts.jetstack.io',
    chart: 'cert-manager',
    version: 'v1.19.2',
  },
  'external-secrets': {
    repoURL: 'https://charts.external-secrets.io',
    chart: 'external-secrets',
    version: '1.1.0',
  },
  kyverno: {
    repoURL: 'https://kyverno.github.io/kyverno',
    chart: 'kyverno',
    version: '3.6.1',
  },
  velero: {
    repoURL: 'https://vmware-tanzu.github.io/helm-charts',
    chart: 'velero',
    version: '11.3.2',
  },
  thanos: {
    repoURL: 'https://prometheus-community.github.io/helm-charts',
    chart: 'kube-prometheus-stack',
    version: '80.13.3',
  },
};
