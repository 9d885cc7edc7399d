export { SafeLink } from './SafeLink';
export { PageLink } from './PageLink';
export { CopyButton } from './CopyButton';
export { httpUrl } from './httpUrl';
