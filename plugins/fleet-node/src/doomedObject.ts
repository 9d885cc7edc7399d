/** An object in an API version that some release of Kubernetes no longer serves. */
export interface DoomedObject {
  /** `policy/v1beta1` */
  apiVersion: string;
  kind: string;
  /** Absent for objects of the whole cluster, and where nobody says it. */
  namespace?: string;
  /** Absent where nobody says it. */
  name?: string;
}
