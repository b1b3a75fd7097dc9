import { decode, encode } from '../../src/local/resp';

function read(text: string) {
  return decode(Buffer.from(text));
}

test('writes a command as a list of strings with their length in bytes', () => {
  expect(encode(['SET', 'ключ', 7]).toString()).toBe('*3\r\n$3\r\nSET\r\n$8\r\nключ\r\n$1\r\n7\r\n');
});

test.each([
  ['+OK\r\n', 'OK'],
  [':42\r\n', 42],
  ['$5\r\na\r\nbc\r\n', 'a\r\nbc'],
  ['$-1\r\n', null],
  ['*2\r\n:1\r\n*1\r\n+x\r\n', [1, ['x']]],
])('reads %j', (text, reply) => {
  expect(read(text)).toEqual({ reply, end: text.length });
});

test('reads an error as an error', () => {
  expect(read('-ERR no\r\n')?.reply).toEqual(new Error('ERR no'));
});

test.each(['', '+O', '+OK\r', '$5\r\nabc', '*2\r\n:1\r\n'])('waits for the rest of %j', text => {
  expect(read(text)).toBeUndefined();
});

test('reads one reply after the other', () => {
  const bytes = Buffer.from('+one\r\n+two\r\n');
  expect(decode(bytes, decode(bytes)?.end)?.reply).toBe('two');
});

test('keeps every byte of a list where it is asked to', () => {
  const reply = Buffer.concat([Buffer.from('*1\r\n$2\r\n'), Buffer.from([0xff, 0x00]), Buffer.from('\r\n')]);
  expect(decode(reply, 0, 'latin1')).toEqual({ reply: ['\xff\x00'], end: reply.length });
  expect(encode([Buffer.from([0xff])])).toEqual(Buffer.concat([Buffer.from('*1\r\n$1\r\n'), Buffer.from([0xff]), Buffer.from('\r\n')]));
});
