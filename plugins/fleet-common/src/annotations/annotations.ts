/** ApplicationSet that a component is deployed by; a comma list, `hub/name` or `name`. */
export const ANNOTATION_APPLICATION_SET = 'fleet-portal.io/applicationset';
/** Hub of a cluster or hub entity. */
export const ANNOTATION_HUB = 'fleet-portal.io/hub';
/** Cluster of a cluster entity, as the hub names it. */
export const ANNOTATION_CLUSTER = 'fleet-portal.io/cluster';

/**
 * On a component that Applications name, where it does not name them itself.
 * The catalog module sets it, so that pages of such a component show the fleet.
 */
export const ANNOTATION_DEPLOYED = 'fleet-portal.io/deployed';

/** Annotations of the existing Argo CD plugins, understood as they are. */
export const ANNOTATION_ARGOCD_APP_NAME = 'argocd/app-name';
export const ANNOTATION_ARGOCD_APP_SELECTOR = 'argocd/app-selector';
export const ANNOTATION_ARGOCD_PROJECT_NAME = 'argocd/project-name';
export const ANNOTATION_ARGOCD_APP_NAMESPACE = 'argocd/app-namespace';
export const ANNOTATION_ARGOCD_INSTANCE_NAME = 'argocd/instance-name';
/** Accepted and ignored: the portal needs no proxy. */
export const ANNOTATION_ARGOCD_PROXY_URL = 'argocd/proxy-url';
export const ANNOTATION_KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** On the Application: the catalog entity that it belongs to. */
export const ANNOTATION_ENTITY_REF = 'backstage.io/entity-ref';
/** On the Application, as labels: the component's name. */
export const LABEL_BACKSTAGE_NAME = 'backstage-name';
export const LABEL_BACKSTAGE = 'backstage';
