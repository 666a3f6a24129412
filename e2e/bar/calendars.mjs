// Every calendar file is read by an independent parser, which finds in each
// event what a calendar program needs.
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import { built, files } from '../site/pages.mjs';
import { none } from '../site/none.mjs';

describe('calendars', () => {
  it('every .ics file parses', () => {
    none(files(built.root).filter((file) => file.endsWith('.ics')).flatMap((file) => {
      const calendar = new ICAL.Component(ICAL.parse(readFileSync(path.join(built.root, file), 'utf8')));
      const events = calendar.getAllSubcomponents('vevent');
      const found = events.length ? [] : [`${file}: no event`];
      if (calendar.getFirstPropertyValue('version') !== '2.0') found.push(`${file}: no version`);
      const uids = new Set();
      for (const one of events) {
        const event = new ICAL.Event(one);
        const sequel = `${event.uid} ${event.recurrenceId ?? ''}`;
        if (!event.uid || uids.has(sequel)) found.push(`${file}: UID ${event.uid} is missing or double`);
        uids.add(sequel);
        if (!event.summary) found.push(`${file}: ${event.uid} has no summary`);
        if (!one.getFirstPropertyValue('dtstamp')) found.push(`${file}: ${event.uid} has no DTSTAMP`);
        if (!(event.endDate.compare(event.startDate) >= 0)) found.push(`${file}: ${event.uid} ends before it begins`);
      }
      return found;
    }));
  });
});
