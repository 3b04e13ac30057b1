// A model server for agents from outside: speaks enough of Anthropic's Messages and OpenAI's Responses, streaming, and
// plays the steps of a script. Which step is next follows from the conversation alone.
//   node provider.mjs SCRIPT.json [PORT]   prints "listening PORT"; every request goes to stderr as one line of JSON
import http from "node:http";
import fs from "node:fs";

const steps = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const usage = { input: 1000, output: 50 };

const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const path = request.url.split("?")[0];
  const asked = body ? JSON.parse(body) : {};
  console.error(JSON.stringify({
    path, key: request.headers["x-api-key"] ?? request.headers.authorization ?? null, model: asked.model,
    tools: toolsOf(asked).map((tool) => tool.name), turns: turnsOf(asked),
  }));
  if (path.endsWith("/count_tokens")) return json(response, { input_tokens: 1000 });
  if (path.endsWith("/models")) return json(response, { object: "list", data: [], models: [] });
  if (path.endsWith("/messages")) return messages(response, asked);
  if (path.endsWith("/responses")) return responses(response, asked);
  json(response, { error: { message: `nothing at ${path}` } }, 404);
});

server.listen(Number(process.argv[3] ?? 0), "127.0.0.1", () => console.log(`listening ${server.address().port}`));

function json(response, value, status = 200) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function toolsOf(asked) {
  return (asked.tools ?? []).flatMap((tool) =>
    tool.type === "namespace" ? tool.tools.map((one) => ({ ...one, namespace: tool.name })) : [tool]);
}

// What the model itself has said so far, in turns that called something.
function turnsOf(asked) {
  if (asked.messages)
    return asked.messages.filter((one) => one.role === "assistant" && Array.isArray(one.content) && one.content.some((part) => part.type === "tool_use")).length;
  return (asked.input ?? []).filter((one) => one.type === "function_call" || one.type === "custom_tool_call").length;
}

// An agent gives a tool of ours a longer name. Side conversations, such as for a title, have none of them.
function stepFor(asked) {
  const tools = toolsOf(asked);
  const find = (name) => tools.find((tool) => tool.name === name || tool.name?.endsWith(`__${name}`));
  if (!find("hand_off")) return { say: "Fine.", calls: [] };
  const step = steps[Math.min(turnsOf(asked), steps.length - 1)];
  return { say: step.say ?? "", calls: (step.calls ?? []).map((call) => ({ ...call, found: find(call.tool) })) };
}

function stream(response, events) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}

function messages(response, asked) {
  const step = stepFor(asked);
  const blocks = [
    ...(step.say ? [{ type: "text", text: step.say }] : []),
    ...step.calls.map((call, at) => ({ type: "tool_use", id: `toolu_${turnsOf(asked)}_${at}`, name: call.found?.name ?? call.tool, input: call.arguments })),
  ];
  const message = { id: `msg_${turnsOf(asked)}_${step.calls.length}`, type: "message", role: "assistant", model: asked.model, stop_reason: null, stop_sequence: null };
  const counts = { input_tokens: usage.input, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: usage.output };
  const reason = step.calls.length ? "tool_use" : "end_turn";
  if (!asked.stream) return json(response, { ...message, content: blocks, stop_reason: reason, usage: counts });
  stream(response, [
    { type: "message_start", message: { ...message, content: [], usage: counts } },
    ...blocks.flatMap((block, index) => [
      { type: "content_block_start", index, content_block: block.type === "text" ? { type: "text", text: "" } : { ...block, input: {} } },
      { type: "content_block_delta", index, delta: block.type === "text" ? { type: "text_delta", text: block.text } : { type: "input_json_delta", partial_json: JSON.stringify(block.input) } },
      { type: "content_block_stop", index },
    ]),
    { type: "message_delta", delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: usage.output } },
    { type: "message_stop" },
  ]);
}

function responses(response, asked) {
  const step = stepFor(asked);
  const id = `resp_${turnsOf(asked)}`;
  const items = [
    ...(step.say ? [{ type: "message", id: `${id}_m`, role: "assistant", status: "completed", content: [{ type: "output_text", text: step.say, annotations: [] }] }] : []),
    ...step.calls.map((call, at) => ({
      type: "function_call", id: `${id}_f${at}`, call_id: `call_${turnsOf(asked)}_${at}`, status: "completed",
      name: call.found?.name ?? call.tool, ...(call.found?.namespace ? { namespace: call.found.namespace } : {}), arguments: JSON.stringify(call.arguments),
    })),
  ];
  const whole = {
    id, object: "response", status: "completed", model: asked.model, output: items,
    usage: { input_tokens: usage.input, input_tokens_details: { cached_tokens: 0 }, output_tokens: usage.output, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: usage.input + usage.output },
  };
  stream(response, [
    { type: "response.created", response: { ...whole, status: "in_progress", output: [] } },
    ...items.flatMap((item, at) => [
      { type: "response.output_item.added", output_index: at, item },
      { type: "response.output_item.done", output_index: at, item },
    ]),
    { type: "response.completed", response: whole },
  ]);
}
