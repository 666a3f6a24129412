// A host for the built site, small enough to read in a minute. It does what
// Netlify and Cloudflare Pages do with the files of the output: `_headers`,
// `_redirects`, the nearest 404.html, gzip. A *bare* host is one like GitHub
// Pages: it knows neither of the two files, so the policy that counts is the
// one in the page.
import { createServer } from 'node:http';
import { readFileSync, existsSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.ico': 'image/x-icon',
  '.xml': 'application/xml', '.ics': 'text/calendar; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8', '.pdf': 'application/pdf', '.zip': 'application/zip', '.webmanifest': 'application/manifest+json',
};
const squeezed = /^(text\/|application\/(json|xml|manifest|atom)|image\/svg)/;

// host serves a folder below a base path ("/" or "/exchange/") and answers
// { origin, base, at, close }: at('ru/') is the address of a page.
export async function host(folder, { base = '/', bare = false } = {}) {
  const rules = bare ? [] : headerRules(folder);
  const moved = bare ? new Map() : redirects(folder);
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://host');
    const to = moved.get(url.pathname);
    if (to) return send(response, to.status, { Location: to.path }, '');
    const [status, file] = find(folder, base, decodeURIComponent(url.pathname), bare);
    if (status === 301) return send(response, 301, { Location: `${url.pathname}/${url.search}` }, '');
    if (!file) return send(response, 404, { 'Content-Type': 'text/plain' }, 'not found');
    const headers = { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' };
    for (const rule of rules) if (rule.path.test(url.pathname)) Object.assign(headers, rule.headers);
    let body = readFileSync(file);
    if (squeezed.test(headers['Content-Type']) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      body = gzipSync(body, { level: 9 });
      headers['Content-Encoding'] = 'gzip';
    }
    send(response, status, headers, request.method === 'HEAD' ? '' : body);
  });
  server.keepAliveTimeout = 60_000; // longer than any client thinks between two pages
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    base,
    folder,
    at: (address = '') => new URL(address.replace(/^\//, ''), origin + base).href,
    // close also ends the connections that browsers keep: after it the host
    // is as far away as it is from a coach in a forest.
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

function send(response, status, headers, body) {
  response.writeHead(status, headers);
  response.end(body);
}

// find answers the status and the file of a path.
function find(folder, base, pathname, bare) {
  if (!pathname.startsWith(base)) return [404, null];
  const file = path.join(folder, pathname.slice(base.length - 1));
  if (!file.startsWith(path.join(folder))) return [404, null];
  if (existsSync(file) && statSync(file).isFile()) return [200, file];
  if (existsSync(path.join(file, 'index.html'))) return pathname.endsWith('/') ? [200, path.join(file, 'index.html')] : [301, null];
  for (let dir = bare ? folder : path.dirname(file); dir.startsWith(path.join(folder)); dir = path.dirname(dir)) {
    if (existsSync(path.join(dir, '404.html'))) return [404, path.join(dir, '404.html')];
    if (dir === folder) break;
  }
  return [404, null];
}

// headerRules reads `_headers`: a path in the first column, its headers
// indented below it, `*` for any characters.
function headerRules(folder) {
  const rules = [];
  for (const line of lines(folder, '_headers')) {
    if (!/^\s/.test(line)) {
      const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
      rules.push({ path: new RegExp(`^${pattern}$`), headers: {} });
      continue;
    }
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
    rules.at(-1).headers[name] = value;
  }
  return rules;
}

function redirects(folder) {
  return new Map(lines(folder, '_redirects').map((line) => {
    const [from, to, status] = line.trim().split(/\s+/);
    return [from, { path: to, status: Number(status) }];
  }));
}

function lines(folder, name) {
  const file = path.join(folder, name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
