import { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface Fact {
  term: string;
  value: ReactNode;
}

/** Terms and their values, as in the first card of a cluster. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl className={styles.facts}>
    {facts.map(({ term, value }) => (
      <div key={term} className={styles.fact}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
