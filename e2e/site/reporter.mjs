// What the run prints: a line for each file of tests, and for each test that
// fails its name and why. Names of passing tests would bury that.
export default async function* reporter(events) {
  const sum = { passed: 0, failed: 0 };
  const began = Date.now();
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type === 'test:diagnostic' && data.nesting > 0) yield `  ${data.message}\n`;
    if (type !== 'test:pass' && type !== 'test:fail' || data.skip !== undefined) continue;
    const whole = data.details?.type === 'suite' || /\.mjs$/.test(data.name);
    if (type === 'test:fail' && !/subtests? failed/.test(cause(data))) yield `✗ ${data.name}\n${indented(cause(data))}\n`;
    if (whole) {
      if (data.details?.type === 'suite') yield `${type === 'test:pass' ? '✓' : '✗'} ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
      continue;
    }
    sum[type === 'test:pass' ? 'passed' : 'failed']++;
  }
  yield `${sum.passed} passed, ${sum.failed} failed, ${((Date.now() - began) / 1000).toFixed(0)} s\n`;
}

// The browser's driver colours its messages for a terminal; a log has none.
const cause = (data) => (data.details?.error?.cause?.message ?? data.details?.error?.message ?? '').replace(/\u001b\[\d*m/g, '');
const indented = (text) => text.split('\n').map((line) => `    ${line}`).join('\n');
