import type { Locator, Page } from '@playwright/test';

/* What code of a document asks to reach. */

/** The question whether it may reach a host. */
export const question = (page: Page): Locator =>
  page.getByRole('alert').filter({ hasText: 'wants to reach' });

/** Answers it. */
export const answer = (
  page: Page,
  how: 'Allow for this run' | 'Allow for this document' | 'Refuse',
): Promise<void> => question(page).getByRole('button', { name: how }).click();

/** A component in Python whose step fetches this address and gives status and text; what fails is its value. */
export const fetching = (url: string, options = ''): string => `
from plugboard.component import Component, IOController
from pyodide.http import pyfetch


class Own(Component):
    io = IOController(inputs=["x"], outputs=["y"])

    async def step(self) -> None:
        try:
            answer = await pyfetch("${url}"${options})
            self.y = f"{answer.status} {await answer.text()}"
        except Exception as error:
            self.y = f"{type(error).__name__}: {error}"
        print("GOT", self.y)
`;
