import type * as WordLibrary from 'docx'
import type { FileChild, ParagraphChild, Table } from 'docx'
import type { Paper, PaperBlock } from './paper.js'

export const docxMedia = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Docx = typeof WordLibrary

/** What XML cannot hold is left out, halves of a letter too: a file that Word refuses to open is worse than one without it. */
const clean = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')

function linesOf({ TextRun }: Docx, text: string, bold = false): readonly ParagraphChild[] {
  return clean(text).split(/\r?\n/).map((line, index) => new TextRun({ text: line, bold, ...(index > 0 && { break: 1 }) }))
}

function tableOf(docx: Docx, widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[], keys = false): Table {
  const { Paragraph, Table: WordTable, TableCell, TableLayoutType, TableRow, WidthType } = docx
  const cells = (texts: readonly string[], bold: (index: number) => boolean) =>
    texts.map((text, index) => new TableCell({ width: { size: widths[index] ?? 0, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 80, right: 80 }, children: [new Paragraph({ children: linesOf(docx, text, bold(index)) })] }))
  return new WordTable({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...(head.length > 0 ? [new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, () => true) })] : []),
      ...rows.map(row => new TableRow({ children: cells(row, index => keys && index === 0) })),
    ],
  })
}

/** A4 with margins of 2 cm is 9,638 twentieths of a point wide. */
const wide = 9638

function childrenOf(docx: Docx, block: PaperBlock): readonly FileChild[] {
  const { HeadingLevel, Paragraph } = docx
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: linesOf(docx, block.text) })]
    case 'text':
      return [new Paragraph({ children: linesOf(docx, block.text) })]
    case 'rows':
      return [tableOf(docx, [2600, wide - 2600], [], block.rows.map(({ key, value }) => [key, value]), true), new Paragraph('')]
    case 'table':
      return [tableOf(docx, block.columns.map(() => Math.floor(wide / block.columns.length)), block.columns, block.rows), new Paragraph('')]
  }
}

/** The paper as a Word file: the marking at the head of every sheet, the number of the sheet at its foot, real headings, and tables whose head repeats. */
export async function asDocx({ marking, about, title, handling, parts }: Paper): Promise<Buffer> {
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } = docx
  const marked = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: clean(marking), bold: true })] })
  const section = {
    properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } } },
    headers: { default: new Header({ children: [marked, new Paragraph({ alignment: AlignmentType.CENTER, children: linesOf(docx, about) })] }) },
    footers: { default: new Footer({ children: [marked, new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['Sheet ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: linesOf(docx, title) }),
      ...handling.map(text => new Paragraph({ children: linesOf(docx, text) })),
      ...parts.flatMap(part => [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: linesOf(docx, part.title) }), ...part.blocks.flatMap(block => childrenOf(docx, block))]),
    ],
  }
  // Neither an author nor a company of this machine stands in it: what is said of the file is what stands on it.
  return Packer.toBuffer(new Document({ title: clean(title), creator: 'Lantern', lastModifiedBy: 'Lantern', description: clean(marking), styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } }, sections: [section] }))
}
