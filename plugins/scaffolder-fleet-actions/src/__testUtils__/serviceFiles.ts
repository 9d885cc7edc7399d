/** An ApplicationSet as a person would have written it, with comments and an order of their own. */
export const writtenApplicationSet = `# Owned by loyalty.
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: loyalty-points
  namespace: argocd
spec:
  goTemplate: true
  generators:
    - clusters:
        selector:
          matchLabels:
            env: prod # never staging
            tier: core
  template:
    metadata:
      name: "loyalty-points-{{.name}}"
    spec:
      project: shop
      source:
        repoURL: https://github.com/acme/fleet.git
        targetRevision: v1.4.0 # the chart
        path: charts/service
      destination:
        server: "{{.server}}"
        namespace: loyalty
      syncPolicy:
        # Agreed with the platform team.
        automated:
          prune: true
        syncOptions:
          - ServerSideApply=true
`;

/** Clusters of two hubs, by environment and tier. */
export const twoHubs = {
  'nonprod-hub': [
    {
      name: 'stg-eu-1',
      server: 'https://s1',
      labels: { env: 'staging', tier: 'core' },
    },
  ],
  'prod-hub': [
    {
      name: 'prod-eu-1',
      server: 'https://p1',
      labels: { env: 'prod', tier: 'core' },
    },
    {
      name: 'prod-eu-2',
      server: 'https://p2',
      labels: { env: 'prod', tier: 'batch' },
    },
  ],
};
