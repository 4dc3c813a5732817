import { between, inProcess } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaChildRepeated = schemaRule({
  fault: 'child-repeated',
  text: {
    zh: '“{element}”的子元素“{detail}”过多。',
    en: '{element} has too many child elements {detail}.',
  },
  bad: inProcess(
    '<startEvent id="s"/><exclusiveGateway id="x"/><endEvent id="e"/><sequenceFlow id="s-x" sourceRef="s" targetRef="x"/><sequenceFlow id="x-e" sourceRef="x" targetRef="e"><conditionExpression>n = 1</conditionExpression><conditionExpression>n = 2</conditionExpression></sequenceFlow>',
  ),
  good: between('<task id="a"/>', 'a'),
});
