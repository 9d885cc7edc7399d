export { Matrix, type MatrixProps } from './Matrix';
export * from './matrixModel';
export { default as cardStyles } from './CellCard.module.css';
