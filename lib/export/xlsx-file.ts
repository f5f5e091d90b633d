// A workbook in pieces: rows become XML as they come and go into the archive at once, so that it holds one piece
// at a time, however long the result is. A sheet that is full is followed by another.
import { type AsyncFlateStreamHandler, strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { cellStyles, textCell, xlsxCell } from './xlsx-cell.ts';

/** What a sheet can hold, its heading among them. */
const rowsOfSheet = 1_048_576;
/** Little is gained by more work on text this regular. */
const level = 3;

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The heading and every row; `limit` is the rows of a sheet. */
export async function* xlsxFile(
  columns: readonly Pick<ResultColumn, 'label' | 'type'>[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
  limit = rowsOfSheet,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const take: AsyncFlateStreamHandler = (failed, data) => {
    if (failed) throw failed;
    made.push(data);
  };
  const zip = new Zip(take);
  const types = columns.map(({ type }) => type);
  const heading = `<row>${columns.map(({ label }) => textCell(label, cellStyles.heading)).join('')}</row>`;
  let sheets = 0;
  let inSheet = 0;
  let sheet: ZipDeflate | undefined;

  const begin = () => {
    sheets += 1;
    inSheet = 1;
    sheet = new ZipDeflate(`xl/worksheets/sheet${sheets}.xml`, { level });
    zip.add(sheet);
    sheet.push(
      strToU8(`${xml}<worksheet xmlns="${main}">${frozenHeading}${widths(columns)}<sheetData>${heading}`),
    );
  };
  const finish = () => sheet?.push(strToU8('</sheetData></worksheet>'), true);

  begin();
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) {
      if (inSheet === limit) {
        sheet?.push(strToU8(text));
        text = '';
        finish();
        begin();
      }
      text += '<row>';
      for (let at = 0; at < types.length; at += 1) text += xlsxCell(row[at] ?? null, types[at] ?? 'text');
      text += '</row>';
      inSheet += 1;
    }
    sheet?.push(strToU8(text));
    yield* made.splice(0);
  }
  finish();
  for (const [name, content] of frame(sheets)) {
    const file = new ZipDeflate(name, { level });
    zip.add(file);
    file.push(strToU8(xml + content), true);
  }
  zip.end();
  yield* made.splice(0);
}

const frozenHeading =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** In characters. A spreadsheet shows a date that does not fit as "#######", and cuts off any other cell. */
const widthOf: Partial<Record<ResultColumn['type'], number>> = {
  date: 12,
  timestamp: 20,
  text: 26,
  json: 40,
};
const otherWidth = 14;
const widest = 60;

/** Known before the first row, and written before it. */
function widths(columns: readonly Pick<ResultColumn, 'label' | 'type'>[]): string {
  const cols = columns.map(({ label, type }, at) => {
    const width = Math.min(widest, Math.max(widthOf[type] ?? otherWidth, label.length + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  return cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '';
}

/** What makes sheets a workbook. It comes last, when it is known how many there are. */
function frame(sheets: number): [string, string][] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
        numbers
          .map(
            (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
          )
          .join('') +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${numbers
        .map((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${numbers
        .map(
          (n) =>
            `<Relationship Id="rId${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ];
}

const styles =
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>';
