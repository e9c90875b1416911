import { draftDocx, draftPdf, draftTxt } from '../../../../test/fixtures/files/draft-files';
import { zip } from '../../../../test/fixtures/files/zip';
import { nameDisagrees, sniff } from './sniff';

const ole = (stream: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
const format = (bytes: Buffer | string, name = 'x') => sniff(Buffer.from(bytes), name).format;

describe('what a file is', () => {
  it('is told by its content, whatever its name', () => {
    expect(format(draftDocx(), 'a.pdf')).toBe('docx');
    expect(format(draftPdf(), 'a.docx')).toBe('pdf');
    expect(format(draftTxt(), 'a.docx')).toBe('txt');
    expect(format(zip([{ name: 'OFD.xml', data: '<a/>' }]), 'a.zip')).toBe('ofd');
    expect(
      format(
        zip([
          { name: 'mimetype', data: '' },
          { name: 'content.xml', data: '' },
        ]),
      ),
    ).toBe('odt');
    expect(
      format(
        zip([
          { name: '[Content_Types].xml', data: '' },
          { name: 'xl/workbook.xml', data: '' },
        ]),
        'a.docx',
      ),
    ).toBe('xlsx');
    expect(format(zip([{ name: 'readme.txt', data: '' }]), 'a.docx')).toBe('zip');
    expect(format('{\\rtf1 x}', 'a.doc')).toBe('rtf');
    expect(format('<!DOCTYPE html><html><body>x</body></html>', 'a.doc')).toBe('html');
    expect(format(Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.pdf')).toBe('image');
  });
  it('tells programs from texts', () => {
    expect(format(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'a.docx')).toBe('executable');
    expect(format(Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(100)]), 'a.pdf')).toBe('executable');
    expect(format('#!/bin/sh\nrm -rf /', 'a.txt')).toBe('executable');
    expect(format('MZ是一个缩写。', 'a.txt')).toBe('txt');
  });
  it('looks into compound files by their streams; an encrypted package is one', () => {
    expect(format(ole('WordDocument'), 'a.doc')).toBe('doc');
    expect(format(ole('WordDocument'), 'a.wps')).toBe('wps');
    expect(format(ole('Workbook'), 'a.doc')).toBe('xls');
    expect(sniff(ole('EncryptedPackage'), 'a.docx')).toMatchObject({ format: 'docx', encrypted: true });
  });
  it('takes a container with a lost directory for what its name says', () => {
    expect(format(draftDocx().subarray(0, 900), 'a.docx')).toBe('docx');
  });
  it('says when a name promises something else', () => {
    expect(nameDisagrees('pdf', '送审稿.docx')).toBe(true);
    expect(nameDisagrees('docx', '送审稿.DOCX')).toBe(false);
    expect(nameDisagrees('docx', '送审稿')).toBe(false);
  });
});
