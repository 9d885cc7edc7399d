import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { ClusterRecoveryPage } from './ClusterRecoveryPage';
import { RecoveryPage } from './RecoveryPage';
import { RegionsPage } from './RegionsPage';

/** The fleet by harm, and what is known of one cluster below it. */
export const RecoveryPages = () => (
  <Routes>
    <Route index element={<RecoveryPage />} />
    <Route path="clusters/:hub/:name" element={<ClusterRecoveryPage />} />
    <Route path="regions" element={<RegionsPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
