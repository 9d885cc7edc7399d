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

/** An ApplicationSet of every cluster with an environment, whose values files it reads. */
export const cartApplicationSet = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: cart }
spec:
  generators:
    - clusters:
        selector: { matchExpressions: [{ key: env, operator: Exists }] }
  template:
    metadata: { name: 'cart-{{name}}' }
    spec:
      project: shop
      source:
        repoURL: https://github.com/acme/fleet
        targetRevision: main
        path: charts/service
        helm:
          valueFiles:
            - /apps/cart/values.yaml
            - /apps/cart/values-{{metadata.labels.env}}.yaml
            - ../../apps/cart/clusters/{{name}}.yaml
            - https://example.com/values.yaml
            - ../../../outside.yaml
      destination: { server: '{{server}}', namespace: cart }
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
