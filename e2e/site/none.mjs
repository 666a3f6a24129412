// Most tests collect everything that is wrong and fail once, with all of it.
import assert from 'node:assert/strict';

const most = 40; // lines of a failure that anybody reads

export function none(findings) {
  const lines = [...new Set(findings)];
  const rest = lines.length > most ? `\n… and ${lines.length - most} more` : '';
  assert.ok(lines.length === 0, `${lines.length} found:\n${lines.slice(0, most).join('\n')}${rest}`);
}
