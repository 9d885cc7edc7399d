import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How many counts stand in a row. */
    '--fleet-count-columns'?: number;
  }
}
