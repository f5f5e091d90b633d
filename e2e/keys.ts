import { expect, type Locator } from '@playwright/test';

/** So many presses are still a walk; what lies further away is out of reach for all but the most patient. */
const most = 25;

/**
 * Goes to `target` by Tab, or with `back` by Shift and Tab, from wherever the focus is, and shows that whoever came
 * there sees where they are.
 */
export async function tabTo(target: Locator, { back = false } = {}): Promise<void> {
  const { keyboard } = target.page();
  const key = back ? 'Shift+Tab' : 'Tab';
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    await keyboard.press(key);
    const there = await target.evaluate((element) => element === document.activeElement);
    if (there) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`${target} is not reached by ${most} presses of ${key}`);
}
