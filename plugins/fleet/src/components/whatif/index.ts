export { applyEdits, editsOf, rowsOf } from './labelEdits';
export { LabelRows } from './LabelRows';
export { WhatIfAnswer } from './WhatIfAnswer';
