import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaValueUnknown = schemaRule({
  fault: 'value-unknown',
  text: {
    zh: '“{element}”的值不在规范的取值之中：{detail}',
    en: 'A value of {element} is none that BPMN knows: {detail}',
  },
  bad: between('<exclusiveGateway id="a" gatewayDirection="Sideways"/>', 'a'),
  good: between('<exclusiveGateway id="a" gatewayDirection="Unspecified"/>', 'a'),
});
