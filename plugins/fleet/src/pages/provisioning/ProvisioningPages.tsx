import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { ProvisionedClusterPage } from './ProvisionedClusterPage';
import { ProvisioningPage } from './ProvisioningPage';

/** The clusters of Cluster API, and one of them below it. */
export const ProvisioningPages = () => (
  <Routes>
    <Route index element={<ProvisioningPage />} />
    <Route path=":hub/:namespace/:name" element={<ProvisionedClusterPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
