// The style sheets through stylelint: its standard rules, with the exceptions
// below, each for a reason.
import { describe, it } from 'node:test';
import path from 'node:path';
import stylelint from 'stylelint';
import { none } from '../site/none.mjs';

const here = path.dirname(import.meta.dirname ?? new URL(import.meta.url).pathname);
const project = path.dirname(here);

const config = {
  extends: 'stylelint-config-standard',
  rules: {
    // Taste: the project writes a short rule on one line, without gaps.
    'declaration-block-single-line-max-declarations': null,
    'rule-empty-line-before': null,
    'at-rule-empty-line-before': null,
    'comment-empty-line-before': null,
    'declaration-empty-line-before': null,
    'custom-property-empty-line-before': null,
    // The parts of a page stand one after another; the rule cannot know that
    // a link of the menu is never one of the title.
    'no-descending-specificity': null,
    // Old phones know min-width, not (width >= 48em).
    'media-feature-range-notation': 'prefix',
    // Phones of some years ago know these with their prefix only.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['text-size-adjust', 'mask'] }],
    // One way of writing an address; the pipeline puts the asset's own there.
    'function-url-quotes': 'never',
    // Names of fonts are names.
    'value-keyword-case': ['lower', { ignoreProperties: ['/^--(sans|serif|mono)$/'] }],
  },
};

describe('stylelint', () => {
  it('has nothing to say about the style sheets', async () => {
    const { results } = await stylelint.lint({ files: `${project}/layouts/assets/**/*.css`, config, configBasedir: here });
    none(results.flatMap(({ source, warnings }) => warnings.map(({ line, column, text }) => (
      `${path.relative(project, source)}:${line}:${column}: ${text}`))));
  });
});
