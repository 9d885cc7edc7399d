/**
 * `bootstrap/argocd/`: the ConfigMaps that every hub of the demo begins with,
 * in the words of a person.
 */
export const hubConfigFiles: Readonly<Record<string, string>> = {
  'bootstrap/argocd/argocd-rbac-cm.yaml': `# Who may do what on the hubs. One key per team, besides policy.csv.
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-rbac-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  policy.default: role:readonly # everybody may look
  policy.csv: |
    g, fleet-demo:platform, role:admin
`,
  'bootstrap/argocd/argocd-notifications-cm.yaml': `# What the hubs tell, and to whom.
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  service.slack: |
    token: $slack-token
`,
  'bootstrap/argocd/argocd-cmd-params-cm.yaml': `# How much the hubs do at once.
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  # More than this and Git slows down.
  reposerver.parallelism.limit: "10"
`,
};
