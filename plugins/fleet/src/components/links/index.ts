export { ExternalButton } from './ExternalButton';
export { SafeLink } from './SafeLink';
export { PageLink } from './PageLink';
export { ClusterLink } from './ClusterLink';
export { CopyButton } from './CopyButton';
export { httpUrl } from './httpUrl';
