import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('asks who is there before it shows anything', async () => {
    // The build puts the configuration there; an environment of Node itself
    // would turn it into text.
    const config = {
      app: { title: 'Fleet portal', baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
    };
    Object.defineProperty(process, 'env', {
      value: {
        NODE_ENV: 'test',
        APP_CONFIG: [{ data: config, context: 'test' }],
      },
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
  });
});
