import { canonicalHost, isInRange, refusedAddress, refusedName } from '../../../src/adapters/system/address-rule.ts';

describe('refusedAddress', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['febf:ffff::1', 'link-local'],
    ['169.254.169.254', 'cloud metadata'],
    ['169.254.170.2', 'cloud metadata'],
    ['fd00:ec2::254', 'cloud metadata'],
    ['fd00:ec2::23', 'cloud metadata'],
    ['fd20:ce::254', 'cloud metadata'],
    ['100.100.100.200', 'cloud metadata'],
    ['168.63.129.16', 'cloud metadata'],
    ['192.0.0.192', 'cloud metadata'],
    ['192.0.0.8', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['ff02::1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['fec0::1', 'reserved'],
    ['100::1', 'reserved'],
    ['not an address', 'no address'],
    ['', 'no address'],
    ['1.2.3', 'no address'],
    ['256.1.1.1', 'no address'],
  ])('%s is %s', (address, what) => {
    expect(refusedAddress(address)).toContain(what);
  });

  test.each([
    ['IPv4-mapped', '::ffff:169.254.169.254'],
    ['IPv4-mapped in hexadecimal', '::ffff:a9fe:a9fe'],
    ['IPv4-compatible', '::169.254.169.254'],
    ['IPv4-translated', '::ffff:0:169.254.169.254'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['NAT64 of one network', '64:ff9b:1::a9fe:a9fe'],
    ['6to4', '2002:a9fe:a9fe::1'],
    ['Teredo', '2001:0:1::5601:5601'],
    ['written at length', '0000:0000:0000:0000:0000:FFFF:A9FE:A9FE'],
  ])('169.254.169.254 hidden in %s is found', (_how, address) => {
    expect(refusedAddress(address)).toBe('a cloud metadata service, as 169.254.169.254');
  });

  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.201',
    '168.63.129.17',
    '8.8.8.8',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.255.255',
    '223.255.255.255',
    'fc00::1',
    'fd00::1',
    'fdff::1',
    '2606:4700::1111',
    '::ffff:10.0.0.1',
    '64:ff9b::808:808',
    '2002:808:808::1',
    '2001:db8::1',
  ])('%s is permitted', (address) => {
    expect(refusedAddress(address)).toBeUndefined();
  });
});

describe('refusedName', () => {
  test.each([
    'localhost',
    'registry.localhost',
    'localhost.localdomain',
    'ip6-localhost',
    'ip6-loopback',
    'metadata',
    'metadata.google.internal',
    'metadata.goog',
    'instance-data',
    'instance-data.ec2.internal',
  ])('%s is refused', (name) => {
    expect(refusedName(name)).toBeDefined();
  });

  test.each(['github.com', 'mylocalhost', 'localhost.example', 'metadata.example', 'google.internal'])(
    '%s is permitted',
    (name) => {
      expect(refusedName(name)).toBeUndefined();
    },
  );
});

describe('canonicalHost', () => {
  test.each([
    ['GitHub.COM', 'github.com'],
    ['localhost.', 'localhost'],
    ['localhost..', 'localhost'],
    ['l%6Fcalhost', 'localhost'],
    ['[::1]', '::1'],
    ['::1', '::1'],
    ['fe80::1%25eth0', 'fe80::1'],
    ['[0:0::FFFF:127.0.0.1]', '::ffff:7f00:1'],
    ['127.1', '127.0.0.1'],
    ['0x7f.0.0.1', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['017700000001', '127.0.0.1'],
    ['127.0.0.1.', '127.0.0.1'],
    ['１２７.0.0.1', '127.0.0.1'],
    ['', undefined],
    ['.', undefined],
    ['a b', undefined],
    ['a/b', undefined],
    ['u@a', undefined],
    ['a:80', undefined],
    ['1.2.3.4.5', undefined],
    ['256.1.1.1', undefined],
  ])('%j is %j', (host, canonical) => {
    expect(canonicalHost(host)).toBe(canonical);
  });
});

describe('isInRange', () => {
  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['172.31.0.1', '172.16.0.0/12', true],
    ['172.32.0.1', '172.16.0.0/12', false],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['fd12::1', 'fc00::/7', true],
    ['fe12::1', 'fc00::/7', false],
    ['::1', '0.0.0.0/0', false],
    ['10.1.2.3', '10.0.0.0/', false],
    ['10.1.2.3', '10.0.0.0/33', false],
    ['10.1.2.3', 'charts.example/8', false],
  ])('%s in %s: %s', (address, range, is) => {
    expect(isInRange(address, range)).toBe(is);
  });
});
