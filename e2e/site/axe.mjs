// axe answers what axe-core finds on a page: rule, element and cause, a line
// for each element.
import AxeBuilder from '@axe-core/playwright';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(tab) {
  const builder = new AxeBuilder({ page: tab }).setLegacyMode().withTags(rules).options({ resultTypes: ['violations'] });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
}
