// An agent that speaks ACP and plays one scene: node acp.mjs SCENE
import fs from "node:fs";
import readline from "node:readline";
import { Tools } from "./tools.mjs";

const scene = process.argv[2];
const waiting = new Map();
let last = 0, prompts = 0, server = null, loaded = null;
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n");
const update = (value) => send({ method: "session/update", params: { sessionId: "S", update: value } });
const says = (text) => update({ sessionUpdate: "agent_message_chunk", content: { type: "text", text } });
const ask = (method, params) => new Promise((resolve) => { const id = ++last; waiting.set(id, resolve); send({ id, method, params: { sessionId: "S", ...params } }); });
const told = (answer) => answer.error ? `no: ${answer.error.message}` : JSON.stringify(answer.result);

const scenes = {
  async work() {
    says("I look."); 
    update({ sessionUpdate: "plan", entries: [{ content: "Write it", status: "pending", priority: "high" }] });
    update({ sessionUpdate: "tool_call", toolCallId: "1", title: "Edit made.txt", kind: "edit", status: "pending" });
    const options = [{ optionId: "a", name: "Yes", kind: "allow_once" }, { optionId: "r", name: "No", kind: "reject_once" }];
    const permit = await ask("session/request_permission", { toolCall: { toolCallId: "1", title: "Edit made.txt", kind: "edit" }, options });
    const wrote = await ask("fs/write_text_file", { path: `${process.cwd()}/made.txt`, content: "one\ntwo\nthree\n" });
    const part = await ask("fs/read_text_file", { path: `${process.cwd()}/made.txt`, line: 2, limit: 1 });
    const outside = await ask("fs/read_text_file", { path: "/etc/passwd" });
    const climbing = await ask("fs/write_text_file", { path: `${process.cwd()}/../up.txt`, content: "x" });
    const made = (await ask("terminal/create", { command: "sh", args: ["-c", "cat made.txt; echo key=$TEST_KEY; exit 4"] })).result;
    const exit = await ask("terminal/wait_for_exit", made);
    const output = await ask("terminal/output", made);
    await ask("terminal/release", made);
    const endless = (await ask("terminal/create", { command: "sleep", args: ["1000"] })).result;
    await ask("terminal/kill", endless);
    const ended = await ask("terminal/wait_for_exit", endless);
    const unknown = await ask("terminal/fly", {});
    for (const answer of [permit, wrote, part, outside, climbing, exit, output, ended, unknown]) says(`${told(answer)}\n`);
    update({ sessionUpdate: "usage_update", used: 10, size: 100, cost: { amount: 0.5, currency: "USD" } });
    const tools = await Tools.open(server);
    await tools.call("hand_off", { good: true });
    tools.close();
    return { stopReason: "end_turn", usage: { inputTokens: 10, cachedReadTokens: 5, cachedWriteTokens: 1, outputTokens: 7, totalTokens: 23 } };
  },
  async reader() {
    const options = [{ optionId: "a", name: "Yes", kind: "allow_always" }, { optionId: "r", name: "No", kind: "reject_always" }];
    says(told(await ask("session/request_permission", { toolCall: { toolCallId: "1", title: "Edit", kind: "edit" }, options })));
    says(told(await ask("session/request_permission", { toolCall: { toolCallId: "2", title: "Run", kind: "execute" }, options })));
    says(told(await ask("fs/write_text_file", { path: `${process.cwd()}/made.txt`, content: "x" })));
    try { fs.writeFileSync("made.txt", "x"); says("wrote"); } catch { says("kept out"); }
    const tools = await Tools.open(server);
    await tools.call("hand_off", { good: true });
    return { stopReason: "end_turn" };
  },
  async forgetful() {
    if (prompts < 3) { says("I think I am done."); return { stopReason: "end_turn" }; }
    const tools = await Tools.open(server);
    await tools.call("hand_off", { good: true });
    return { stopReason: "end_turn" };
  },
  async costly() { return { stopReason: "end_turn", usage: { inputTokens: 9000, outputTokens: 1000 } }; },
  async circles() {
    for (let at = 1; at <= 60; at++) {
      update({ sessionUpdate: "tool_call", toolCallId: `${at}`, title: "Read a.txt", kind: "read", rawInput: { path: "a.txt" } });
      update({ sessionUpdate: "tool_call_update", toolCallId: `${at}`, status: "completed", rawOutput: "the same" });
    }
    await new Promise(() => {});
  },
  async idle() { return { stopReason: "end_turn" }; },
  async refusal() { return { stopReason: "refusal" }; },
  async dies() { says("I begin."); process.exit(9); },
  async leaves() { says("I go."); process.exit(0); },
  async diesInCall() {
    const tools = await Tools.open(server);
    tools.call("shell", { command: "sleep 0.2; echo done > late.txt" });
    await tools.call("look", {});
    process.kill(process.pid, "SIGKILL");
  },
  async diesAfter() {
    const tools = await Tools.open(server);
    await tools.call("hand_off", { good: true });
    process.kill(process.pid, "SIGKILL");
  },
  async mute() { await new Promise(() => {}); },
  async login() { throw { code: -32000, message: "Authentication required" }; },
  async cutOnce() {
    if (!fs.existsSync(`${process.env.HOME}/begun`)) {
      fs.writeFileSync(`${process.env.HOME}/begun`, "S");
      const tools = await Tools.open(server);
      await tools.call("look", {});
      process.kill(process.pid, "SIGKILL");
    }
    says(loaded ? `I go on with ${loaded}.` : "I begin anew.");
    const tools = await Tools.open(server);
    await tools.call("hand_off", { good: true });
    return { stopReason: "end_turn" };
  },
};

readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  const message = JSON.parse(line);
  if (!message.method) return waiting.get(message.id)?.(message);
  const reply = (result) => send({ id: message.id, result });
  if (message.method === "initialize") {
    if (scene === "diesAtOnce") process.exit(7);
    if (scene === "noise") process.stdout.write("Welcome!\n{ not json\n");
    return reply({ protocolVersion: scene === "future" ? 2 : 1, agentCapabilities: { loadSession: scene !== "cutNoLoad", mcpCapabilities: { http: scene !== "cutNoLoad" } }, authMethods: [] });
  }
  if (message.method === "session/new" || message.method === "session/load") {
    server = message.params.mcpServers[0];
    process.chdir(message.params.cwd);
    if (message.method === "session/load") {
      loaded = message.params.sessionId;
      says("Said before.");
    }
    return reply({ sessionId: "S" });
  }
  if (message.method === "session/cancel") process.exit(0);
  if (message.method === "session/prompt") {
    prompts++;
    try { reply(await (scenes[scene === "noise" ? "forgetful" : scene === "cutNoLoad" ? "cutOnce" : scene])()); }
    catch (error) { send({ id: message.id, error: { code: error.code ?? -32603, message: error.message } }); }
  }
});
process.stdin.on("end", () => process.exit(0));
