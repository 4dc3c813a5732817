import { it } from 'vitest';
import { check, compile, guardXml, readDecisions } from '/work/main/engine/index.ts';
const head='<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">';
const wrap=(s:string)=>`${head}<process id="p" isExecutable="true">${s}</process></definitions>`;
const big='x'.repeat(50*1024*1024);
const cases:Record<string,string>={
 doctype:'<!DOCTYPE a [<!ENTITY x "y">]>'+head+'</definitions>',
 doctypeLower:'<!doctype a>'+head+'</definitions>',
 doctypeInComment: '<!-- > <!DOCTYPE x -->'+wrap(''),
 depth: head+'<subProcess>'.repeat(100000),
 depth64: wrap('<subProcess id="a">'.repeat(60)+'</subProcess>'.repeat(60)),
 ns: head+Array.from({length:8000},(_,i)=>`<a${i} xmlns:n${i}="u${i}">`).join(''),
 ns1tag: '<definitions '+Array.from({length:8000},(_,i)=>`xmlns:n${i}="u${i}"`).join(' ')+'/>',
 big: wrap(big), bigBare: big, bigLess:'<'.repeat(8*1024*1024), bigQuote:'<a b="'.repeat(1000000),
 bigComment: wrap('<!--'+'-'.repeat(8e6-1000)), bigCdata: wrap('<![CDATA['.repeat(800000)),
 bangs: '<!'.repeat(4e6), pis:'<?'.repeat(4e6),
 nul: wrap('\0'), nulAttr: wrap('<task id="a\0b" name="\0"/>'), lone: wrap('<task id="a" name="\ud800"/>'), loneId: wrap('<task id="\udc00"/>'),
 utf16: wrap('<task id="a"/>').replace('UTF-8','UTF-16'), latin: wrap('<task id="a"/>').replace('UTF-8','ISO-8859-1'), weird: wrap('<task id="a"/>').replace('UTF-8','x-nonsense'),
 latinBad: wrap('<task id="a" name="\ufffd"/>').replace('UTF-8','ISO-8859-1'),
 bom:'\ufeff'+wrap('<task id="a"/>'), empty:'', blank:'  ', text:'hello', html:'<html/>', nothing:'<a', 
 manyAttr: wrap('<task '+Array.from({length:20000},(_,i)=>`a${i}="x"`).join(' ')+'/>'),
 manyAttrNs: wrap('<task '+Array.from({length:200000},(_,i)=>`q:a${i}="x"`).join(' ')+'/>'),
 longAttr: wrap('<task id="a" name="'+'y'.repeat(7e6)+'"/>'), longId: wrap('<task id="'+'y'.repeat(7e6)+'"/>'),
 entities: wrap('<task id="a" name="'+'&amp;'.repeat(1.5e6)+'"/>'), badEntities: wrap('<task id="a" name="'+'&xxe;'.repeat(1.5e6)+'"/>'), amps: wrap('<task id="a" name="'+'&'.repeat(7e6)+'"/>'),
 tags79k: wrap(Array.from({length:79000},(_,i)=>`<task id="t${i}"/>`).join('')),
 flows: wrap(Array.from({length:20000},(_,i)=>`<task id="t${i}"/><sequenceFlow id="f${i}" sourceRef="t${i}" targetRef="t${i+1}"/>`).join('')),
 inclusive: wrap('<startEvent id="s"/>'+Array.from({length:5000},(_,i)=>`<inclusiveGateway id="t${i}"/><sequenceFlow id="f${i}" sourceRef="t${i}" targetRef="t${i+1}"/><sequenceFlow id="g${i}" sourceRef="t${i}" targetRef="t${(i*7)%5000}"/>`).join('')),
 inclusiveFan: wrap('<inclusiveGateway id="j"/>'+Array.from({length:20000},(_,i)=>`<task id="t${i}"/><sequenceFlow id="f${i}" sourceRef="t${i}" targetRef="j"/>`).join('')),
 dupIds: wrap('<task id="a"/>'.repeat(40000)), protoIds: wrap('<task id="__proto__"/><task id="constructor"/><sequenceFlow id="toString" sourceRef="__proto__" targetRef="constructor"/><task id="hasOwnProperty" __proto__="x" constructor="y"/>'),
 unresolved: wrap(Array.from({length:40000},(_,i)=>`<sequenceFlow id="f${i}" sourceRef="x${i}" targetRef="y${i}"/>`).join('')),
 badExprs: wrap('<task id="a"/><task id="b"/>'+Array.from({length:5000},(_,i)=>`<sequenceFlow id="f${i}" sourceRef="a" targetRef="b"><conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="tFormalExpression">1 +</conditionExpression></sequenceFlow>`).slice(0,60).join('')),
 spaces: '<a'+' '.repeat(8e6), idspaces: wrap('<task'+' id '.repeat(1e6)+'/>'), idAttr: '<a '.repeat(1)+' id='.repeat(2e6),
 pathoPlaces: wrap('<task '+'x id= '.repeat(1e6)),
 pathoPlaces2: wrap('<task x '.repeat(79000)), pathoNames: wrap('<'+'a'.repeat(7e6)), pathoNames2: '<a'.repeat(60)+ 'a'.repeat(7e6), 
};
for (const [name,xml] of Object.entries(cases)) it(name, async()=>{
  for (const [kind,fn] of Object.entries({check, compile, decisions: async (x:string)=>readDecisions(x)})) {
    const t=performance.now(); let out='';
    try { const r=await (fn as any)(xml); const p=Array.isArray(r)?r:(r as any).problems; out=`${p.length} ${p[0]?.rule} ${String(p[0]?.message.en).slice(0,70)}`;} catch(e){ out='THROW '+String((e as Error).stack).slice(0,300);}
    const ms=performance.now()-t;
    if (kind==='check'||ms>500||out.startsWith('THROW')) console.log(name.padEnd(14),kind,Math.round(ms)+'ms',out);
  }
}, 200000);
