/** What a hub lets people do, as somebody put it into Git. */
export const writtenPolicy = `# Who may do what. Ask the platform team.
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
data:
  policy.default: role:readonly # everybody looks
  policy.csv: |
    g, acme:platform, role:admin
`;

/** An AppProject as a person would have written it. */
export const writtenProject = `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos:
    - https://github.com/acme/fleet.git # the fleet
  destinations:
    # Agreed with the platform team.
    - server: "*"
      namespace: cart
  clusterResourceWhitelist: []
`;

/** What the hubs tell already, as somebody put it into Git. */
export const writtenNotifications = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
  namespace: argocd
data:
  # Ours since 2024.
  trigger.on-sync-failed: |
    - when: app.status.operationState.phase in ['Failed']
      send: [page-somebody]
`;

/** How much the hubs may do at once, as somebody put it into Git. */
export const writtenParameters = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
  namespace: argocd
data:
  # Ours since 2024.
  reposerver.parallelism.limit: "10"
`;
