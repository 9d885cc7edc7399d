export { ConfirmDialog } from './ConfirmDialog';
export { OfferMenu } from './OfferMenu';
