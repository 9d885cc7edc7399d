import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { httpUrl } from './httpUrl';
import { SafeLink } from './SafeLink';

describe('SafeLink', () => {
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ssh://git@example.com/x',
    '//example.com',
    '/relative',
    '',
  ])('shows %j as text', address => {
    expect(httpUrl(address)).toBeUndefined();
    renderInTestApp(<SafeLink href={address}>the repository</SafeLink>);
    expect(screen.getByText('the repository')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('opens http and https in a tab that knows nothing of us', () => {
    renderInTestApp(
      <SafeLink href="https://git.example.com/fleet">the repository</SafeLink>,
    );
    const link = screen.getByRole('link', { name: /the repository/ });
    expect(link).toHaveAttribute('href', 'https://git.example.com/fleet');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAccessibleName(/opens in a new tab/);
  });
});
