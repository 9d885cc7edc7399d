export { Matrix, type MatrixProps } from './Matrix';
export * from './matrixModel';
export { compareInLevel, gridColumns, type HeadingLevel } from './columnGroups';
export { default as cardStyles } from './CellCard.module.css';
