import { describe, expect, it } from '@jest/globals';
import { beginningOf, plainText } from './plain-text.js';

describe('plain text of an advertisement', () => {
  it('drops tags and hidden parts, keeps their line breaks, decodes entities', () => {
    expect(plainText('<p>Cuoco &amp; pizzaiolo<br/>a Lecce</p><script>alert(1)</script><ul><li>uno</li><li>perch&eacute; &#8364;</li></ul>')).toBe('Cuoco & pizzaiolo\na Lecce\nuno\nperché €');
  });

  it('leaves alone what only looks like a tag', () => {
    expect(plainText('peso < 10 kg e > 5 kg, a<b')).toBe('peso < 10 kg e > 5 kg, a<b');
  });

  it('removes control characters and broken surrogates, which databases refuse', () => {
    expect(plainText('a\u0000b\ud800c')).toBe('a bc');
  });

  it('is cut without leaving half a character', () => {
    expect(beginningOf('ab🎉', 3)).toBe('ab');
    expect(beginningOf('ab🎉', 4)).toBe('ab🎉');
    expect(beginningOf('ab🎉c', 4)).toBe('ab🎉');
    expect(beginningOf('ab', 4)).toBe('ab');
  });

  it('stays fast on hostile input', () => {
    expect(plainText('<'.repeat(10_000)).length).toBe(10_000);
    expect(plainText('<a'.repeat(5_000)).length).toBe(10_000);
  });
});
