export {
  applyEdits,
  applyToRows,
  editsOf,
  rowsOf,
  type LabelEdits,
  type LabelRow,
} from './labelEdits';
export { LabelRows } from './LabelRows';
export { Unevaluated, WhatIfAnswer } from './WhatIfAnswer';
