import { meaningOf } from '../../support/definition-meaning.js';
import type { Deployment } from './deployment.js';
import { Designer } from './designer.js';
import { People } from './people.js';
import { publishDrawn } from './publish-drawn.js';
import { shippedItem } from './shipped-item.js';
import { useSite } from './site.js';

interface MadeItem {
  /** What it is called here: the shipped one has the name already. */
  name: string;
  /** Key of the shipped item that it has to mean the same as. */
  shipped: string;
  /** From the empty canvas to the print page; gives the key. */
  draw: (designer: Designer, name: string) => Promise<string>;
  /** By the people concerned, in the portal; gives the 流水号. */
  run: (name: string, people: People, deployment: Deployment) => Promise<string>;
  applicant: string;
  /** What the applicant sees of the case then. */
  outcome: RegExp;
}

/** One administrator makes an item with nothing but the designer; then it is compared, published and used. */
export function madeFromNothing({ name, shipped, draw, run, applicant, outcome }: MadeItem): void {
  describe(`${name} from nothing`, () => {
    const site = useSite();

    it('is made in the browser, means what the shipped one means, and runs', async () => {
      const people = new People(site.browser, site.deployment);
      try {
        const designer = new Designer(await people.at('admin'));
        const key = await draw(designer, name);
        const made = await publishDrawn(designer, site.url, key);
        expect(await meaningOf(made)).toEqual(await meaningOf(shippedItem(shipped)));

        const serial = await run(name, people, site.deployment);
        const { page } = await people.at(applicant);
        await page.goto(`${site.url}/applications?box=mine`);
        const row = page.getByRole('row', { name: new RegExp(serial) });
        await row.getByText(outcome).first().waitFor();
        people.expectNoErrors();
      } catch (error) {
        await people.pictures(`${shipped}-from-nothing`);
        throw error;
      }
    }, 600_000);
  });
}
