import { scheduleFault } from '../../src/argocd/cron-schedule.ts';

test.each([
  '* * * * *',
  '*/5 0-23/2 1,15 JAN-jun mon-fri',
  '0 22 * * 0',
  '? ? ? ? ?',
  '5/15 * * * *',
  '0  8 * *  1-5',
  'CRON_TZ=Europe/Berlin 0 8 * * *',
  '1,,2 * * * *',
])('%s is a schedule', (schedule) => {
  expect(scheduleFault(schedule)).toBeUndefined();
});

test.each([
  ['* * *', '3 fields instead of 5'],
  ['0 * * * * *', '6 fields instead of 5'],
  ['@daily', '1 fields instead of 5'],
  ['', '0 fields instead of 5'],
  ['60 * * * *', '"60" is out of range'],
  ['* 10 * * 7', '"7" is out of range'],
  ['* * 0 * *', '"0" is out of range'],
  ['* * * 13 *', '"13" is out of range'],
  ['* * * * monday', '"monday" is out of range'],
  ['*/0 * * * *', '"*/0" is out of range'],
  ['5-2 * * * *', '"5-2" is out of range'],
  ['5- * * * *', '"5-" is out of range'],
  ['1-2-3 * * * *', '"1-2-3" is out of range'],
  ['* * * * L', '"L" is out of range'],
])('%s is none: %s', (schedule, fault) => {
  expect(scheduleFault(schedule)).toContain(fault);
});
