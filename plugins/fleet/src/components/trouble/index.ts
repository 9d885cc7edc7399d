export { TroubleBox } from './TroubleBox';
export { EmptyBox } from './EmptyBox';
