import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { ClusterPage } from './ClusterPage';
import { ClustersPage } from './list/ClustersPage';

/** The list of clusters, and one cluster below it. */
export const ClusterPages = () => (
  <Routes>
    <Route index element={<ClustersPage />} />
    <Route path=":hub/:name" element={<ClusterPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
