import type { Message } from './problems.ts';

const error = (clause: string | null, zh: string, en: string): Message => ({
  severity: 'error',
  clause,
  text: { zh, en },
});

const warning = (clause: string | null, zh: string, en: string): Message => ({
  severity: 'warning',
  clause,
  text: { zh, en },
});

/** What the guard, the parser and the elements' `read` may find. */
export const messages: { readonly [rule: string]: Message } = {
  'xml/too-large': error(null, '文件过大，上限为 8 MB。', 'The file is larger than 8 MB.'),
  'xml/doctype': error(
    null,
    '不接受含文档类型声明（DOCTYPE）或实体的 XML。',
    'XML with a document type declaration or entities is not accepted.',
  ),
  'xml/too-deep': error(
    null,
    'XML 嵌套超过 {detail} 层。',
    'The XML is nested deeper than {detail} levels.',
  ),
  'xml/too-many-tags': error(
    null,
    'XML 标签超过 {detail} 个。',
    'The XML has more than {detail} tags.',
  ),
  'xml/too-many-attributes': error(
    null,
    'XML 标签的属性超过 {detail} 个。',
    'An XML tag has more than {detail} attributes.',
  ),
  'xml/too-many-namespaces': error(
    null,
    'XML 命名空间声明超过 {detail} 个。',
    'The XML declares more than {detail} namespaces.',
  ),
  'xml/unreadable': error(null, '无法读取 XML：{detail}', 'The XML cannot be read: {detail}'),
  'xml/unparsable-content': error(
    'BPMN 2.0 15.3',
    '有无法识别的内容：{detail}',
    'There is content that BPMN does not know here: {detail}',
  ),
  'xml/unknown-attribute': warning(
    'BPMN 2.0 15.3',
    '“{element}”有未知属性：{detail}',
    '{element} has an unknown attribute: {detail}',
  ),
  'xml/encoding': error(
    null,
    '请先将文件转换为 UTF-8：{detail}',
    'The text must be decoded to UTF-8 first: {detail}',
  ),
  'model/too-many-elements': error(
    null,
    '流程元素超过 {detail} 个。',
    'The model has more than {detail} flow elements.',
  ),
  'reference/duplicate-id': error(
    'BPMN 2.0 8.2.1',
    '编号“{detail}”重复。',
    'The id {detail} is used more than once.',
  ),
  'reference/illegal-id': error(
    'BPMN 2.0 8.2.1',
    '编号“{detail}”不合法：须以字母或下划线开头，只含字母、数字、“_”、“-”、“.”。',
    'The id {detail} is not allowed: it must begin with a letter or _ and hold letters, digits, _ - . only.',
  ),
  'reference/unresolved': error(
    'BPMN 2.0 8.2.1',
    '“{element}”引用了不存在的“{detail}”。',
    '{element} refers to {detail}, which does not exist.',
  ),
  'reference/imported': warning(
    'BPMN 2.0 8.1.2',
    '“{element}”引用了另一命名空间中的“{detail}”，此处不读取。',
    '{element} refers to {detail} of another namespace, which is not read.',
  ),
  'diagram/unresolved': warning(
    'BPMN 2.0 12.2.3',
    '图形“{element}”指向不存在的“{detail}”。',
    'The diagram element {element} shows {detail}, which does not exist.',
  ),
  'expression/not-parsable': error(
    'BPMN 2.0 8.4.5',
    '“{element}”的表达式有误：{detail}',
    'The expression of {element} cannot be read: {detail}',
  ),
  'element/unsupported': error(
    null,
    '暂不支持“{detail}”（{element}）。',
    '{detail} ({element}) is not supported yet.',
  ),
  'event/message-missing': error(
    'BPMN 2.0 10.5.5',
    '“{element}”没有指定消息。',
    '{element} names no message.',
  ),
  'task/message-missing': warning(
    'BPMN 2.0 10.3.3',
    '接收任务“{element}”没有指定消息，按其编号等待。',
    'Receive task {element} names no message; it waits by its own id.',
  ),
  'event/signal-missing': error(
    'BPMN 2.0 10.5.5',
    '“{element}”没有指定信号。',
    '{element} names no signal.',
  ),
  'event/condition-missing': error(
    'BPMN 2.0 10.5.5',
    '条件事件“{element}”没有条件。',
    'The conditional event {element} has no condition.',
  ),
  'event/link-missing': error(
    'BPMN 2.0 10.5.5',
    '链接事件“{element}”没有名称。',
    'The link event {element} names no link.',
  ),
  'event/error-missing': error(
    'BPMN 2.0 10.5.3',
    '错误结束事件“{element}”没有指定错误。',
    'The error end event {element} names no error.',
  ),
  'event/parallel-multiple-kind': error(
    'BPMN 2.0 10.5.1',
    '并行多重事件“{element}”不能包含错误、取消或补偿。',
    'The parallel multiple event {element} must not contain errors, cancels or compensations.',
  ),
  'event/timer-form': error(
    'BPMN 2.0 10.5.5',
    '定时事件“{element}”须恰有日期、时长、循环三者之一，现有 {detail} 个。',
    'The timer {element} needs exactly one of date, duration and cycle, but has {detail}.',
  ),
  'event/timer-unreadable': error(
    'BPMN 2.0 10.5.5',
    '定时事件“{element}”的时间写法无法识别：{detail}',
    'The time of {element} cannot be read: {detail}',
  ),
  'foreign/refused': error(
    null,
    '“{element}”的设置 {detail} 来自其他平台，这里无法执行。',
    '{detail} at {element} is a setting of another platform that cannot be run here.',
  ),
  'foreign/no-effect': warning(
    null,
    '“{element}”的设置 {detail} 来自其他平台，在这里不起作用。',
    '{detail} at {element} is a setting of another platform and has no effect here.',
  ),
  'foreign/unknown': warning(
    null,
    '“{element}”的 {detail} 不是所属平台的已知设置，原样保留。',
    '{detail} at {element} is no known setting of its platform; it is kept as it is.',
  ),
  'task/assignment-without-rule': error(
    null,
    '“{element}”的办理人规则没有名称。',
    'An assignment of {element} names no rule.',
  ),
  'task/operation-unknown': error(
    null,
    '“{element}”允许的操作“{detail}”不是 return-to。',
    'An operation that {element} allows is {detail}, not return-to.',
  ),
  'task/field-access': error(
    null,
    '“{element}”的字段权限“{detail}”不是 write、required、read、hide 之一。',
    'A field access of {element} is {detail}, not one of write, required, read, hide.',
  ),
  'task/retries': error(
    null,
    '“{element}”的重试次数“{detail}”不是 0 到 999 的整数。',
    'The retries of {element} are {detail}, not a whole number from 0 to 999.',
  ),
  'task/script-missing': error(
    'BPMN 2.0 10.3.3',
    '脚本任务“{element}”没有脚本。',
    'The script task {element} has no script.',
  ),
  'activity/called-element-missing': error(
    'BPMN 2.0 10.3.6',
    '调用活动“{element}”没有指定流程。',
    'The call activity {element} names no process.',
  ),
  'activity/listener': error(
    null,
    '“{element}”的监听作业须有类型，时机“{detail}”须为 start、create、complete、end 或 take。',
    'A listener of {element} needs a type, and {detail} must be start, create, complete, end or take.',
  ),
  'data/store-not-run': error(
    'BPMN 2.0 10.4.1',
    '“{element}”的数据关联读写数据存储“{detail}”，实例之外的数据须由作业读写。',
    'A data association of {element} reads or writes the data store {detail}: a job must do that.',
  ),
  'activity/loop-without-size': error(
    'BPMN 2.0 10.3.8',
    '多实例活动“{element}”既没有次数也没有集合。',
    'The multi-instance activity {element} has neither a cardinality nor a collection.',
  ),
  'activity/loop-without-end': error(
    'BPMN 2.0 10.3.8',
    '循环活动“{element}”既没有循环条件也没有最大次数。',
    'The loop {element} has neither a condition nor a maximum.',
  ),
  'activity/loop-maximum': error(
    'BPMN 2.0 10.3.8',
    '循环活动“{element}”的最大次数“{detail}”不是非负整数。',
    'The maximum of loop {element} is {detail}, not a whole number.',
  ),
  'activity/quantity': error(
    'BPMN 2.0 10.3',
    '“{element}”的令牌数量须为 1 到 1000 的整数：{detail}',
    'The quantity of tokens of {element} must be a whole number from 1 to 1000: {detail}',
  ),
  'activity/behavior-incomplete': error(
    'BPMN 2.0 10.3.8',
    '多实例活动“{element}”的行为定义缺少条件或可抛出的事件。',
    'A behavior of the multi-instance activity {element} lacks its condition or an event to throw.',
  ),
  'activity/mapping-incomplete': error(
    'BPMN 2.0 10.4.2',
    '“{element}”有一条数据映射缺少来源或目标。',
    'A mapping of {element} lacks its source or its target.',
  ),
};
