import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ManifestView } from './ManifestView';

const yaml = 'kind: Pod\nspec:\n  a: 1\n  b: <img src=x>\n';

describe('ManifestView', () => {
  it('folds a section, and tells how much it hides', async () => {
    renderInTestApp(<ManifestView yaml={yaml} label="Live" />);
    const view = await screen.findByRole('group', { name: 'Live' });
    const section = within(view).getByRole('button', { name: 'Section spec:' });
    expect(section).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(section);
    expect(section).toHaveAttribute('aria-expanded', 'false');
    expect(view).toHaveTextContent('… 2 lines');
    expect(view).not.toHaveTextContent('a: 1');
    await userEvent.click(section);
    expect(view).toHaveTextContent('b: <img src=x>');
  });

  it('finds lines and tells how many', async () => {
    renderInTestApp(<ManifestView yaml={yaml} label="Live" />);
    const view = await screen.findByRole('group', { name: 'Live' });
    await userEvent.type(screen.getByRole('searchbox'), 'IMG');
    expect(screen.getByText('1 line found')).toBeInTheDocument();
    expect(view).toHaveTextContent(/spec:.*b: <img/);
    expect(view).not.toHaveTextContent('a: 1');
    expect(within(view).getByText('img').tagName).toBe('MARK');
  });

  it('copies the whole manifest, whatever is folded or sought', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    renderInTestApp(<ManifestView yaml={yaml} label="Live" />);
    await user.type(await screen.findByRole('searchbox'), 'nothing');
    await user.click(screen.getByRole('button', { name: 'Copy Live' }));
    expect(copied).toHaveBeenCalledWith(yaml);
  });
});
