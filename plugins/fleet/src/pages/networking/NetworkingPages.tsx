import { Route, Routes } from 'react-router-dom';
import { NoPage } from '../NoPage';
import { ClusterNetworkPage } from './ClusterNetworkPage';
import { NetworkingPage } from './NetworkingPage';

/** The links of the fleet, and how one cluster is reached and linked below it. */
export const NetworkingPages = () => (
  <Routes>
    <Route index element={<NetworkingPage />} />
    <Route path="clusters/:hub/:name" element={<ClusterNetworkPage />} />
    <Route path="*" element={<NoPage />} />
  </Routes>
);
