export { LabelWhatIf } from './LabelWhatIf';
