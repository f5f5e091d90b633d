import { expect, test } from './story.ts';

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('everything fits, and the chats are in a drawer', async ({ assistant, page, house, person }) => {
    await assistant.ask('Total order amount by country');
    await assistant.ask('How many customers do we have?');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    // Nothing but the conversation scrolls: what only screen readers see in it does not lengthen the page.
    const longer = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(longer).toBeLessThanOrEqual(0);

    await assistant.last.getByRole('button', { name: 'Bad answer' }).click();
    await expect(page.getByRole('textbox', { name: 'What did you expect?' })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'What did you expect?' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');

    await assistant.last.getByRole('button', { name: 'Good answer' }).click();
    await expect(page.getByText('Feedback recorded').first()).toBeVisible();
    await assistant.box.fill('How many');
    // Pressed where it is: a notice over it would take the press.
    await page.getByRole('button', { name: 'Send the question' }).click();
    await assistant.answered();
    // Escape is the notice's first.
    await expect(page.getByText('Feedback recorded')).toHaveCount(0);

    // What there is to know is in the drawer, and the button says so.
    const drawerButton = page.getByRole('button', { name: 'Open the list of chats' });
    await expect(drawerButton).toHaveAccessibleName('Open the list of chats');
    await house.database.notice.create({
      data: {
        user: { connect: { email: person.email } },
        kind: 'policy.suggested',
        detail: { rule: 'RUL-1' },
      },
    });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(drawerButton).toHaveAccessibleName('Open the list of chats (1 unread)');

    await drawerButton.click();
    const drawer = page.getByRole('dialog');
    const chats = drawer.getByRole('navigation', { name: 'Chats' }).getByRole('link');
    await expect(chats).toHaveCount(1);
    // The drawer hides the page from screen readers, but not how to take back what is done in it.
    await drawer.getByRole('button', { name: 'Actions for' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(chats).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Open the list of chats' })).toBeFocused();
  });
});

test('theme and language are chosen once and kept', async ({ assistant, page }) => {
  await page.getByRole('button', { name: 'Your account and settings' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await assistant.ask('How many customers do we have?');
  const number = page.locator('dd[data-value]');
  await expect(number).toHaveText('3,000');
  await assistant.box.fill('not sent yet');
  await page.getByRole('button', { name: 'Your account and settings' }).click();
  await page.getByRole('menuitemradio', { name: 'Tiếng Việt' }).click();
  // The chat stays where it is, its numbers in the new language.
  await expect(assistant.box).toHaveAccessibleName('Câu hỏi của bạn');
  await expect(assistant.box).toHaveValue('not sent yet');
  await expect(number).toHaveText('3.000');
  await page.reload();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(assistant.box).toHaveAccessibleName('Câu hỏi của bạn');
});
